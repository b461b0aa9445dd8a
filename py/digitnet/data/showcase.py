"""Chooses the MNIST digits that the page offers to try: plain ones, and the hardest there are.

The trainer does so for the network that it trained. For any other

    python -m digitnet.data.showcase --data mnist.npz --weights web/public/model/weights.json \\
        --out web/public/samples

writes `mnist.png`, all digits in one row of 28x28 tiles whose ink is their opacity, and
`mnist.json`, which says what each was meant to be, which of the test half it is, and its source.
"""

import argparse
import json
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from digitnet.commands import one_sentence
from digitnet.data.mnist import Mnist, load_mnist
from digitnet.data.picture_files import pillow
from digitnet.data.samples import Labels
from digitnet.evaluate import read_all
from digitnet.files import check_folder, write_beside
from digitnet.reading import Reader, Reading
from digitnet.weights import load

PLAIN = 5
"""So many of each digit, taken by chance from those that are read right."""
HARDEST = 40
"""So many of those in which the network believes least that they are what was meant."""
AUTHORS = "by Yann LeCun, Corinna Cortes and Christopher J. C. Burges; CC BY-SA 3.0"
"""MNIST's, whose licence wants them named."""


def choose(readings: list[Reading], labels: Labels) -> tuple[list[int], list[int]]:
    """Numbers of the plain digits, from 0 to 9, and of the hardest, hardest first."""
    right = np.array([reading.digit for reading in readings]) == labels
    belief = np.array([r.confidences[d] for r, d in zip(readings, labels, strict=True)])
    rng = np.random.default_rng(0)
    plain = [
        int(index)
        for digit in range(10)
        for index in _some(np.flatnonzero(right & (labels == digit)), rng)
    ]
    return plain, [int(index) for index in np.argsort(belief, kind="stable")[:HARDEST]]


def _some(places: NDArray[np.intp], rng: np.random.Generator) -> NDArray[np.intp]:
    return rng.choice(places, min(PLAIN, len(places)), replace=False)


def row_of_tiles(images: NDArray[np.uint8]) -> bytes:
    """A PNG of images (n, h, w) side by side, black, as opaque as they hold ink."""
    ink = np.concatenate(list(images), axis=1)
    pixels = np.stack([np.zeros_like(ink), ink], axis=-1)
    file = BytesIO()
    pillow("Image").fromarray(pixels, "LA").save(file, "png", optimize=True)
    return file.getvalue()


def showcase(readings: list[Reading], mnist: Mnist) -> tuple[NDArray[np.uint8], dict[str, Any]]:
    """The images chosen by readings of the test half, and what is to be known of them."""
    test = mnist.test
    plain, hardest = choose(readings, test.labels)
    chosen = plain + hardest
    return test.images[chosen], {
        "version": 1,
        "source": f"{mnist.tested_on}, {AUTHORS}",
        "plain": len(plain),
        "index": chosen,
        "meant": test.labels[chosen].tolist(),
    }


def save(folder: Path, readings: list[Reading], mnist: Mnist) -> None:
    """Write both files into the folder."""
    images, about = showcase(readings, mnist)
    write_beside(folder / "mnist.png", row_of_tiles(images))
    write_beside(folder / "mnist.json", json.dumps(about).encode())


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m digitnet.data.showcase", description=__doc__)
    parser.add_argument("--data", required=True, help="MNIST, as train_offline.py takes it")
    parser.add_argument("--weights", type=Path, required=True, help="by which hard is judged")
    parser.add_argument("--out", type=Path, required=True, help="the folder for the two files")
    given = parser.parse_args()
    with one_sentence("showcase"):
        check_folder(given.out)
        reader, mnist = Reader(*load(given.weights)), load_mnist(given.data)
        save(given.out, read_all(reader, mnist.test), mnist)


if __name__ == "__main__":
    main()
