"""What lies in a picture before a camera looks at it: ink, lines and boxes, as coverage 0 to 1."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PIL import Image, ImageDraw

Floats = NDArray[np.float64]
Size = tuple[int, int]
"""Height and width, in pixels."""

FINE = 2
"""So many times finer than the picture a line is drawn."""


def fitted(
    strokes: Sequence[ArrayLike], height: float, centre: tuple[float, float]
) -> list[Floats]:
    """The strokes as large as told in their longer side, around a centre x, y."""
    lines = [np.asarray(stroke, np.float64) for stroke in strokes if len(np.atleast_2d(stroke))]
    points = np.concatenate(lines)
    low, extent = points.min(axis=0), np.ptp(points, axis=0)
    scale = height / max(extent.max(), 1e-9)
    return [(line - low - extent / 2) * scale + centre for line in lines]


def covered(size: Size, lines: Sequence[Floats], width: float) -> Floats:
    """Where lines of a width run."""
    canvas = Image.new("L", (size[1] * FINE, size[0] * FINE))
    pen = ImageDraw.Draw(canvas)
    radius = width * FINE / 2
    for line in lines:
        points = [(float(x) * FINE, float(y) * FINE) for x, y in line]
        if len(points) > 1:
            pen.line(points, fill=255, width=max(1, round(2 * radius)))
        if radius >= 1:
            for x, y in points:
                pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)
    small = canvas.resize((size[1], size[0]), Image.Resampling.BOX)
    return np.asarray(small, np.float64) / 255


def ruling(
    size: Size, distance: float, width: float, start: float, *, down: bool = False, bend: float = 0
) -> Floats:
    """Lines at even distances across, or down, each bent by so many pixels in its middle."""
    length, breadth = (size[0], size[1]) if down else (size[1], size[0])
    along = np.linspace(-0.1 * length, 1.1 * length, 40)
    bow = bend * np.sin(np.pi * along / length)
    lines = []
    for at in np.arange(start - 2 * distance, breadth + 2 * distance, distance):
        line = np.stack([along, at + bow], axis=1)
        lines.append(line[:, ::-1] if down else line)
    return covered(size, lines, width)


def rectangle(left: float, top: float, right: float, bottom: float) -> Floats:
    return np.array([[left, top], [right, top], [right, bottom], [left, bottom], [left, top]])


def over(ground: Floats, cover: Floats, grey: float) -> Floats:
    """The ground with something of one grey over it."""
    return ground * (1 - cover) + grey * cover


def tight(cover: Floats, margin: int = 0) -> Floats:
    """Cut to what is covered, and a margin."""
    rows, columns = np.nonzero(cover > 0.3)
    cut = cover[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    return np.pad(cut, margin)
