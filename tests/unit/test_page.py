"""The page's door: what crosses to JavaScript, tried here with CPython's own buffers."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import ArrayLike, NDArray

from digitnet import page
from digitnet.datasets import Drawings
from digitnet.reading import Reader
from digitnet.weights import from_json

TEXT = (Path(__file__).parents[2] / "web/public/model/weights.json").read_text()


class Carried:
    """A typed array as it arrives from JavaScript."""

    def __init__(self, values: ArrayLike, dtype: type) -> None:
        self.values: NDArray[Any] = np.asarray(values, dtype).ravel()

    def to_py(self) -> memoryview:
        return self.values.data


def test_a_drawing_is_read_as_the_reader_reads_it(drawings: Drawings) -> None:
    told = page.open_network(TEXT)
    reader = Reader(*from_json(TEXT))
    assert told["sizes"] == [784, 250, 10]
    assert told["favours"].shape == (250,)
    for strokes in drawings.strokes:
        points = Carried(np.concatenate(strokes), np.float32)
        reply = page.read_strokes(points, Carried([len(s) for s in strokes], np.int32))
        reading = reader.read_strokes(strokes)
        assert reply
        assert reply["digit"] == reading.digit
        assert reply["confidence"] == pytest.approx(reading.confidence)
        assert [a.shape for a in reply["activations"]] == [(784,), (250,), (10,)]
        flat = [reply["confidences"], *reply["activations"]]
        flat += [array for links in reply["links"] for array in links.values()]
        assert all(array.flags.c_contiguous and array.ndim == 1 for array in flat)


def test_no_ink_has_no_answer() -> None:
    page.open_network(TEXT)
    assert page.read_strokes(Carried([], np.float32), Carried([], np.int32)) is None


def test_a_file_that_is_no_network_leaves_the_one_before(drawings: Drawings) -> None:
    page.open_network(TEXT)
    with pytest.raises(ValueError, match="not valid JSON"):
        page.open_network(TEXT[:1000])
    points = Carried(np.concatenate(drawings.strokes[3]), np.float32)
    lengths = Carried([len(s) for s in drawings.strokes[3]], np.int32)
    assert page.read_strokes(points, lengths)
