"""Whether ink falls into two parts that stand side by side, as two digits do.

Ink is looked at as boxes, each from its low corner x, y to its high one: a box for each stroke,
as a line has no gap, or for each column of a picture.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from digitnet.preprocessing.drawing import FAINT

GAP = 0.04
"""Paper from top to bottom sets two parts apart when it is as wide as this share of the height."""
MOST_STROKES = 1000
"""A drawing of more strokes than this is a scribble, and not looked at."""
MOST_GAPS = 2
"""Ink with more gaps than this is one dotted line rather than several digits."""
TALL = 0.4
"""Each part has more than this share of the height; what is lower is a flag, a dot or dirt."""


def strokes_apart(strokes: Sequence[ArrayLike]) -> bool:
    """Whether strokes, each (n, 2) points x, y, fall into two parts side by side."""
    if len(strokes) > MOST_STROKES:
        return False
    lines = [np.asarray(stroke, np.float64) for stroke in strokes if len(stroke)]  # type: ignore[arg-type]
    if len(lines) < 2:
        return False
    starts = np.cumsum([0, *map(len, lines[:-1])])
    points = np.concatenate(lines)
    return _apart(np.minimum.reduceat(points, starts), np.maximum.reduceat(points, starts))


def picture_apart(picture: NDArray[np.uint8]) -> bool:
    """Whether the ink of a picture (h, w), bright on 0, falls into two parts side by side."""
    inked = picture > int(FAINT * int(picture.max()))
    columns = np.flatnonzero(inked.any(axis=0))
    if columns[-1] - columns[0] < len(columns):
        return False
    inked = inked[:, columns]
    top, bottom = inked.argmax(axis=0), len(inked) - inked[::-1].argmax(axis=0)
    return _apart(np.stack([columns, top], axis=1), np.stack([columns + 1, bottom], axis=1))


def _apart(low: NDArray[np.float64 | np.intp], high: NDArray[np.float64 | np.intp]) -> bool:
    """The same of boxes' low and high corners (n, 2)."""
    order = low[:, 0].argsort()
    (left, top), (right, bottom) = low[order].T, high[order].T
    gaps = left[1:] - np.maximum.accumulate(right)[:-1]
    if not 1 <= np.count_nonzero(gaps > 0) <= MOST_GAPS:
        return False
    before = np.maximum.accumulate(bottom) - np.minimum.accumulate(top)
    after = np.maximum.accumulate(bottom[::-1]) - np.minimum.accumulate(top[::-1])
    height = before[-1]
    tall = np.minimum(before[:-1], after[-2::-1]) > TALL * height
    return bool((tall & (gaps >= GAP * height)).any())
