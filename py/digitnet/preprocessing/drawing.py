"""From ink to the 28x28 that the network sees, made the way MNIST was made.

MNIST's makers fitted each digit into 20x20 pixels, keeping its proportions, and put its centre
of mass in the middle of 28x28 (LeCun, Bottou, Bengio and Haffner, 1998). Ink arrives as strokes
(lists of points, which are rendered straight to 28x28) or as a picture (which is resampled).
Either can be set upright first: sheared sideways until its second moments show no slant, made
half as narrow or wide as it is beside MNIST's digits, and larger or smaller until it is spread as
they are, so that a flag or a long crossbar makes no digit small; yet never so large that ink falls
off the edge. A picture that is set upright also loses what is thin or thick about its lines.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from digitnet.network import Floats
from digitnet.preprocessing.line_width import evened
from digitnet.refusal import RefusalError

SIDE = 28
BOX = 20
MIDDLE = 14.0
"""Pixel index of the centre of mass in MNIST (measured: 14.0 in both directions)."""

RADIUS = 1.15
SOFTNESS = 1.6
"""The pen: ink falls from 1 to 0 over SOFTNESS pixels around RADIUS from the line's middle."""
STEP = 0.25
"""Pixels between the dots that make up a line."""
FAINT = 20 / 255
"""Ink below this part of the darkest counts as paper when the digit's edges are looked for."""
STEEPEST = 1.0
"""The largest slant, in x per y, that is taken back: 45 degrees."""
FARTHEST, NEAREST = 1e30, 1e-30
"""No pad is larger, and what lies closer together is one place: their squares stay finite."""
MOST_DOTS = 8000
"""Ink for thirty digits one over the other: the dots of a longer scribble lie farther apart."""
MOST_STROKES = 1000
"""Of more strokes than any digit has, every second, third … is rendered."""
SPREAD = 6.7
"""Root of the mean squared distance of MNIST's ink from its centre, in pixels: 6.72 on average."""
SMALLEST, LARGEST = 0.85, 1.3
"""So many times the box's size may a digit have for the sake of its spread."""
PEN = 0.95
"""The same of a dot of the pen."""
PROPORTION = 0.63
"""The ink's spread across over its spread down in MNIST's digits, once they are upright."""
WIDEST = 1.35
"""So many times as wide for its height may a digit be made for the sake of its proportion."""
ROOM = 13.0
"""Pixels from the centre of mass in which all ink must lie."""
AS_DRAWN = np.array([[1.0, 0.0], [0.0, 1.0]])
"""The change of points that changes none."""


class Moments(NamedTuple):
    """How some ink lies: its centre of mass (2,) x, y, and its (2, 2) spread about that."""

    centre: NDArray[np.float64]
    spread: NDArray[np.float64]

    def upright(self) -> NDArray[np.float64]:
        """The change (2, 2) of points that takes the slant back and half of an odd proportion."""
        (wide, shared), (_, high) = self.spread
        slant = np.clip(shared / high, -STEEPEST, STEEPEST) if high > NEAREST**3 else 0.0
        wide += slant * (slant * high - 2 * shared)
        trifle = 1e-6 * (wide + high) + NEAREST**3  # A line has no width and no proportion.
        odd = np.sqrt((wide + trifle) / (high + trifle)) / PROPORTION
        wider = np.clip(odd**-0.5, 1 / WIDEST, WIDEST) ** 0.5
        return np.array([[wider, -wider * slant], [0.0, 1 / wider]])

    def distance(self, change: NDArray[np.float64]) -> float:
        """Root of the mean squared distance from the centre after a change (2, 2) of points."""
        return float(np.sqrt(max((change @ self.spread * change).sum(), 0.0)))


def from_strokes(strokes: Sequence[ArrayLike], *, upright: bool = True) -> Floats:
    """The (28, 28) image, 0 to 1, of strokes, each (n, 2) points x, y; y grows downwards.

    Any unit and any place will do. Raises ValueError when there is no ink.
    """
    inked = [stroke for stroke in strokes if len(stroke)]  # type: ignore[arg-type]
    if not inked:
        sentence = "There is no ink in this drawing: draw at least one stroke."
        raise RefusalError("no-stroke", sentence)
    inked = inked[:: -(-len(inked) // MOST_STROKES)]
    lines = [np.asarray(stroke, np.float64).reshape(-1, 2) for stroke in inked]
    if not all((np.abs(line) < FARTHEST).all() for line in lines):
        sentence = "A drawing's points must be finite numbers, and none beyond all measure."
        raise RefusalError("points", sentence)
    moments = _stroke_moments(lines)
    change = moments.upright() if upright else AS_DRAWN
    lines = [(line - moments.centre) @ change.T for line in lines]
    points = np.concatenate(lines)
    extent = np.ptp(points, axis=0).max()
    scale = (BOX - 2 * RADIUS - SOFTNESS) / extent if extent > NEAREST else 1.0
    if upright:
        scale *= _enlarged(np.hypot(moments.distance(change) * scale, PEN))
        scale = min(scale, (ROOM - RADIUS - SOFTNESS / 2) / max(np.abs(points).max(), NEAREST))
    lines = [line * scale for line in lines]
    step = max(STEP, sum(map(_length, lines)) / MOST_DOTS)
    return ink(np.concatenate([dots(line, step) for line in lines]) + MIDDLE)


def _length(line: NDArray[np.float64]) -> float:
    return float(np.hypot(*np.diff(line, axis=0).T).sum())


def _stroke_moments(lines: Sequence[NDArray[np.float64]]) -> Moments:
    """Moments of lines, each segment weighing as much as it is long."""
    starts = np.concatenate([line[:-1] if len(line) > 1 else line for line in lines])
    ends = np.concatenate([line[1:] if len(line) > 1 else line for line in lines])
    lengths = np.hypot(*(ends - starts).T)
    # Dots have no length: a trace of weight lets a drawing of dots alone have a centre too.
    mass = lengths + 1e-6 * lengths.sum() + 1e-12
    centre, spread = _moments((starts + ends) / 2, mass)
    # A segment is spread along itself as well.
    return Moments(centre, spread + _moments(ends - starts, mass, about=0).spread / 12)


def _moments(
    places: NDArray[np.float64], mass: NDArray[np.float64], about: float | None = None
) -> Moments:
    """Moments of points (n, 2) x, y with their mass (n,), about their centre or as told."""
    centre = mass @ places / mass.sum() if about is None else np.full(2, about)
    away = places - centre
    return Moments(centre, (away.T * mass) @ away / mass.sum())


def _enlarged(distance: float) -> float:
    """How many times larger a digit is to be, by the ink's distance from its centre in the box."""
    return float(np.clip(SPREAD / max(distance, 1.0), SMALLEST, LARGEST))


def length_along(line: NDArray[np.float64]) -> NDArray[np.float64]:
    """How long a line (n, 2) is up to each of its points (n,)."""
    return np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])


def dots(line: NDArray[np.float64], step: float = STEP) -> NDArray[np.float64]:
    """Points along a line, `step` apart, both ends included."""
    along = length_along(line)
    at = np.linspace(0, along[-1], int(along[-1] / step) + 2 if along[-1] > 0 else 1)
    return np.stack([np.interp(at, along, line[:, 0]), np.interp(at, along, line[:, 1])], axis=1)


def ink(dots: NDArray[np.float64], radius: float = RADIUS, softness: float = SOFTNESS) -> Floats:
    """28x28 pixels, each with ink by its distance to the nearest dot."""
    grid = np.arange(SIDE, dtype=np.float32)
    square_x, square_y = (np.square(grid[:, None] - axis) for axis in dots.T.astype(np.float32))
    nearest = np.sqrt((square_y[:, None, :] + square_x[None, :, :]).min(axis=2))
    inked: Floats = np.clip(
        (np.float32(radius) - nearest) / np.float32(softness) + np.float32(0.5), 0, 1
    )
    return inked


def from_picture(picture: NDArray[np.uint8], *, upright: bool = True) -> Floats:
    """The (28, 28) image, 0 to 1, of a picture (h, w) of any size, ink bright on 0.

    Raises ValueError when the picture is not two-dimensional, not of bytes, or holds no ink.
    """
    picture = np.asarray(picture)
    if picture.ndim != 2 or 0 in picture.shape:
        sentence = f"A picture needs height and width, but this one has shape {picture.shape}."
        raise RefusalError("no-extent", sentence)
    if picture.dtype != np.uint8:
        raise ValueError(f"A picture is made of bytes, but this one of {picture.dtype}.")
    if picture.max() == 0:
        raise RefusalError("black", "There is no ink in this picture: it is black all over.")
    ink = _reduced(picture.astype(np.float32) / np.float32(picture.max()))
    rows, columns = np.nonzero(ink > FAINT)
    if not len(rows):
        sentence = "The lines of this picture are too thin for its size: make it smaller."
        raise RefusalError("thin", sentence)
    places = np.stack([columns, rows], axis=1).astype(np.float64)
    moments = _moments(places, ink[rows, columns].astype(np.float64))
    change = moments.upright() if upright else AS_DRAWN
    away = (places - moments.centre) @ change.T
    half = change.diagonal() / 2  # Of a pixel, which has a size of its own.
    low, high = away.min(axis=0) - half, away.max(axis=0) + half
    scale = BOX / (high - low).max()
    if upright:
        scale *= _enlarged(moments.distance(change) * scale)
        scale = min(scale, ROOM / max(-low.min(), high.max()))
    # MNIST's makers moved whole pixels, and a whole-pixel move keeps rows as sharp as they are.
    left, top = MIDDLE + 0.5 + low * scale
    top = np.round(top)
    if not upright:
        left = np.round(left)
    fine = max(1, round(1 / scale))
    at = (np.arange(SIDE * fine) + 0.5) / fine
    down = (((at - top) / scale + low[1]) / change[1, 1])[:, None]
    across = (((at - left) / scale + low[0])[None, :] - change[0, 1] * down) / change[0, 0]
    sampled = _bilinear(ink, down + moments.centre[1], across + moments.centre[0])
    image: Floats = sampled.reshape(SIDE, fine, SIDE, fine).mean(axis=(1, 3))
    return evened(image) if upright else image


def _reduced(ink: Floats) -> Floats:
    """A large picture cropped to its ink and averaged in blocks to about four times the box."""
    inked = ink > FAINT
    rows, columns = (np.flatnonzero(inked.any(axis=axis)) for axis in (1, 0))
    ink = ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    block = max(ink.shape) // (4 * BOX)
    if block < 2:
        return ink
    height, width = (-(-side // block) * block for side in ink.shape)
    padded = np.zeros((height, width), np.float32)
    padded[: ink.shape[0], : ink.shape[1]] = ink
    reduced: Floats = padded.reshape(height // block, block, width // block, block).mean(
        axis=(1, 3)
    )
    return reduced


def _bilinear(ink: Floats, y: NDArray[np.float64], x: NDArray[np.float64]) -> Floats:
    """Ink between pixels; nothing outside the picture."""
    padded = np.pad(ink, 1)
    y, x = np.broadcast_arrays(
        np.clip(y + 1, 0, ink.shape[0] + 0.999), np.clip(x + 1, 0, ink.shape[1] + 0.999)
    )
    row, column = y.astype(np.intp), x.astype(np.intp)
    down, right = (y - row).astype(np.float32), (x - column).astype(np.float32)
    upper = padded[row, column] * (1 - right) + padded[row, column + 1] * right
    lower = padded[row + 1, column] * (1 - right) + padded[row + 1, column + 1] * right
    return np.asarray(upper * (1 - down) + lower * down, np.float32)
