"""From a photograph, a scan or any grey picture to ink bright on 0, as `from_picture` wants it.

The ground (paper, board, screen) is what remains when everything thinner than a broad pen is
painted over; ink is what stands out from it, so uneven light does not matter. Whether ink is
darker or brighter than its ground is seen from which way the picture's details lean. Beyond the
picture lies paper when its ink was cut tightly, and a table when a corner shows one.
"""

from math import ceil
from typing import Any

import numpy as np
from numpy.typing import NDArray

from digitnet.refusal import RefusalError

Grey = NDArray[np.float32]
Mask = NDArray[np.bool_]

SIDE = 256
"""The longer side to which a large picture is reduced before anything else."""
SMALLEST = 8
"""A digit needs so many points each way, after that."""
PEN = 0.25
"""The broadest stroke to expect, in parts of the picture's longer side."""
UNDECIDED = 0.7
"""So little leans what is half ink; then an edge that is mostly of one grey shows the ground."""
TWO_GREYS = 0.8
"""So large a part of a drawing or a scan is of its two greys, that of ground and that of ink."""
EVEN = 0.9
"""So large a part of an edge is of one grey where nothing touches it."""
FAINTEST = 16.0
"""Ink must stand out from its ground by so many of 255 greys …"""
NOISE = 6.0
""" … and by so many times what the ground itself varies."""
INK = (0.3, 0.6)
"""Between these parts of the typical ink's contrast a pixel goes from ground to ink."""
SPECK = 0.04
"""A patch smaller than this part of the largest is dirt."""
MARGIN = 0.2
"""Ground left around the ink, in parts of its longer side."""


def find_ink(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The ink of a grey picture (h, w), bright on 0, cut to where it is and a margin around.

    Raises ValueError when the picture is too small to hold a digit or nothing stands out in it.
    """
    if picture.ndim != 2 or min(picture.shape) < SMALLEST * _block(picture):
        sentence = "This picture is too small: a digit needs 8 points each way at least."
        raise RefusalError("small", sentence)
    grey = _without_frame(_reduced(picture))
    if not _ink_is_dark(grey):
        grey = 255 - grey
    contrast = (_even_ground(grey) - grey).clip(0)
    ink = _above_noise(contrast)
    along_edge = _ground(grey, table=True) - grey < contrast / 2
    ink *= ~_table(ink > 0.5, along_edge)
    ink *= _worth_keeping(ink > 0.5, along_edge)
    if ink.max() <= 0.5:
        sentence = "No digit stands out in this picture: write it large and dark on plain paper."
        raise RefusalError("blank", sentence)
    return np.round(_cut(ink) * 255).astype(np.uint8)


def _reduced(picture: NDArray[np.uint8]) -> Grey:
    """The picture averaged in blocks until its longer side is at most about SIDE."""
    block = _block(picture)
    height, width = (side // block * block for side in picture.shape)
    blocks = picture[:height, :width].reshape(height // block, block, width // block, block)
    reduced: Grey = blocks.mean(axis=(1, 3), dtype=np.float32)
    return reduced


def _block(picture: NDArray[np.uint8]) -> int:
    longer: int = max(picture.shape)
    return max(1, ceil(longer / SIDE))


def _without_frame(grey: Grey) -> Grey:
    """What a frame of one grey holds, if that is a canvas: of one other grey all along its edge,
    and not within."""
    rows, columns = np.nonzero(_unlike_edge(grey))
    if len(rows) == 0:
        return grey
    held = grey[rows.min() + 2 : rows.max() - 1, columns.min() + 2 : columns.max() - 1]
    if min(held.shape) < SMALLEST:
        return grey
    unlike = _unlike_edge(held)
    even = np.concatenate(_sides(unlike)).mean() < 1 - EVEN
    return held if even and unlike.any() else grey


def _unlike_edge(grey: Grey) -> Mask:
    """What differs from the grey that most of the edge has."""
    unlike: Mask = abs(grey - np.median(np.concatenate(_sides(grey)))) > FAINTEST
    return unlike


def _ink_is_dark(grey: Grey) -> bool:
    """Whether what differs from its surroundings is mostly darker than they are."""
    detail = grey - _blurred(grey, max(grey.shape) // 8)
    height, width = (side // 8 for side in grey.shape)  # at the edge a table may look in
    detail = detail[height:-height, width:-width]
    lean = (detail**3).mean() / max((detail**2).mean() ** 1.5, 1e-6)
    edge = np.concatenate(_sides(grey))
    ground = np.median(edge)
    if abs(lean) < UNDECIDED and (abs(edge - ground) < FAINTEST).mean() > 0.5:
        return bool(ground > (grey.min() + grey.max()) / 2)
    return bool(lean < 0)


def _even_ground(grey: Grey) -> Grey:
    """The ground: one grey where the picture has hardly more than two, however broad the pen."""
    darkest, brightest = np.percentile(grey, (2, 98))
    near = (grey - darkest < FAINTEST) | (brightest - grey < FAINTEST)
    return np.full_like(grey, brightest) if near.mean() > TWO_GREYS else _ground(grey)


def _ground(grey: Grey, *, table: bool = False) -> Grey:
    """The picture without its dark strokes: the brightest around, then the darkest of those.

    With a table, the picture ends in the dark, so what lies along its edges is not thin.
    """
    reach = max(2, round(max(grey.shape) * PEN / 2))
    ground = _blurred(grey, 1) if min(grey.shape) > 64 else grey  # or noise would lift the ground
    beyond = 2 * reach if table else 0
    ground = np.pad(ground, beyond)
    ground = -_brightest(-_brightest(ground, reach), reach)
    height, width = grey.shape
    return ground[beyond : beyond + height, beyond : beyond + width]


def _brightest(grey: Grey, reach: int) -> Grey:
    """The largest value within `reach` of each pixel, in a square."""
    for _ in range(2):
        padded = np.pad(grey, ((reach, reach), (0, 0)), mode="edge")
        width, left = 1, 2 * reach
        while left:  # each pass widens the window, at most to double its width
            step = min(width, left)
            padded = np.maximum(padded[:-step], padded[step:])
            width, left = width + step, left - step
        grey = padded.T
    return grey


def _blurred(grey: Grey, reach: int) -> Grey:
    """The mean of all within `reach` of each pixel, in a square."""
    width = 2 * reach + 1
    for _ in range(2):
        padded = np.pad(grey, ((reach + 1, reach), (0, 0)), mode="edge")
        sums = padded.cumsum(axis=0, dtype=np.float64)
        grey = ((sums[width:] - sums[:-width]) / width).T.astype(np.float32)
    return grey


def _above_noise(contrast: Grey) -> Grey:
    """0 on the ground, 1 in ink, and what lies between at its edges."""
    noise = float(np.median(contrast[contrast <= contrast.max() / 2]))
    standing = contrast[contrast > max(FAINTEST, NOISE * noise)]
    if len(standing) == 0:
        return np.zeros_like(contrast)
    typical = float(np.percentile(standing, 75))
    low, high = (part * typical for part in INK)
    low = max(low, NOISE / 2 * noise)
    ink: Grey = np.clip((contrast - low) / max(high - low, 1), 0, 1)
    return ink


def _table(mask: Mask, along_edge: Mask) -> Mask:
    """What a table covers: it lies along an edge and in a corner, and all the ink is clear of the
    other edges. Ink that was cut tightly lies along edges too, but reaches the others as well."""
    patches = _patches(mask & along_edge)
    corners = patches[[0, 0, -1, -1], [0, -1, 0, -1]]
    table = _around(np.isin(patches, corners[corners > 0]))
    sides = zip(_sides(table), _sides(mask & ~table), strict=True)
    tight = any(rest.any() for covered, rest in sides if covered.mean() < 0.5)
    return table & (not tight)


def _sides(picture: NDArray[Any]) -> list[NDArray[Any]]:
    """Its four edges."""
    return [picture[0], picture[-1], picture[:, 0], picture[:, -1]]


def _worth_keeping(mask: Mask, along_edge: Mask) -> Mask:
    """Without specks, and if more is left, without what lies along an edge or reaches two of them:
    a shadow's end, a line of the paper."""
    patches = _patches(mask)
    sizes = np.bincount(patches.ravel())
    sizes[0] = 0
    along = np.bincount(patches.ravel(), along_edge.ravel()) > sizes / 2
    reached = np.zeros_like(sizes)
    for side in _sides(patches):
        reached[np.unique(side)] += 1
    inner = np.where((reached > 1) | (along & (reached > 0)), 0, sizes)
    if inner.max() > SPECK * sizes.max():
        sizes = inner
    large = sizes > SPECK * sizes.max()
    return _around(large[patches])


def _around(mask: Mask) -> Mask:
    """With two pixels around: a patch's soft edge belongs to it."""
    return _brightest(mask.astype(np.float32), 2) > 0


def _patches(mask: Mask) -> NDArray[np.intp]:
    """Number the patches of a mask from 1, joined along sides and corners; 0 where there is none.

    Runs of each row are joined to the runs that they touch in the row above.
    """
    height = len(mask)
    steps = np.diff(np.pad(mask, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    rows, starts = np.nonzero(steps == 1)
    ends = np.nonzero(steps == -1)[1]
    first = np.searchsorted(rows, np.arange(height + 1))
    parent = list(range(len(rows)))

    def root(run: int) -> int:
        while parent[run] != run:
            parent[run] = run = parent[parent[run]]
        return run

    for row in range(1, height):
        above = first[row - 1]
        for run in range(first[row], first[row + 1]):
            while above < first[row] and ends[above] < starts[run]:
                above += 1
            touching = above
            while touching < first[row] and starts[touching] <= ends[run]:
                parent[root(int(touching))] = root(run)
                touching += 1
    numbers = np.zeros(mask.shape, np.intp)
    names = np.unique([root(run) for run in range(len(rows))], return_inverse=True)[1]
    for run, name in enumerate(names):
        numbers[rows[run], starts[run] : ends[run]] = name + 1
    return numbers


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
