"""Train the digit network offline, with NumPy alone, and export it for the page.

Writes weights.json (for the page), weights.pkl (a plain dict of arrays), training.json and
training.png (how it went). Ctrl-C keeps the weights so far; --resume goes on from there.
"""

import argparse
import sys
import time
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, get_args

try:
    from tqdm import tqdm

    from digitnet import datasets, plots, weights
    from digitnet.course import Course
    from digitnet.drawing_files import load_drawings
    from digitnet.evaluate import read_all
    from digitnet.files import write_beside
    from digitnet.lessons import Lessons, prepare
    from digitnet.manner import Manner
    from digitnet.network import Floats, Network
    from digitnet.reading import Reader
    from digitnet.recipes import RECIPES, Recipe
    from digitnet.record import record, to_json
    from digitnet.training import Batches
except ImportError as missing:
    sys.exit(f'train_offline: {missing}. Run once: pip install -e ".[train]"')

SAVE_EVERY = 10
"""Seconds between the states from which --resume can go on."""

TEACHER = (500, 300)
"""The hidden layers of the network that teaches the one that is shipped."""
TEACHER_RATE = 0.008
SHOWN = 200
"""Samples on the sheet of --show."""


def arguments() -> argparse.Namespace:
    """The command line, with an option for every setting of a recipe."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--data",
        default="keras",
        metavar="FILE",
        help="MNIST: an .npz, a folder with the four IDX files, or keras, which lets TensorFlow "
        "fetch it (default: %(default)s)",
    )
    parser.add_argument(
        "--drawings",
        type=Path,
        nargs="+",
        default=[],
        metavar="FILE",
        help="drawings to train on as well: .npz, the .json that the page exports, or UCI's "
        "pendigits-orig.tra",
    )
    parser.add_argument(
        "--out",
        type=Path,
        default=Path("trained"),
        metavar="DIR",
        help="where the results go (default: %(default)s)",
    )
    parser.add_argument(
        "--show",
        type=Path,
        metavar="FILE.png",
        help="first write a sheet of what the network is trained on",
    )
    parser.add_argument(
        "--resume", action="store_true", help="go on from the training broken off in --out"
    )
    settings = parser.add_argument_group("recipe", "what to start from, and what to change in it")
    settings.add_argument(
        "--recipe",
        choices=RECIPES,
        default="default",
        help="default made the shipped weights; classic learns one sample at a time",
    )
    for setting in fields(Recipe):
        settings.add_argument(f"--{setting.name.replace('_', '-')}", **_option(setting))
    return parser.parse_args()


def _option(setting: Any) -> dict[str, Any]:
    """How argparse asks for one setting; None means that the recipe decides."""
    by_recipe = (f"{name} {getattr(recipe, setting.name)}" for name, recipe in RECIPES.items())
    help = f"{setting.metadata['help']} ({', '.join(by_recipe)})"
    if setting.type is bool:
        return {"action": argparse.BooleanOptionalAction, "default": None, "help": help}
    if get_args(setting.type):
        return {"choices": get_args(setting.type), "help": help}
    return {"type": setting.type, "metavar": setting.type.__name__.upper(), "help": help}


def chosen_recipe(given: argparse.Namespace) -> Recipe:
    """The named recipe with the settings that were given on the command line."""
    changes = {f.name: v for f in fields(Recipe) if (v := getattr(given, f.name)) is not None}
    return replace(RECIPES[given.recipe], **changes)


def run(course: Course, checkpoint: Path) -> None:
    """Train to the end or to Ctrl-C, with a progress bar over all batches."""
    left = course.recipe.epochs - len(course.history)
    with tqdm(total=left * course.batches_an_epoch, unit="batch", smoothing=0.02) as bar:
        saved = time.monotonic()
        try:
            for progress in course.run(lambda batches: counted(batches, bar)):
                shown = {"error": f"{progress.error:.5f}", "accuracy": f"{progress.accuracy:.2%}"}
                if progress.validation is not None:
                    shown["validation"] = f"{progress.validation:.2%}"
                bar.set_postfix(shown)
                if time.monotonic() - saved > SAVE_EVERY:
                    course.save(checkpoint)
                    saved = time.monotonic()
        except KeyboardInterrupt:
            bar.write(f"Stopped after {len(course.history)} whole epochs.")


def trained_teacher(recipe: Recipe, lessons: Lessons, given: argparse.Namespace) -> Network:
    """The larger network that teaches, trained first by the same recipe."""
    own = replace(
        recipe, epochs=recipe.teacher_epochs, learning_rate=TEACHER_RATE, teacher_epochs=0
    )
    course = Course(own, lessons, hidden=TEACHER)
    checkpoint = given.out / "teacher.npz"
    if given.resume:
        course.resume(checkpoint)
    run(course, checkpoint)
    course.save(checkpoint)
    if len(course.history) < own.epochs:
        sys.exit("train_offline: stopped while the teacher was learning; --resume goes on.")
    return course.result


def counted(batches: Batches, bar: Any) -> Batches:
    """The same batches, each of which moves the bar."""

    def epoch(number: int) -> Iterator[tuple[Floats, Floats]]:
        bar.set_description(f"Epoch {number}")
        for batch in batches(number):
            yield batch
            bar.update()

    return epoch


def main() -> None:
    """Read the data, train, and write what came of it."""
    given = arguments()
    recipe = chosen_recipe(given)
    mnist = datasets.load_mnist(given.data)
    drawings = {path.name: load_drawings(path) for path in given.drawings}
    print("Preparing the samples as the network will see them …", file=sys.stderr)
    lessons = prepare(recipe, mnist.train, list(drawings.values()))
    teacher = trained_teacher(recipe, lessons, given) if recipe.teacher_epochs else None
    course = Course(recipe, lessons, teacher)
    if given.show:
        plots.contact_sheet(given.show, *course.shown(SHOWN))
    checkpoint = given.out / "checkpoint.npz"
    # A training that was broken off while the teacher learnt has nothing of its own yet.
    if given.resume and (checkpoint.exists() or not teacher):
        course.resume(checkpoint)
    run(course, checkpoint)
    if not course.history:
        sys.exit("train_offline: stopped before the first epoch was over, so nothing is written.")
    manner = Manner(upright=recipe.upright)
    network = course.result.rounded()
    readings = read_all(Reader(network, manner), mnist.test)
    labels = mnist.test.labels
    recorded = record(course, {"mnist": mnist.train, **drawings}, readings, labels)
    weights.save_json(given.out / "weights.json", network, manner)
    weights.save_pickle(given.out / "weights.pkl", network)
    write_beside(given.out / "training.json", to_json(recorded))
    plots.result(given.out / "training.png", course.history, readings, labels)
    accuracy = recorded["test"]["accuracy"]
    print(f"Wrote {given.out}: reads {accuracy:.2%} of MNIST's test half.")


if __name__ == "__main__":
    try:
        main()
    except ValueError as error:
        sys.exit(f"train_offline: {error}")
    except OSError as error:
        sys.exit(f"train_offline: {error.filename} cannot be written: {error.strerror}.")
