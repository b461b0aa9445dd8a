"""How well a network reads: `python -m digitnet.evaluate WEIGHTS DATA…`

Every sample goes through the very path of the page. One JSON object a line:
`accuracy` counts the best guess of every sample, `interval` is where it lies with 95 % confidence,
`answered` is the share not marked "not sure", `accuracy_answered` counts those alone. What is
refused counts as neither right nor answered. `--sheet` draws what was misread.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from math import sqrt
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from digitnet.commands import Watch, one_sentence, unwatched
from digitnet.data.drawing_files import drawings_from, load_drawings
from digitnet.data.misreadings import Misread, misread_of, write_sheet
from digitnet.data.mnist import mnist_from, pictures_from, pictures_to_read
from digitnet.data.picture_files import Photos, holds_pictures, load_folder
from digitnet.data.samples import Drawings, Labels, Pictures, load_arrays
from digitnet.photo import find_ink
from digitnet.reading import Reader, Reading
from digitnet.refusal import RefusalError
from digitnet.weights import open_file

NORMAL = 1.959964
"""Standard deviations within which lie 95 % of a normal distribution."""
Samples = Pictures | Drawings | Photos


def load_samples(path: Path) -> Samples:
    """What is to be read in a file or folder: MNIST's test half, pictures, or drawings."""
    if path.is_dir() and holds_pictures(path):
        return load_folder(path)
    if path.is_dir() or path.suffix == ".csv":
        return pictures_to_read(path)
    if path.suffix != ".npz":
        return load_drawings(path)
    arrays = load_arrays(path)
    if "x_test" in arrays:
        return mnist_from(arrays, path).test
    if "images" in arrays:
        return pictures_from(arrays["images"], arrays.get("labels"), path)
    return drawings_from(arrays, path)


def read_all(
    reader: Reader, samples: Pictures | Drawings, watch: Watch = unwatched
) -> list[Reading]:
    """A reading of every sample."""
    count, what = len(samples.labels), "Reading what was not trained on"
    if isinstance(samples, Drawings):
        return [reader.read_strokes(strokes) for strokes in watch(samples.strokes, count, what)]
    return [reader.read_picture(image) for image in watch(samples.images, count, what)]


def read_each(reader: Reader, samples: Samples) -> Sequence[Reading | None]:
    """A reading of every sample, or None where a picture from a folder is refused."""
    if isinstance(samples, Photos):
        return [_read_photo(reader, grey) for grey in samples.greys]
    return read_all(reader, samples)


def _read_photo(reader: Reader, grey: NDArray[np.uint8]) -> Reading | None:
    try:
        return reader.read_picture(find_ink(grey))
    except RefusalError:
        return None


def judge(readings: Sequence[Reading | None], labels: Labels) -> dict[str, Any]:
    """Accuracy over all samples with its interval, the share that was answered, and the accuracy
    over those."""
    right = right_of(readings, labels)
    sure = np.array([reading is not None and reading.sure for reading in readings])
    low, high = wilson(int(right.sum()), len(right))
    return {
        "n": len(readings),
        "accuracy": round(float(right.mean()), 6),
        "answered": round(float(sure.mean()), 6),
        "accuracy_answered": round(float(right[sure].mean()), 6) if sure.any() else None,
        "interval": [round(low, 6), round(high, 6)],
    }


def right_of(readings: Sequence[Reading | None], labels: Labels) -> NDArray[np.bool_]:
    """Which samples (n,) were read as what was meant."""
    digits = [-1 if reading is None else reading.digit for reading in readings]
    right: NDArray[np.bool_] = np.array(digits) == labels
    return right


def wilson(right: int, count: int) -> tuple[float, float]:
    """The 95 % interval of a share of which `right` of `count` were seen (Wilson, 1927)."""
    share, square = right / count, NORMAL**2
    middle = share + square / (2 * count)
    reach = NORMAL * sqrt(share * (1 - share) / count + square / (4 * count**2))
    whole = 1 + square / count
    return max(0.0, (middle - reach) / whole), min(1.0, (middle + reach) / whole)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m digitnet.evaluate", description=__doc__)
    parser.add_argument("weights", type=Path, help="weights.json, .pkl or .npz")
    parser.add_argument(
        "data",
        type=Path,
        nargs="+",
        help="MNIST, pictures or drawings, as train_offline.py takes them, an .npz of images, "
        "or a folder of picture files, named 7_anything.png or sorted as 7/anything.jpg",
    )
    parser.add_argument("--sheet", type=Path, metavar="FILE.png", help="draw what was misread")
    arguments = parser.parse_args()
    with one_sentence("evaluate"):
        network, settings, transposed = open_file(arguments.weights)
        if transposed:
            print(f"{arguments.weights} holds (inputs, outputs): transposed.", file=sys.stderr)
        reader = Reader(network, settings)
        misread: list[Misread] = []
        for path in arguments.data:
            samples = load_samples(path)
            readings = read_each(reader, samples)
            line = {"data": str(path), **judge(readings, samples.labels)}
            print(json.dumps(line), flush=True)
            misread += misread_of(samples, readings)
        if arguments.sheet:
            write_sheet(misread, arguments.sheet)


if __name__ == "__main__":
    main()
