"""Two digits side by side are told from one digit, however that was drawn."""

import numpy as np
import pytest
from numpy.typing import NDArray

from digitnet.data.samples import Drawings
from digitnet.preprocessing.drawing import dots
from digitnet.preprocessing.separation import picture_apart, strokes_apart
from digitnet.reading import Reader
from digitnet.weights import load
from tests.conftest import MODEL
from tests.pairs import Pair, pairs_of, pictured

Line = NDArray[np.float64]

FOUR = [np.array([[3.0, 0], [1, 5], [5, 5]]), np.array([[6.0, 1], [6, 10]])]
"""Its second stroke stands off, to the right of all that was there."""
FIVE = [np.array([[1.0, 0], [1, 4], [4, 6], [1, 10]]), np.array([[6.0, 1], [9, 0]])]
"""Its flag stands off."""
ELEVEN = [np.array([[1.0, 0], [1, 10]]), np.array([[5.0, 1], [5, 10]])]
SEVENTEEN = [np.array([[9.0, 0], [14, 0], [11, 10]]), np.array([[1.0, 0], [1, 10]])]
"""The 1 was drawn last."""


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(*load(MODEL / "weights.json"))


@pytest.fixture(scope="module")
def pairs(drawings: Drawings) -> list[Pair]:
    """A hundred, of drawings on which nothing was chosen."""
    return list(pairs_of(drawings, 0))


@pytest.mark.parametrize("strokes", [ELEVEN, SEVENTEEN])
def test_two_digits_stand_apart(strokes: list[Line]) -> None:
    assert strokes_apart(strokes)
    assert picture_apart(pictured(strokes, 0.06))


@pytest.mark.parametrize(
    "strokes",
    [
        FIVE,
        ELEVEN[:1],
        [np.array([[0.0, 0], [6, 0]]), *ELEVEN],
        [dot[None] for line in FOUR for dot in dots(line, 1.0)],
        [line[:, ::-1] for line in ELEVEN],
    ],
    ids=["flag", "single", "joined", "dotted", "one-over-the-other"],
)
def test_one_drawing_does_not_stand_apart(strokes: list[Line]) -> None:
    assert not strokes_apart(strokes)
    assert not picture_apart(pictured(strokes, 0.06))


def test_pairs_are_not_answered(reader: Reader, pairs: list[Pair]) -> None:
    for readings in (
        [reader.read_strokes(pair.strokes) for pair in pairs],
        [reader.read_picture(pair.picture) for pair in pairs],
    ):
        assert len(readings) == 100
        assert sum(reading.sure for reading in readings) <= 0.02 * len(readings)
        named = [reading.doubt.setting for reading in readings if reading.doubt]
        assert named.count("apart") >= 0.9 * len(readings)


def test_a_four_whose_strokes_stand_apart_is_read(reader: Reader) -> None:
    assert strokes_apart(FOUR)
    reading = reader.read_strokes(FOUR)
    assert (reading.digit, reading.sure) == (4, True)


def test_single_digits_are_answered_as_before(reader: Reader, peoples_drawings: Drawings) -> None:
    readings = [reader.read_strokes(strokes) for strokes in peoples_drawings.strokes]
    apart = [reading.doubt.setting == "apart" for reading in readings if reading.doubt]
    assert sum(apart) <= 0.002 * len(readings)
