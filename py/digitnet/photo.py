"""From a photograph, a scan or any grey picture to ink bright on 0, as `from_picture` wants it.

The ground (paper, board, screen) is what remains when everything thinner than a broad pen is
painted over; ink is what stands out from it, so uneven light does not matter. Whether ink is
darker or brighter than its ground is seen from which way the picture's details lean.
"""

import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.float32]
Mask = NDArray[np.bool_]

SIDE = 256
"""The longer side to which a large picture is reduced before anything else."""
LEAST = 8
"""Points that a digit needs each way at least."""
NARROWEST = 16
"""A picture's longer side, in shorter ones, at most: reduced, it has as many points each way."""
PEN = 0.25
"""The broadest stroke to expect, in parts of the picture's shorter side."""
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

    Raises ValueError when the picture is no grey picture, is too small or too narrow to hold a
    digit, or nothing stands out in it.
    """
    if picture.ndim != 2 or picture.dtype != np.uint8:
        raise ValueError("A grey picture has rows of bytes.")
    if min(picture.shape) < LEAST:
        raise ValueError("This picture is too small: a digit needs 8 points each way at least.")
    if max(picture.shape) > NARROWEST * min(picture.shape):
        raise ValueError("This picture is too narrow: cut it to what is around the digit.")
    grey = _reduced(picture)
    if not _ink_is_dark(grey):
        grey = 255 - grey
    contrast = np.maximum(_ground(grey) - grey, 0)
    ink = _above_noise(contrast)
    ink *= _worth_keeping(ink > 0.5)
    if ink.max() <= 0.5:
        raise ValueError(NOTHING)
    return np.round(_cut(ink) * 255).astype(np.uint8)


NOTHING = "No digit stands out in this picture: write it large and dark on plain paper."


def _reduced(picture: NDArray[np.uint8]) -> Grey:
    """The picture averaged in blocks until its longer side is at most about SIDE."""
    block = -(-max(picture.shape) // SIDE)
    height, width = (side // block * block for side in picture.shape)
    blocks = picture[:height, :width].reshape(height // block, block, width // block, block)
    reduced: Grey = blocks.mean(axis=(1, 3), dtype=np.float32)
    return reduced


def _ink_is_dark(grey: Grey) -> bool:
    """Whether what differs from its surroundings is mostly darker than they are."""
    detail = grey - _blurred(grey, max(grey.shape) // 8)
    height, width = (side // 8 for side in grey.shape)  # at the edge a table may look in
    return bool((detail[height:-height, width:-width] ** 3).mean() < 0)


def _ground(grey: Grey) -> Grey:
    """The picture without its dark strokes: the brightest around, then the darkest of those."""
    reach = max(2, round(min(grey.shape) * PEN / 2))
    smooth = _blurred(grey, 1) if min(grey.shape) > 64 else grey  # or noise would lift the ground
    return -_brightest(-_brightest(smooth, reach), reach)


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
    noise = float(np.median(contrast))
    standing = contrast[contrast > max(FAINTEST, NOISE * noise)]
    if len(standing) == 0:
        raise ValueError(NOTHING)
    typical = float(np.percentile(standing, 75))
    low, high = (part * typical for part in INK)
    low = max(low, NOISE / 2 * noise)
    ink: Grey = np.clip((contrast - low) / max(high - low, 1), 0, 1)
    return ink


def _worth_keeping(mask: Mask) -> Mask:
    """Without specks, and without what reaches the edge (a table) if anything else is left."""
    patches = _patches(mask)
    sizes = np.bincount(patches.ravel())
    sizes[0] = 0
    edges = np.concatenate([patches[0], patches[-1], patches[:, 0], patches[:, -1]])
    inner = sizes.copy()
    inner[np.unique(edges)] = 0
    if inner.max() > SPECK * sizes.max():
        sizes = inner
    large = sizes > SPECK * sizes.max()
    # A patch's soft edge belongs to it: two pixels around.
    return _brightest(large[patches].astype(np.float32), 2) > 0


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
