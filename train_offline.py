"""Train the digit network offline, with NumPy alone, and export it for the page.

Writes weights.json (for the page), weights.pkl (a plain dict of arrays), training.json and
training.png (how it went), and samples/ (digits for the page to offer). Ctrl-C keeps the weights
so far; --resume goes on from there.
"""

import argparse
import os
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from itertools import pairwise
from pathlib import Path
from threading import Event
from typing import Any, Literal, TypeVar, get_args, get_origin

try:
    from digitnet.threads import ONE_THREAD

    os.environ.update(ONE_THREAD)
    from tqdm import tqdm

    from digitnet import weights
    from digitnet.commands import one_sentence, stop_asked
    from digitnet.data.drawing_files import load_drawings
    from digitnet.data.mnist import Mnist, load_mnist
    from digitnet.data.samples import Drawings
    from digitnet.data.showcase import save
    from digitnet.evaluate import read_all
    from digitnet.files import check_folder, write_beside
    from digitnet.network import Floats, Network
    from digitnet.page import MOST_NUMBERS
    from digitnet.preprocessing.drawing import SIDE
    from digitnet.reading import Reader
    from digitnet.reading.settings import ReadingSettings
    from digitnet.training import plots
    from digitnet.training.backpropagation import Batches
    from digitnet.training.dataset import TrainingData, prepare
    from digitnet.training.recipes import RECIPES, Recipe, shown
    from digitnet.training.record import record, to_json
    from digitnet.training.trainer import Trainer
except ImportError as missing:
    sys.exit(
        f"train_offline: {missing}. It is in .venv after `npm start`: use .venv/bin/python "
        r"(on Windows .venv\Scripts\python)."
    )
except KeyboardInterrupt:
    sys.exit("train_offline: stopped.")

SAVE_EVERY = 10
"""Seconds between the states from which --resume can go on, besides the last one."""

TEACHER = (500, 300)
"""The hidden layers of the network that teaches the one that is shipped."""
TEACHER_RATE = 0.008
PIXELS = SIDE**2
SHOWN = 200
"""Samples on the sheet of --show."""

T = TypeVar("T")


def arguments() -> argparse.Namespace:
    """The command line, with an option for every setting of a recipe."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--data",
        default="keras",
        metavar="FILE",
        help="MNIST: an .npz, a .csv with the label first, a folder with the four IDX files, or "
        "keras, which lets TensorFlow fetch it (default: %(default)s)",
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
    by_recipe = (f"{name} {shown(getattr(r, setting.name))}" for name, r in RECIPES.items())
    help = f"{setting.metadata['help']} ({', '.join(by_recipe)})"
    if setting.type is bool:
        return {"action": argparse.BooleanOptionalAction, "default": None, "help": help}
    if get_origin(setting.type) is Literal:
        return {"choices": get_args(setting.type), "help": help}
    if get_origin(setting.type) is tuple:
        return {"type": int, "nargs": "+", "metavar": "INT", "help": help}
    return {"type": setting.type, "metavar": setting.type.__name__.upper(), "help": help}


def chosen_recipe(given: argparse.Namespace) -> Recipe:
    """The named recipe with the settings that were given on the command line."""
    changes = {f.name: v for f in fields(Recipe) if (v := getattr(given, f.name)) is not None}
    if "hidden" in changes:
        changes["hidden"] = tuple(changes["hidden"])
    return replace(RECIPES[given.recipe], **changes)


def check_places(given: argparse.Namespace) -> None:
    """Say at once what would else be found out after minutes."""
    check_folder(given.out)
    if given.show:
        if given.show.suffix != ".png":
            raise ValueError(f"--show writes a picture: {given.show} must end in .png.")
        check_folder(given.show.parent)
    if given.resume and not any((given.out / name).exists() for name in CHECKPOINTS):
        raise ValueError(f"There is no training to resume in {given.out}: leave out --resume.")


CHECKPOINTS = ("checkpoint.npz", "teacher.npz")
"""The states of a training and of its teacher's."""


def say(text: str) -> None:
    """Tell what happens, beside the bars, not among the results."""
    print(text, file=sys.stderr, flush=True)


def bar(items: Iterable[T], count: int, what: str) -> Iterable[T]:
    """A progress bar over anything that is done one by one."""
    passed: Iterable[T] = tqdm(items, what, count, unit="", dynamic_ncols=True)
    return passed


def run(trainer: Trainer, checkpoint: Path, name: str) -> None:
    """Train to the end or to Ctrl-C, with a progress bar over all batches."""
    left = trainer.recipe.epochs - len(trainer.history)
    total = left * trainer.batches_an_epoch
    saved = time.monotonic()
    with stop_asked() as stop, tqdm(total=total, unit="batch", smoothing=0.02) as bar:
        try:
            for progress in trainer.run(lambda batches: counted(batches, bar, stop, name)):
                figures = {"error": f"{progress.error:.5f}", "accuracy": f"{progress.accuracy:.2%}"}
                if progress.validation is not None:
                    figures["validation"] = f"{progress.validation:.2%}"
                bar.set_postfix(figures)
                if time.monotonic() - saved > SAVE_EVERY:
                    trainer.save(checkpoint)
                    saved = time.monotonic()
        except KeyboardInterrupt:
            trainer.go_back()
        if trainer.history:
            trainer.save(checkpoint)
    if stop.is_set():
        say(f"Stopped after {len(trainer.history)} whole epochs; --resume goes on from there.")


def counted(batches: Batches, bar: Any, stop: Event, name: str) -> Batches:
    """The same batches, each of which moves the bar, until a stop is asked for."""

    def epoch(number: int) -> Iterator[tuple[Floats, Floats]]:
        bar.set_description(f"{name}, epoch {number}")
        for batch in batches(number):
            if stop.is_set():
                raise KeyboardInterrupt
            yield batch
            bar.update()

    return epoch


def trained_teacher(recipe: Recipe, data: TrainingData, given: argparse.Namespace) -> Network:
    """The larger network that teaches, trained first by the same recipe."""
    own = replace(
        recipe, epochs=recipe.teacher_epochs, learning_rate=TEACHER_RATE, teacher_epochs=0
    )
    say(
        f"First a larger network, the teacher, learns for {own.epochs} epochs, whose answers the "
        "network itself then learns from (--teacher-epochs 0 does without)."
    )
    trainer = Trainer(own, data, hidden=TEACHER)
    checkpoint = given.out / "teacher.npz"
    if given.resume and checkpoint.exists():
        trainer.resume(checkpoint)
    run(trainer, checkpoint, "Teacher")
    if len(trainer.history) < own.epochs:
        sys.exit("train_offline: stopped while the teacher was learning, so no weights yet.")
    return trainer.result


def export(trainer: Trainer, mnist: Mnist, drawings: dict[str, Drawings], out: Path) -> None:
    """Judge what the training has come to and write all that is known of it."""
    settings = ReadingSettings(upright=trainer.recipe.upright)
    network = trainer.result.rounded()
    readings = read_all(Reader(network, settings), mnist.test, bar)
    labels = mnist.test.labels
    recorded = record(trainer, network, {"mnist": mnist.train, **drawings}, readings, labels)
    with stop_asked():  # The files belong together.
        weights.save_json(out / "weights.json", network, settings)
        weights.save_pickle(out / "weights.pkl", network)
        write_beside(out / "training.json", to_json(recorded))
        plots.result(out / "training.png", trainer.history, readings, labels)
        save(out / "samples", readings, mnist)
    accuracy = recorded["test"]["accuracy"]
    print(f"Wrote {out}: reads {accuracy:.2%} of {mnist.tested_on}.")


def main() -> None:
    """Read the data, train, and write what came of it."""
    given = arguments()
    recipe = chosen_recipe(given)
    check_places(given)
    if sum(into * out for into, out in pairwise((PIXELS, *recipe.hidden, 10))) > MOST_NUMBERS:
        say("This network is larger than the page opens: two thousand hidden neurons at most.")
    say(f"Reading {'MNIST' if given.data == 'keras' else given.data} …")
    mnist = load_mnist(given.data)
    drawings = {path.name: load_drawings(path) for path in given.drawings}
    data = prepare(recipe, mnist.train, list(drawings.values()), bar)
    if given.show:
        plots.contact_sheet(given.show, *Trainer(recipe, data).shown(SHOWN))
    teacher = trained_teacher(recipe, data, given) if recipe.teacher_epochs else None
    trainer = Trainer(recipe, data, teacher)
    checkpoint = given.out / "checkpoint.npz"
    # A training that was broken off while the teacher learnt has nothing of its own yet.
    if given.resume and checkpoint.exists():
        trainer.resume(checkpoint)
    run(trainer, checkpoint, "Network" if recipe.teacher_epochs else "Training")
    if not trainer.history:
        sys.exit("train_offline: stopped before the first epoch was over, so nothing is written.")
    try:
        export(trainer, mnist, drawings, given.out)
    except KeyboardInterrupt:
        sys.exit("train_offline: stopped before the weights were written; --resume writes them.")


if __name__ == "__main__":
    with one_sentence("train_offline"):
        main()
