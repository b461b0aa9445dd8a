"""Signs as people are taught to write them, in all the forms that schools teach.

A stroke is a list of points on a grid of 5 x 7, each given as two figures: 0 to 4 across, 0 to 6
down. The pen goes straight from point to point; from a point marked ~ on it goes in one curve
(through that point and the next ones), and a point marked ! is a corner again.
"""

from collections.abc import Sequence

import numpy as np

from digitnet.augmentation.handwriting import (
    Line,
    Lines,
    bent,
    even,
    moved,
    shaky,
    slanted,
    unit,
    with_other_ends,
)

Forms = Sequence[Sequence[str]]
"""The ways in which one sign is written, each a list of strokes."""

SLIP = 0.045
"""How far the pen misses the points of a form, in heights of the sign."""

# fmt: off
DIGITS: Sequence[Forms] = [
    [["~20 03 26 43 20"], ["~30 11 03 16 36 43 31 20 10"], ["~20 03 26 43 20", "41 05"],
     ["~10 03 16 36 43 30 20"], ["~31 20 03 26 43 31 21 12"]],
    [["20 26"], ["12 30 26"], ["03 20 26"], ["04 30 26"], ["13 20 26", "06 46"],
     ["04 20 26", "16 36"], ["20 26", "06 46"], ["~03 12 !30 ~26"], ["12 20 26 16 36"],
     ["03 40 26"], ["~03 11 30 !40 26"], ["05 30 26"], ["~06 14 !30 ~26"], ["~05 13 !30 ~26 15"],
     ["05 20 26", "06 46"]],
    [["~01 10 30 41 33 !06 46"], ["~01 20 41 24 06 !46"], ["~01 20 41 24 06 15 26 46"],
     ["00 40 06 46"], ["~02 10 31 24 05 14 35 46"], ["~01 20 41 33 !06 ~25 46"],
     ["~01 10 30 41 24 06 04 15 46"], ["~02 10 31 24 !05 ~36 46 !43"]],
    [["~01 20 41 !23 ~44 26 05"], ["00 40 !22 ~44 26 05"], ["~01 20 41 23 44 26 05"],
     ["~01 20 41 32 13 33 45 26 05"], ["00 40 !13 ~33 45 26 05"],
     ["~01 20 41 22 12 23 44 36 06"]],
    [["10 04 44", "30 36"], ["00 03 43", "40 46"], ["36 30 04 44"], ["20 04 44", "33 36"],
     ["10 03 43", "31 26"], ["30 04 44", "24 26"], ["00 03 43 40 46"], ["~10 04 34 !40 46"],
     ["10 04 !44", "31 36"], ["~01 03 23 !40 36"], ["04 44 !30 36", "30 04"],
     ["~20 11 12 !33 ~24 26"], ["10 03 43 46", "26 46"]],
    [["40 00 03 ~32 44 26 05"], ["00 03 ~32 44 26 05", "00 40"], ["~41 20 01 13 33 45 26 05"],
     ["10 03 ~32 44 26 05", "10 40"], ["40 10 03 ~22 43 45 16 05"],
     ["01 03 ~32 44 26 05", "11 40"], ["~40 10 01 13 43 45 16 05"],
     ["~30 11 12 33 45 26 14"]],
    [["~30 12 04 16 36 44 23 04"], ["~41 20 03 16 36 44 33 04"], ["~10 03 16 36 44 23 05"],
     ["~40 03 06 26 35 24 05"], ["~20 04 16 35 24 05"], ["~42 30 11 04 16 36 44 23 14"],
     ["~31 20 02 05 26 44 33 13 05"], ["~40 10 02 14 34 33 13 05 16"],
     ["~01 20 40 21 03 16 36 44 23 04"], ["~12 30 40 11 04 16 36 34 13 04"]],
    [["00 40 16"], ["00 40 26", "13 43"], ["02 00 40 16"], ["~01 10 40 !16"], ["00 40 ~23 16"],
     ["01 00 40 26", "13 33"], ["~01 10 21 !40 16"], ["~01 10 21 !40 26", "13 43"], ["00 40 36"]],
    [["~41 20 01 12 33 45 26 05 13 32 41"], ["~20 01 22 41 20", "~22 04 26 44 22"],
     ["~23 41 20 01 23 45 26 05 23"], ["~40 10 01 23 45 26 05 23 41"],
     ["~41 10 02 33 45 26 05 23 40"], ["~01 10 33 45 26 05 13 41 30"]],
    [["~41 20 02 23 41 !36"], ["~40 20 02 23 41", "40 46"], ["~41 20 02 23 41 44 26 05"],
     ["~41 20 02 23 41 !46", "06 46"], ["~41 30 10 01 13 32 40 !26"],
     ["~30 10 01 13 33 41 30 41 44 26 06"], ["~32 13 01 20 41 44 26 15"],
     ["~41 20 02 23 41 !36 16"], ["~41 20 11 31 41 !06"], ["~30 11 21 40 !06"],
     ["~40 20 02 23 41 !36", "16 46"]],
]
SIGNS: dict[str, Forms] = {
    "A": [["06 20 46", "14 34"], ["06 20", "20 46", "14 34"], ["06 ~04 10 20 31 44 46", "03 43"]],
    "E": [["40 00 06 46", "03 33"], ["00 06", "00 40", "03 33", "06 46"],
          ["~41 20 01 12 !23 ~12 04 15 26 45"]],
    "F": [["40 00 06", "03 33"], ["00 06", "00 40", "03 33"]],
    "G": [["~41 20 03 26 45 43 !23", "43 46"], ["~41 20 03 26 !44", "23 43 46"]],
    "H": [["00 06", "40 46", "03 43"], ["00 06 03 43 40 46"]],
    "K": [["00 06", "40 03 46"], ["00 06", "40 03", "13 46"]],
    "M": [["06 00 24 40 46"], ["06 10 24 30 46"], ["06 ~01 10 20 22 !26", "22 ~31 40 42 46"]],
    "N": [["06 00 46 40"], ["00 06", "00 46", "46 40"]],
    "P": [["06 00 ~30 42 33 03"], ["00 06", "00 ~30 42 33 03"]],
    "R": [["06 00", "00 ~20 41 22 !03 46"], ["06 00 ~30 42 23 !03 46"]],
    "W": [["00 16 22 36 40"], ["~00 05 16 25 !22 ~25 36 45 40"]],
    "X": [["00 46", "40 06"]],
    "h": [["00 06", "04 ~12 32 43 46"], ["00 06 04 ~12 32 43 46"]],
    "k": [["00 06", "42 04 46"]],
    "m": [["02 06 03 ~12 23 !26", "23 ~32 43 46"]],
    "n": [["01 06", "03 ~11 31 43 46"], ["01 06 03 ~11 31 43 46"]],
    "r": [["01 06", "03 ~12 31 42"]],
    "w": [["~01 05 16 25 !22 ~25 36 45 41"]],
    "x": [["~00 12 23 34 46", "40 06"]],
    "plus": [["20 26", "03 43"]],
    "equals": [["02 42", "04 44"]],
    "hash": [["10 06", "40 36", "02 42", "04 44"]],
    "asterisk": [["20 26", "01 45", "41 05"]],
    "omega": [["06 16 ~03 10 30 43 !36 46"]],
    "star": [["06 20 46 02 42 06"]],
    "house": [["06 03 20 43 46 06"]],
    "heart": [["26 ~03 01 10 !22 ~30 41 43 26"]],
    "face": [["~20 03 26 43 20", "12 12", "32 32", "14 ~25 34"]],
    "arrow": [["03 43 31", "43 35"], ["20 26", "02 20 42"]],
    "bow": [["00 46 40 06 00"]],
}
"""Letters and little pictures that nobody could take for a digit."""
# fmt: on


def written(forms: Forms, rng: np.random.Generator) -> Lines:
    """A sign in one of its forms, as an unpractised hand writes it."""
    lines = [_traced(stroke, rng) for stroke in forms[int(rng.integers(len(forms)))]]
    wide = np.exp(rng.normal(-0.22, 0.16))
    lines = even(unit([line * (wide, 1 / wide) for line in lines]))
    if rng.random() < 0.6:
        lines = [with_other_ends(line, rng) for line in lines]
    if len(lines) > 1:
        lines = [moved(line, rng) for line in lines]
    lines = bent(slanted(lines, rng), rng, 0.03)
    return shaky(lines, rng) if rng.random() < 0.3 else lines


def _traced(stroke: str, rng: np.random.Generator) -> Line:
    """The points of a stroke's description, missed a little, and the curves through them."""
    runs: list[list[Line]] = [[]]
    curved = [False]
    for mark in stroke.split():
        point = np.array([int(mark[-2]) / 4, int(mark[-1]) / 7]) + rng.normal(0, SLIP, 2)
        if mark[0] == "~":
            runs.append(runs[-1][-1:])
            curved.append(True)
        runs[-1].append(point)
        if mark[0] == "!":
            runs.append([point])
            curved.append(False)
    return np.concatenate(
        [
            curve(np.array(run)) if bends else np.array(run)
            for run, bends in zip(runs, curved, strict=True)
            if len(run) > 1
        ]
    )


def curve(points: Line) -> Line:
    """A smooth curve through all points (Catmull and Rom, 1974)."""
    first, last = 2 * points[:1] - points[1:2], 2 * points[-1:] - points[-2:-1]
    p = np.concatenate([first, points, last])
    t = np.linspace(0, 1, 8, endpoint=False)[:, None]
    a, b, c, d = (p[start : len(p) - 3 + start, None] for start in range(4))
    bends = (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
    return np.concatenate([(b + bends / 2).reshape(-1, 2), points[-1:]])
