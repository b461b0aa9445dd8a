"""Patches of ink, and which of them are the digit's."""

import numpy as np
from numpy.typing import NDArray

from digitnet.photo.ground import Mask, brightest, sides
from digitnet.refusal import RefusalError

SPECK = 0.04
"""A patch smaller than this part of the largest is dirt."""
NEAR = 0.03
"""A part lies no farther from the rest of its digit than this part of the digit's length, …"""
NEARER = 0.7
""" … or of its own."""
BY_ITSELF = 0.5
"""A patch that is clear of all edges and so large beside the largest is no part of that."""
WHOLE = 0.25
"""What lies apart and is so large beside the digit is no dirt."""
ALIKE = 0.5
"""A patch far off that is so long beside the digit is another digit."""
SEVERAL = "There is more than one thing in this picture: cut it to one digit."
HELD = 0.3
"""What a box or a ring holds is so long, beside it, at least."""


def table(mask: Mask, along_edge: Mask) -> Mask:
    """What a table covers: it lies along an edge and in a corner, and all the ink is clear of the
    other edges. Ink that was cut tightly lies along edges too, but reaches the others as well."""
    patches = numbered(mask & along_edge)
    corners = patches[[0, 0, -1, -1], [0, -1, 0, -1]]
    covered = around(np.isin(patches, corners[corners > 0]))
    both = zip(sides(covered), sides(mask & ~covered), strict=True)
    tight = any(rest.any() for table, rest in both if table.mean() < 0.5)
    return covered & (not tight)


def digit(mask: Mask, along_edge: Mask) -> Mask:
    """The digit's patches among all: the largest that is nothing else, and what is close to it."""
    patches = numbered(mask)
    sizes = np.bincount(patches.ravel())
    sizes[0] = 0
    sizes = _without_others(patches, sizes, along_edge)
    while (main := patches == sizes.argmax()).any() and _holds_another(main, patches, sizes):
        sizes[sizes.argmax()] = 0
    kept = main
    for number in np.argsort(-sizes, kind="stable"):
        if sizes[number] > SPECK * sizes.max():
            part = patches == number
            reach = round(max(NEAR * extent(main), NEARER * extent(part)))
            if part[brightest(kept.astype(np.uint8), reach) > 0].any():
                kept = kept | part
            elif sizes[number] > WHOLE * sizes.max() and extent(part) > ALIKE * extent(main):
                raise RefusalError("several", SEVERAL)
    return around(kept)


def broad(mask: Mask, part: float) -> bool:
    """Whether a square with sides of twice a part of the ink's extent fits into it."""
    outside = np.pad(~mask, 1, constant_values=True).astype(np.uint8)
    return not brightest(outside, max(1, round(part * extent(mask)))).all()


def _without_others(
    patches: NDArray[np.intp], sizes: NDArray[np.intp], along_edge: Mask
) -> NDArray[np.intp]:
    """The patches' sizes, 0 for what comes in from beyond the picture beside a digit that does not:
    a shadow's end, a line, the digit that is written next to it."""
    along = np.bincount(patches.ravel(), along_edge.ravel()) > sizes / 2
    reached = np.zeros_like(sizes)
    for side in sides(patches):
        reached[np.unique(side)] += 1
    for others, least in (
        (along & (reached > 0), SPECK),
        (reached > 0, BY_ITSELF),
    ):
        inner = np.where(others, 0, sizes)
        if inner.max() > least * sizes.max():
            sizes = inner
    return sizes


def _holds_another(patch: Mask, patches: NDArray[np.intp], sizes: NDArray[np.intp]) -> bool:
    """Whether it lies around a smaller one on all sides, as a box does or a ring."""
    for number in np.flatnonzero((sizes > SPECK * sizes.max()) & (sizes < sizes.max())):
        other = patches == number
        if extent(other) > HELD * extent(patch):
            rows, columns = np.nonzero(other)
            y, x = int(np.median(rows)), int(np.median(columns))
            ways = patch[:y, x], patch[y:, x], patch[y, :x], patch[y, x:]
            if all(way.any() for way in ways):
                return True
    return False


def extent(mask: Mask) -> int:
    """The longer side of the box around all that it holds."""
    rows, columns = np.nonzero(mask)
    return int(max(np.ptp(rows), np.ptp(columns))) + 1 if len(rows) else 0


def around(mask: Mask) -> Mask:
    """With two pixels around: a patch's soft edge belongs to it."""
    return brightest(mask.astype(np.float32), 2) > 0


def numbered(mask: Mask) -> NDArray[np.intp]:
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
