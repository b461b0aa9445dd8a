"""What lies around a picture and is none of it: a screenshot's margin, a canvas' border.

A margin is of one grey along all four edges, and where it ends, the picture begins along the whole
of each side. A digit on a plain canvas ends such a margin too, but never along whole sides.
"""

import numpy as np

from digitnet.photo.ground import Grey, sides

EVEN = 8.0
"""Greys by which a margin varies at most."""
WHOLE = 0.9
"""So large a part of a side differs from the margin where a picture begins."""
LEAST = 8
"""Fewer points each way are no picture."""


def inner(grey: Grey) -> tuple[slice, slice]:
    """The rows and columns within margins and borders, one in the other: all, if there are none."""
    rows, columns = (slice(0, side) for side in grey.shape)
    while (held := _held(grey[rows, columns])) is not None:
        rows, columns = (
            slice(before.start + within.start, before.start + within.stop)
            for before, within in zip((rows, columns), held, strict=True)
        )
    return rows, columns


def _held(grey: Grey) -> tuple[slice, slice] | None:
    """What a margin holds, if there is one."""
    unlike = abs(grey - np.median(np.concatenate(sides(grey)))) > EVEN
    if any(side.any() for side in sides(unlike)) or not unlike.any():
        return None
    rows, columns = (np.flatnonzero(unlike.any(axis=axis)) for axis in (1, 0))
    # One point less on each side: it may be half margin.
    box = slice(int(rows[0]) + 1, int(rows[-1])), slice(int(columns[0]) + 1, int(columns[-1]))
    held = grey[box]
    if min(held.shape) < LEAST or np.ptp(held) < 2 * EVEN:
        return None
    return box if all(side.mean() > WHOLE for side in sides(unlike[box])) else None
