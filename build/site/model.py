"""The network that the page ships, with its record and digits to try: what is in web/public.

Another one is taken from where train_offline.py wrote it: what the page needs, and nothing else.
"""

import argparse
import json
from collections.abc import Iterable
from pathlib import Path

from build.site.bundle import PUBLIC
from build.steps import BuildError
from digitnet import weights
from digitnet.files import write_beside
from digitnet.page import MOST_NUMBERS
from digitnet.reading import Reader
from digitnet.training.record import fingerprint

MODEL = ["weights.json", "weights.pkl", "training.json"]
SAMPLES = ["mnist.json", "mnist.png"]


def add_option(parser: argparse.ArgumentParser) -> None:
    """`--model DIR`."""
    parser.add_argument(
        "--model",
        type=Path,
        metavar="DIR",
        help="the folder that train_offline.py wrote: ship that network from now on",
    )


def take(trained: Path | None) -> None:
    """Lay what the page needs of a training, if one is named, in web/public."""
    if trained is None:
        return
    check(trained, trained / "samples")
    for part, names in (("model", MODEL), ("samples", SAMPLES)):
        source = trained if part == "model" else trained / part
        for name in names:
            write_beside(PUBLIC / part / name, (source / name).read_bytes())
    print(
        f"The page's network is that of {trained} from now on, with its record and its digits to "
        "try. A browser that was here before shows it after Update. "
        "`git restore web/public` brings back the one before.",
        flush=True,
    )


def checked() -> None:
    """Raise BuildError when what lies in web/public cannot be shipped."""
    check(PUBLIC / "model", PUBLIC / "samples")
    if foreign := {file.name for file in (PUBLIC / "model").iterdir()} - {*MODEL}:
        raise BuildError(
            f"web/public/model is published as it is, and {listed(foreign)} would be as well: "
            "take out what is not the page's."
        )


def check(model: Path, samples: Path) -> None:
    """Raise BuildError unless weights, record and samples are there and are of one network."""
    files = [*(model / name for name in MODEL), *(samples / name for name in SAMPLES)]
    if missing := [file for file in files if not file.is_file()]:
        raise BuildError(
            f"{model} is no whole training, as it lacks {listed(f.name for f in missing)}: "
            "let train_offline.py run to its end."
        )
    try:
        network, settings = weights.load(model / "weights.json")
        pickled, _ = weights.load(model / "weights.pkl")
        Reader(network, settings)
        recorded = json.loads((model / "training.json").read_text("utf-8"))["weights"]
    except (ValueError, KeyError, TypeError) as error:
        raise BuildError(f"{model} holds no network of digits with its record: {error}") from error
    if not fingerprint(network) == fingerprint(pickled) == recorded:
        raise BuildError(
            f"The weights and the training.json in {model} are of different trainings: "
            "take all of them from one."
        )
    if sum(w.size for w in network.weights) > MOST_NUMBERS:
        raise BuildError(
            f"The network in {model} is larger than the page opens, which is "
            f"{MOST_NUMBERS:,} numbers: train with fewer hidden neurons."
        )


def listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
