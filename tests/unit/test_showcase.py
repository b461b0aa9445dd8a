"""The committed sample digits are what they say they are."""

import json
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image

from digitnet.data.mnist import Mnist
from digitnet.data.samples import Pictures
from digitnet.data.showcase import HARDEST, PLAIN, choose, row_of_tiles, showcase
from digitnet.reading import Reader
from digitnet.weights import load
from tests.conftest import MODEL

SAMPLES = Path(__file__).parents[2] / "web/public/samples"


def test_a_row_of_tiles_is_a_picture_of_their_ink(mnist_test: Pictures) -> None:
    picture = Image.open(BytesIO(row_of_tiles(mnist_test.images[:7])))
    assert picture.mode == "LA"
    ink = np.asarray(picture)[..., 1].reshape(28, 7, 28).swapaxes(0, 1)
    np.testing.assert_array_equal(ink, mnist_test.images[:7])


def test_plain_ones_are_read_right_and_hard_ones_come_hardest_first(mnist_test: Pictures) -> None:
    reader = Reader(*load(MODEL / "weights.json"))
    readings = [reader.read_picture(image) for image in mnist_test.images]
    plain, hardest = choose(readings, mnist_test.labels)
    assert all(readings[i].digit == mnist_test.labels[i] for i in plain)
    assert [int(mnist_test.labels[i]) for i in plain] == [
        d for d in range(10) for _ in range(PLAIN)
    ]
    belief = [readings[i].confidences[mnist_test.labels[i]] for i in hardest]
    assert belief == sorted(belief)
    images, about = showcase(readings, Mnist(mnist_test, mnist_test))
    assert len(images) == len(about["meant"]) == len(about["index"]) == about["plain"] + HARDEST


def test_the_committed_samples_are_small_whole_and_attributed() -> None:
    about = json.loads((SAMPLES / "mnist.json").read_text())
    with Image.open(SAMPLES / "mnist.png") as picture:
        size = picture.size
    assert sum(file.stat().st_size for file in SAMPLES.iterdir()) < 150_000
    assert size == (28 * len(about["meant"]), 28)
    assert "CC BY-SA 3.0" in about["source"]
    assert set(about["meant"]) == set(range(10))
