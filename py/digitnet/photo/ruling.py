"""Printed lines: ruled and squared paper, the boxes of forms.

A printed line is thin, nearly straight and crosses the picture from edge to edge; a pen's line
does not, unless the digit was cut out tightly. All lines are tried that run across at small slopes
and slightly bent (a Hough transform; Duda and Hart, 1972), and those along which something stands
out nearly everywhere are taken out. Ink that passes over them stays: it goes on on both sides.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from digitnet.photo.ground import Grey, Mask, brightest, sides, tallest
from digitnet.photo.patches import extent

THICK = (4, 9)
"""Points from a thin and from a thick line's middle at which the paper is seen again."""
SMALL = 64
"""In a picture with fewer points a printed line cannot be told from a pen's."""
STEEPEST = 0.16
"""The largest slope that is tried: 9 degrees."""
BENT = 0.03
"""The largest distance of a line's middle from the straight, in parts of its length."""
NEAR = 2
"""Points from a line that is tried within which something must stand out …"""
STEP = 5.0
""" … and points at its ends, or in its middle, between it and the next."""
COVERED = 0.6
"""So large a part of a line is seen at least; the rest is under the ink or too faint …"""
ENDS = 0.1
""" … and in this part at either end a half: what ends before is no line of the paper."""
CORNER = 0.85
"""So large a part is seen of a line that leaves the picture beside its end."""
BOXED = 0.75
"""So large a part of a box's side is seen."""
REACH = 4
"""Half of the points over which ink is led across a line."""
STRONGER = 1.5
"""Where it stands out so many times as a line does, ink lies over the line."""
FAINTER = 0.7
"""A line so many times as strong as the ink is no ink …"""
LEAST = 0.12
""" … if what is left without it is so long, in parts of the picture."""
MANY = 4
"""No digit has so many lines that cross its picture."""


class Lines(NamedTuple):
    """How strongly printed lines stand out where they run, 0 elsewhere, and how many there are."""

    across: Grey
    down: Grey
    counts: tuple[int, int]


def without_printed(
    contrast: Grey, least: float, ink: Callable[[Grey], Mask], *, tight: bool
) -> Grey:
    """What stands out, by `least` or more, without printed lines and boxes.

    `ink` tells which of that is ink, and `tight` that the digit may reach the picture's edges.
    """
    rest, counts = _without_lines(contrast, least, ink, tight)
    inked = ink(rest)
    return _without_box(rest, inked, least, counts) if inked.any() else rest


def _without_lines(
    contrast: Grey, least: float, ink: Callable[[Grey], Mask], tight: bool
) -> tuple[Grey, tuple[int, int]]:
    """Without what is printed from edge to edge, and the numbers of such lines across and down."""
    if min(contrast.shape) >= SMALL:
        lines = _lines(contrast, least, COVERED, ENDS)
        if sum(lines.counts):
            rest = _without(contrast, lines)
            if not tight or sum(lines.counts) >= MANY or _fainter(rest, lines, ink(rest)):
                return rest, lines.counts
    return contrast, (0, 0)


def _fainter(rest: Grey, lines: Lines, inked: Mask) -> bool:
    """Whether few lines are print, as the ink that is left is stronger or clear of all edges."""
    if extent(inked) < LEAST * max(inked.shape):
        return False
    strength = max(lines.across.max(), lines.down.max())
    if strength < FAINTER * np.percentile(rest[inked], 75):
        return True
    return not any(side.any() for side in sides(inked))


def _without_box(contrast: Grey, ink: Mask, least: float, counts: tuple[int, int]) -> Grey:
    """What a box holds whose sides the ink reaches, if there is one.

    Two of its sides may have been taken away already, where a row of boxes crosses the picture.
    """
    rows, columns = (np.flatnonzero(ink.any(axis=axis)) for axis in (1, 0))
    top, left = (max(0, at[0] - THICK[0]) for at in (rows, columns))
    box = slice(top, rows[-1] + THICK[0] + 1), slice(left, columns[-1] + THICK[0] + 1)
    height, width = contrast[box].shape
    if min(height, width) < SMALL / 2:
        return contrast
    lines = _lines(contrast[box], least, BOXED, 0)
    across, down = _on_both_sides(lines.across), _on_both_sides(lines.down.T)
    row, column = counts[0] > 1 > counts[1], counts[1] > 1 > counts[0]
    if not ((across and down) or (row and down) or (column and across)):
        return contrast
    held = np.zeros_like(contrast)
    held[box] = _without(contrast[box], lines)
    middle = held[box][height // 4 : -height // 4, width // 4 : -width // 4]
    return held if extent(middle > least) > LEAST * max(height, width) else contrast


def _on_both_sides(across: Grey) -> bool:
    """Whether lines run along the upper and the lower edge."""
    height = len(across)
    return bool(across[: height // 6].any() and across[-(height // 6) :].any())


def _lines(contrast: Grey, least: float, covered: float, ends: float) -> Lines:
    across, down = (_across(turned, least, covered, ends) for turned in (contrast, contrast.T))
    return Lines(across, down.T, (_count(across), _count(down)))


def _across(contrast: Grey, least: float, covered: float, ends: float) -> Grey:
    """The printed lines from left to right: how strongly each stands out, 0 elsewhere."""
    beside = np.minimum(*(_beside(contrast, thick) for thick in THICK))
    ridge = (contrast - beside > least).astype(np.uint8)
    height, width = ridge.shape
    beyond = round((STEEPEST / 2 + BENT) * width) + 1
    seen = np.pad(brightest(ridge, NEAR), ((beyond, beyond), (0, 0)), constant_values=1).ravel()
    core = np.pad(tallest(contrast, NEAR), ((beyond, beyond), (0, 0)))
    found = np.zeros_like(core)
    starts, columns = np.arange(0, height, NEAR), np.arange(0, width, 2 * NEAR)
    end, places = round(ends * len(columns)), (starts[:, None] + beyond) * width + columns
    for run in _runs(width):
        tried = run[columns]
        reached = np.sort(tried, kind="stable")
        below = len(columns) - np.searchsorted(reached, height - starts)
        outside = (np.searchsorted(reached, -starts) + below) / len(columns)
        along = seen[places + tried * width]
        part = (along.mean(axis=1) - outside) / np.maximum(1 - outside, 0.5)
        good = (part >= np.where(outside > 0, CORNER, covered)) & (outside < 0.5)
        if end and good.any():
            good &= (along[:, :end].mean(axis=1) >= 0.5) & (along[:, -end:].mean(axis=1) >= 0.5)
        if good.any():
            line = starts[good, None] + beyond + run, np.arange(width)
            strength = np.median(core[line], axis=1)[:, None]
            found[line] = np.maximum(found[line], strength)
    gaps = 1 - tallest(brightest(ridge, 1).T, 3)
    return brightest(found[beyond : beyond + height], NEAR) * (1 - tallest(gaps, 3).T)


def _beside(contrast: Grey, away: int) -> Grey:
    """The larger of what stands out above and below each pixel."""
    padded = np.pad(contrast, ((away, away), (0, 0)))
    return np.maximum(padded[: -2 * away], padded[2 * away :])


def _runs(width: int) -> Iterator[NDArray[np.intp]]:
    """Rows, beside that of its middle, in which a line runs from left to right."""
    x = np.linspace(-1, 1, width)
    steep, bent = (int(part * width / STEP) for part in (STEEPEST / 2, BENT))
    for slope in range(-steep, steep + 1):
        for bend in range(-bent, bent + 1):
            yield np.round(STEP * (slope * x - bend * x**2)).astype(np.intp)


def _count(across: Grey) -> int:
    middle = (across[:, across.shape[1] // 2] > 0).astype(np.int8)
    return int((np.diff(np.pad(middle, 1)) == 1).sum())


def _without(contrast: Grey, lines: Lines) -> Grey:
    """Without the lines, but with the ink that lies over them or goes on at both of their sides."""
    strength = np.maximum(lines.across, lines.down)
    rest = np.where((strength > 0) & (contrast < STRONGER * strength), 0, contrast)
    bridged = np.maximum(_bridged(rest) * (lines.across > 0), _bridged(rest.T).T * (lines.down > 0))
    return np.maximum(rest, np.minimum(bridged, contrast))


def _bridged(rest: Grey) -> Grey:
    """What stands out close above as well as close below each pixel."""
    near = tallest(tallest(rest.T, 1).T, REACH)
    above = np.pad(near[:-REACH], ((REACH, 0), (0, 0)))
    below = np.pad(near[REACH:], ((0, REACH), (0, 0)))
    return np.minimum(above, below)
