"""From a photograph, a scan or any grey picture to ink bright on 0, as `from_picture` wants it.

The ground (paper, board, screen) is estimated, and ink is what stands out from it; whether it is
darker or brighter is seen from which way the picture's details lean. Margins and printed lines are
taken away first, then patches that are no part of the digit. A digit that is small in its picture
is looked at again from closer by.
"""

from math import ceil

import numpy as np
from numpy.typing import NDArray

from digitnet.photo.ground import DIM, FAINTEST, Grey, blurred, closed, contrast, even_ground, sides
from digitnet.photo.margin import inner
from digitnet.photo.patches import broad, digit, table
from digitnet.photo.ruling import without_printed
from digitnet.refusal import RefusalError

SIDE = 256
"""The longer side to which a large picture is reduced before anything else."""
LEAST = 8
"""Points that a digit needs each way at least."""
NARROWEST = 16
"""A picture's longer side, in shorter ones, at most: reduced, it has as many points each way."""
UNDECIDED = 0.7
"""So little leans what is half ink; then an edge that is mostly of one grey shows the ground."""
NOISE = 6.0
"""Ink stands out by so many times what the ground itself varies."""
GRAIN = 5.0
"""Greys by which half of all points differ from those around them in a grainy picture …"""
FEW = 64
""" … of more points each way."""
INK = (0.3, 0.6)
"""Between these parts of the typical ink's contrast a pixel goes from ground to ink."""
MARGIN = 0.2
"""Ground left around the ink, in parts of its longer side."""
BLOT = 0.18
"""Half of what is too broad in a photograph, in parts of the ink's longer side, to be a pen's …"""
FINGER = 0.05
""" … or, where it reaches in from one edge."""
SMALL = 0.45
"""A digit so small in its picture is looked at again …"""
AROUND = 0.8
""" … with so much around it, in parts of its longer side."""


def find_ink(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The ink of a grey picture (h, w), bright on 0, cut to where it is and a margin around.

    Raises ValueError when the picture is no grey picture, is too small or too narrow to hold a
    digit, or nothing stands out in it.
    """
    if picture.ndim != 2 or picture.dtype != np.uint8:
        raise ValueError("A grey picture has rows of bytes.")
    if min(picture.shape) < LEAST:
        sentence = "This picture is too small: a digit needs 8 points each way at least."
        raise RefusalError("small", sentence)
    if max(picture.shape) > NARROWEST * min(picture.shape):
        sentence = "This picture is too narrow: cut it to what is around the digit."
        raise RefusalError("narrow", sentence)
    picture = _part(picture, inner(_reduced(picture)))
    ink = _ink(_reduced(picture))
    if ink.max() > 0.5 and (closer := _around(ink)) is not None and _block(picture) > 1:
        near = _ink(_reduced(_part(picture, closer)), tight=False)
        ink = near if near.max() > 0.5 else ink
    if ink.max() <= 0.5:
        sentence = "No digit stands out in this picture: write it large and dark on plain paper."
        raise RefusalError("blank", sentence)
    return np.round(_cut(ink) * 255).astype(np.uint8)


def laid(grey: NDArray[np.uint8], alpha: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """A picture (h, w) with its opacity (h, w), 0 to 255, as it looks on a ground that suits it.

    Where what is opaque is hardly of two greys, or is the lesser part, it is the ink itself: dark
    on white. Otherwise it is a picture that was cut out, and is continued in its typical grey.
    """
    opaque = alpha > 127
    if opaque.all() or not opaque.any():
        return grey
    rows, columns = (np.flatnonzero(opaque.any(axis=axis)) for axis in (1, 0))
    covered = opaque[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1].mean()
    low, high = np.percentile(grey[opaque], (5, 95))
    if high - low < FAINTEST or covered < 0.5:
        return 255 - alpha
    part = alpha / np.float32(255)
    return np.round(grey * part + np.median(grey[opaque]) * (1 - part)).astype(np.uint8)


def _reduced(picture: NDArray[np.uint8]) -> Grey:
    """The picture averaged in blocks until its longer side is at most about SIDE."""
    block = _block(picture)
    height, width = (side // block * block for side in picture.shape)
    blocks = picture[:height, :width].reshape(height // block, block, width // block, block)
    reduced: Grey = blocks.mean(axis=(1, 3), dtype=np.float32)
    return reduced


def _part(picture: NDArray[np.uint8], box: tuple[slice, slice]) -> NDArray[np.uint8]:
    """The part of a picture that in the reduced one is the box."""
    block = _block(picture)
    rows, columns = (slice(block * side.start, block * side.stop) for side in box)
    return picture[rows, columns]


def _around(ink: Grey) -> tuple[slice, slice] | None:
    """The part of the picture around ink that is small in it."""
    rows, columns = np.nonzero(ink > 0.5)
    longer = max(np.ptp(rows), np.ptp(columns)) + 1
    if longer > SMALL * max(ink.shape):
        return None
    beside = round(AROUND * longer)
    top, left = (max(0, int(at.min()) - beside) for at in (rows, columns))
    return slice(top, int(rows.max()) + beside), slice(left, int(columns.max()) + beside)


def _block(picture: NDArray[np.uint8]) -> int:
    longer: int = max(picture.shape)
    return max(1, ceil(longer / SIDE))


def _ink(grey: Grey, *, tight: bool = True) -> Grey:
    """The digit's ink in a grey picture, 0 to 1."""
    grey = _calm(grey)
    dark = _ink_is_dark(grey)
    grey = grey if dark else 255 - grey
    ground = even_ground(grey)
    standing = contrast(grey, ground, dark=dark)
    along_edge = closed(grey, table=True) - grey < (ground - grey).clip(0) / 2
    least = max(FAINTEST / 2, NOISE / 2 * _noise(standing))

    def inked(standing: Grey) -> Grey:
        ink = _above_noise(standing)
        return ink * ~table(ink > 0.5, along_edge)

    ink = inked(without_printed(standing, least, lambda rest: inked(rest) > 0.5, tight=tight))
    if ink.max() <= 0.5:
        return ink
    ink *= digit(ink > 0.5, along_edge)
    if np.ptp(ground) == 0:
        return ink
    reached = sum(side.max() > 0.5 for side in sides(ink))
    return ink * (not broad(ink > 0.5, FINGER if reached == 1 else BLOT))


def _calm(grey: Grey) -> Grey:
    """The picture, blurred where it is grainy."""
    smooth = blurred(grey, 1)
    grainy = min(grey.shape) > FEW and np.median(abs(grey - smooth)) > GRAIN
    return smooth if grainy else grey


def _ink_is_dark(grey: Grey) -> bool:
    """Whether what differs from its surroundings is mostly darker than they are."""
    light = np.log(grey + DIM)  # as the eye has it: a shadow's edge leans neither way
    detail = light - blurred(light, max(grey.shape) // 8)
    height, width = (side // 8 for side in grey.shape)  # at the edge a table may look in
    detail = detail[height:-height, width:-width]
    lean = (detail**3).mean() / max((detail**2).mean() ** 1.5, 1e-6)
    edge = np.concatenate(sides(grey))
    ground = np.median(edge)
    if abs(lean) < UNDECIDED and (abs(edge - ground) < FAINTEST).mean() > 0.5:
        return bool(ground > (grey.min() + grey.max()) / 2)
    return bool(lean < 0)


def _noise(standing: Grey) -> float:
    """How far the ground itself stands out."""
    return float(np.median(standing[standing <= standing.max() / 2]))


def _above_noise(standing: Grey) -> Grey:
    """0 on the ground, 1 in ink, and what lies between at its edges."""
    noise = _noise(standing)
    inked = standing[standing > max(FAINTEST, NOISE * noise)]
    if len(inked) == 0:
        return np.zeros_like(standing)
    typical = float(np.percentile(inked, 75))
    low, high = (part * typical for part in INK)
    low = max(low, NOISE / 2 * noise)
    ink: Grey = np.clip((standing - low) / max(high - low, 1), 0, 1)
    return ink


def _cut(ink: Grey) -> Grey:
    """The square around the ink, in its middle, with a margin."""
    rows, columns = np.nonzero(ink > 0.1)
    top, left = rows.min(), columns.min()
    height, width = np.ptp(rows) + 1, np.ptp(columns) + 1
    side = round(max(height, width) * (1 + 2 * MARGIN))
    square = np.zeros((side, side), np.float32)
    down, right = (side - height) // 2, (side - width) // 2
    square[down : down + height, right : right + width] = ink[
        top : top + height, left : left + width
    ]
    return square
