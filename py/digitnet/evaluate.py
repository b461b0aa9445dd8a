"""How well a network reads: `python -m digitnet.evaluate WEIGHTS DATA…`

Every sample goes through the very path of the page. One JSON object a line:
`accuracy` counts the best guess of every sample, `answered` is the share not marked "not sure",
`accuracy_answered` counts those alone.
"""

import argparse
import json
import sys
from pathlib import Path

import numpy as np

from digitnet.commands import Watch, one_sentence, unwatched
from digitnet.datasets import mnist_from, pictures_from, pictures_to_read
from digitnet.drawing_files import drawings_from, load_drawings
from digitnet.reading import Reader, Reading
from digitnet.samples import Drawings, Pictures, load_arrays
from digitnet.weights import open_file


def load_samples(path: Path) -> Pictures | Drawings:
    """What is to be read in a file or folder: MNIST's test half, pictures, or drawings."""
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


def evaluate(reader: Reader, samples: Pictures | Drawings) -> dict[str, float | int | None]:
    """Accuracy over all samples, the share that was answered, and the accuracy over those."""
    readings = read_all(reader, samples)
    right = np.array([reading.digit for reading in readings]) == samples.labels
    sure = np.array([reading.sure for reading in readings])
    return {
        "n": len(readings),
        "accuracy": round(float(right.mean()), 6),
        "answered": round(float(sure.mean()), 6),
        "accuracy_answered": round(float(right[sure].mean()), 6) if sure.any() else None,
    }


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m digitnet.evaluate", description=__doc__)
    parser.add_argument("weights", type=Path, help="weights.json, .pkl or .npz")
    parser.add_argument(
        "data",
        type=Path,
        nargs="+",
        help="MNIST, pictures or drawings, as train_offline.py takes them, or an .npz of images",
    )
    arguments = parser.parse_args()
    with one_sentence("evaluate"):
        network, manner, transposed = open_file(arguments.weights)
        if transposed:
            print(f"{arguments.weights} holds (inputs, outputs): transposed.", file=sys.stderr)
        reader = Reader(network, manner)
        for path in arguments.data:
            line = {"data": str(path), **evaluate(reader, load_samples(path))}
            print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()
