"""The shipped network answers digits, and of what is none it says that it is not sure."""

from pathlib import Path

import pytest

from digitnet.data.samples import Drawings
from digitnet.reading import Reader
from digitnet.weights import load
from tests.nondigits import nondigits

SHIPPED = Path(__file__).parents[2] / "web/public/model/weights.json"


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(*load(SHIPPED))


def test_letters_and_signs_are_mostly_not_answered(reader: Reader) -> None:
    readings = [reader.read_strokes(lines) for lines in nondigits()]
    assert sum(not reading.sure for reading in readings) / len(readings) >= 0.6


def test_a_lone_dot_is_not_answered(reader: Reader) -> None:
    assert not reader.read_strokes([[[0.5, 0.5]]]).sure


def test_digits_are_answered(reader: Reader, drawings: Drawings) -> None:
    readings = [reader.read_strokes(strokes) for strokes in drawings.strokes]
    assert sum(reading.sure for reading in readings) / len(readings) >= 0.9


def test_the_pickle_is_read_with_the_same_settings(reader: Reader) -> None:
    network, settings = load(SHIPPED.with_suffix(".pkl"))
    assert settings == reader.settings
    assert network.sizes == reader.network.sizes
