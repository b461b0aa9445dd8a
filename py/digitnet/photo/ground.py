"""The ground under the ink: paper, board or screen, as bright as it would be without the ink.

It is what remains when everything thinner than a broad pen is painted over: a grey-scale closing
(Serra, Image Analysis and Mathematical Morphology, 1982). What stands out from it is told in parts
of the light that falls there, so that ink in a shadow counts as much as ink beside it.
"""

from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.float32]
Mask = NDArray[np.bool_]
Number = TypeVar("Number", np.float32, np.uint8)

PEN = 0.25
"""The broadest stroke to expect, in parts of the picture's longer side."""
FAINTEST = 16.0
"""Ink must stand out from its ground by so many of 255 greys."""
TWO_GREYS = 0.8
"""So large a part of a drawing or a scan is of its two greys, that of ground and that of ink."""
ALIKE = 6.0
"""Greys by which one of the two varies."""
SMALL = 48
"""In a picture with fewer points along its longer side the light is taken for even."""
DIM = 40.0
"""A ground darker than this is not dark for want of light."""
DEEPEST = 0.25
"""In the deepest shadow falls so much of the typical light."""


def contrast(grey: Grey, ground: Grey, *, dark: bool) -> Grey:
    """How far dark ink stands out from its ground, as if all lay in the same light.

    Both are inverted where the ink is not `dark`, but the light fell before that.
    """
    light = np.maximum(ground if dark else 255 - ground, DIM)
    typical = float(np.median(light))
    evenly: Grey = (typical / np.maximum(light, DEEPEST * typical)).astype(np.float32)
    standing: Grey = (ground - grey).clip(0) * evenly
    return standing


def even_ground(grey: Grey) -> Grey:
    """The ground: one grey where the picture has hardly more than two, however broad the pen."""
    darkest, brightest = np.percentile(grey, (0.2, 98))
    near = (grey - darkest < ALIKE) | (brightest - grey < ALIKE)
    two = brightest - darkest > 4 * FAINTEST and near.mean() > TWO_GREYS
    even = two or max(grey.shape) < SMALL
    return np.full_like(grey, brightest) if even else closed(grey)


def closed(grey: Grey, *, table: bool = False) -> Grey:
    """The picture without its dark strokes: the brightest around, then the darkest of those.

    With a table, the picture ends in the dark, so what lies along its edges is not thin.
    """
    reach = max(2, round(max(grey.shape) * PEN / 2))
    ground = blurred(grey, 1) if min(grey.shape) > 64 else grey  # or noise would lift the ground
    beyond = 2 * reach
    ground = np.pad(ground, beyond) if table else _continued(_continued(ground, beyond).T, beyond).T
    ground = -brightest(-brightest(ground, reach), reach)
    height, width = grey.shape
    return ground[beyond : beyond + height, beyond : beyond + width]


def _continued(grey: Grey, beyond: int) -> Grey:
    """With rows above and below in which a slanting edge of a shadow goes on as it came."""
    inwards = np.minimum(np.arange(1, beyond + 1), len(grey) - 1)
    above = np.minimum(grey[0], 2 * grey[0] - grey[inwards[::-1]])
    below = np.minimum(grey[-1], 2 * grey[-1] - grey[-1 - inwards])
    return np.concatenate([above, grey, below])


def brightest(grey: NDArray[Number], reach: int) -> NDArray[Number]:
    """The largest value within `reach` of each pixel, in a square."""
    return tallest(tallest(grey, reach).T, reach).T


def tallest(grey: NDArray[Number], reach: int) -> NDArray[Number]:
    """The largest value within `reach` above or below each pixel."""
    padded = np.pad(grey, ((reach, reach), (0, 0)), mode="edge")
    width, left = 1, 2 * reach
    while left:  # each pass widens the window, at most to double its width
        step = min(width, left)
        padded = np.maximum(padded[:-step], padded[step:])
        width, left = width + step, left - step
    return padded


def blurred(grey: Grey, reach: int) -> Grey:
    """The mean of all within `reach` of each pixel, in a square."""
    width = 2 * reach + 1
    for _ in range(2):
        padded = np.pad(grey, ((reach + 1, reach), (0, 0)), mode="edge")
        sums = padded.cumsum(axis=0, dtype=np.float64)
        grey = ((sums[width:] - sums[:-width]) / width).T.astype(np.float32)
    return grey


def sides(picture: NDArray[Any]) -> list[NDArray[Any]]:
    """Its four edges: above, below, left and right."""
    return [picture[0], picture[-1], picture[:, 0], picture[:, -1]]
