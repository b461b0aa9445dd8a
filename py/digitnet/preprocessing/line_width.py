"""How thick the lines of a picture are, and pictures whose lines are neither thin nor thick.

A line of length l and width w covers l w pixels and has edges of length 2 l. So w is twice the
ink over the length of the edges, and in a picture of greys that length is the sum of the slopes.
"""

import numpy as np

from digitnet.network import Floats

THINNEST, THICKEST = 1.95, 3.2
"""Four fifths of MNIST's digits have lines between these widths, in pixels of 28x28."""
BRIGHTEST = 30
"""So many of the brightest pixels tell how dark the ink of a picture is."""
PALEST = 0.3
"""Ink paler than this is left pale: it is rather dirt than a pen."""
ROUNDS = 3
"""The most often that a line grows or shrinks by a pixel on each side."""


def line_width(ink: Floats) -> float:
    """The mean width of the lines in a picture (h, w) of 0 to 1, in its pixels."""
    padded = np.pad(ink, 1)
    across = padded[:-1, 1:] - padded[:-1, :-1]
    down = padded[1:, :-1] - padded[:-1, :-1]
    return float(2 * ink.sum() / np.hypot(across, down).sum())


def evened(ink: Floats) -> Floats:
    """The picture (28, 28) with ink at full strength and lines from THINNEST to THICKEST.

    Lines grow to the brightest and shrink to the darkest of their neighbours (dilation and
    erosion), the last time only as far as is missing.
    """
    strength = max(PALEST, float(np.sort(ink, axis=None)[-BRIGHTEST:].mean()))
    ink = np.minimum(ink / np.float32(strength), 1)
    width = line_width(ink)
    pen = min(max(width, THINNEST), THICKEST)
    choose = np.maximum if width < pen else np.minimum
    if width == pen:
        return ink
    for _ in range(ROUNDS):
        changed = _of_neighbours(ink, choose)
        new_width = line_width(changed) if changed.any() else 0.0
        part = (pen - width) / (new_width - width) if new_width != width else 0.0
        if part <= 0:
            break
        if part <= 1:
            return ink + np.float32(part) * (changed - ink)
        ink, width = changed, new_width
    return ink


def _of_neighbours(ink: Floats, choose: np.ufunc) -> Floats:
    """Each pixel as the brightest or the darkest of itself and its four neighbours."""
    padded = np.pad(ink, 1)
    rows = choose(choose(padded[:-2, 1:-1], padded[2:, 1:-1]), ink)
    chosen: Floats = choose(choose(padded[1:-1, :-2], padded[1:-1, 2:]), rows)
    return chosen
