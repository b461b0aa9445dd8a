"""Whatever a stranger's picture is, its ink is found and read, or it is refused in a sentence."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays, scalar_dtypes
from numpy.typing import NDArray

from digitnet import page
from digitnet.photo import find_ink
from digitnet.reading import Reader
from tests.properties.strangers import TENS, THOUSAND, Handed, check_reading, taken

Picture = NDArray[np.uint8]

sides = st.sampled_from([0, 1, 7, 8, 9, 15, 28, 64, 200])


@st.composite
def pictures(draw: st.DrawFn) -> Picture:
    """A plain ground with a few blots of other greys on it."""
    height, width = draw(sides), draw(sides)
    picture = np.full((height, width), draw(st.integers(0, 255)), np.uint8)
    for _ in range(draw(st.integers(0, 4))):
        top, left = draw(st.integers(0, 200)), draw(st.integers(0, 200))
        tall, wide = draw(st.integers(1, 60)), draw(st.integers(1, 60))
        picture[top : top + tall, left : left + wide] = draw(st.integers(0, 255))
    return picture


grainy = arrays(np.uint8, st.tuples(st.integers(0, 40), st.integers(0, 40)))
anything = scalar_dtypes().flatmap(lambda kind: arrays(kind, array_shapes(min_dims=0, min_side=0)))


@THOUSAND
@given(st.one_of(pictures(), grainy))
@example(np.zeros((1, 1), np.uint8))
@example(np.full((200, 8), 255, np.uint8))
def test_any_picture_is_read_or_refused(reader: Reader, picture: Picture) -> None:
    check_reading(taken(reader.read_picture, picture))
    ink = taken(find_ink, picture)
    if ink is not None:
        assert ink.shape[0] == ink.shape[1]
        check_reading(reader.read_picture(ink))


@THOUSAND
@given(anything)
def test_arrays_of_any_form_and_type_are_read_or_refused(
    reader: Reader, array: NDArray[np.generic]
) -> None:
    taken(find_ink, array)
    check_reading(taken(reader.read_picture, array))


@THOUSAND
@given(arrays(np.uint8, st.integers(0, 300)), st.integers(0, 40))
def test_rows_of_any_width_are_taken_or_refused_at_the_pages_door(
    opened: None, row: NDArray[np.uint8], width: int
) -> None:
    found = taken(page.find_digit, Handed(row), width)
    if found:
        assert len(found["ink"]) == found["width"] ** 2
    taken(page.read_picture, Handed(row), width, Handed({}))


@TENS
@given(
    st.sampled_from([(8, 30_000), (30_000, 8), (9, 3000), (1, 30_000), (3000, 1000)]),
    st.integers(0, 255),
    st.integers(0, 255),
)
def test_extreme_proportions_are_read_or_refused(
    reader: Reader, shape: tuple[int, int], ground: int, ink: int
) -> None:
    picture = np.full(shape, ground, np.uint8)
    height, width = shape
    picture[height // 3 : height // 2 + 1, width // 3 : width // 2 + 1] = ink
    check_reading(taken(reader.read_picture, picture))
    taken(find_ink, picture)


@pytest.mark.parametrize("ink", [0, 1, 255])
def test_a_photograph_of_many_points_is_read_or_refused(reader: Reader, ink: int) -> None:
    """Offline; the page makes them a million before it asks."""
    picture = np.full((5000, 6000), ink, np.uint8)
    picture[2000:4000, 3000:3100] = 200
    check_reading(taken(reader.read_picture, picture))
    taken(find_ink, picture)
