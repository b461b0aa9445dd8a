"""Whatever a stranger's drawing holds, it is read or refused in a sentence."""

from typing import Any

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from digitnet import page
from digitnet.preprocessing.drawing import from_strokes
from digitnet.reading import Reader
from tests.properties.strangers import (
    THOUSAND,
    Handed,
    at_most,
    check_reading,
    promptly,
    taken,
)

Lines = list[NDArray[np.float64]]

anywhere = st.floats(width=64)
on_the_pad = st.floats(0, 1)
extreme = st.sampled_from([0.0, -0.0, 5e-324, 1e-300, 1e-30, 1e29, -1e30, 1e300, np.inf, np.nan])


def strokes(numbers: st.SearchStrategy[float]) -> st.SearchStrategy[Lines]:
    points = st.integers(0, 6).map(lambda count: (count, 2))
    return st.lists(arrays(np.float64, points, elements=numbers, fill=st.nothing()), max_size=4)


@THOUSAND
@given(st.one_of(strokes(anywhere), strokes(on_the_pad), strokes(extreme)))
@example([np.full((9, 2), 0.3)])
@example([np.array([[0.1, 0.2], [0.1, 0.2 + 1e-17]])])
def test_any_points_are_read_or_refused(reader: Reader, drawing: Lines) -> None:
    check_reading(taken(reader.read_strokes, drawing))


@THOUSAND
@given(st.one_of(strokes(on_the_pad), strokes(extreme)))
def test_so_are_they_at_the_pages_door(opened: None, drawing: Lines) -> None:
    with np.errstate(over="ignore"):
        points = np.concatenate([np.empty(0), *map(np.ravel, drawing)]).astype(np.float32)
    lengths = np.array([len(stroke) for stroke in drawing], np.int32)
    reply = taken(page.read_strokes, Handed(points), Handed(lengths), Handed({}))
    if reply:
        assert np.isfinite(reply["confidences"]).all()


def million(form: str) -> Any:
    points = np.random.default_rng(4).random((1_000_000, 2))
    return {
        "one stroke": [points],
        "as many strokes": list(points[:, None]),
        "a thousand strokes": np.split(points, 1000),
        "one place": [np.full_like(points, 0.4)],
    }[form]


@pytest.mark.parametrize(
    "form", ["one stroke", "as many strokes", "a thousand strokes", "one place"]
)
def test_a_million_points_are_read_in_bounded_memory(reader: Reader, form: str) -> None:
    drawing = million(form)
    with promptly(), at_most(megabytes=300):
        check_reading(reader.read_strokes(drawing))


def test_ink_laid_a_hundred_times_leaves_no_hole_in_what_is_drawn_once() -> None:
    upright = np.array([[0.5, 0.1], [0.5, 0.9]])
    across = np.array([[0.1, 0.5], [0.9, 0.5]])
    once, often = (
        from_strokes([np.tile(upright, (times, 1)), across], upright=False) for times in (1, 200)
    )
    np.testing.assert_allclose(often, once, atol=0.05)
