"""How often two digits side by side are taken for one: `python -m tests.pairs DRAWINGS…`

Every writer's ten digits are put beside one another, all hundred pairs, as large as they were
written and with the gaps that people leave. Each pair is read by the path of the page, as strokes
and as a picture drawn with a pen. One JSON object a line: the share of pairs answered surely, its
95 % interval, and the same share where the left digit is a 1 and where both are. What decides
about pairs was chosen on the first half of the writers (`--half 0`), so judge by the other.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import sqrt
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from digitnet.augmentation.handwriting import Lines
from digitnet.data.drawing_files import load_drawings
from digitnet.data.samples import Drawings, Strokes
from digitnet.preprocessing.drawing import dots
from digitnet.reading import Reader, Reading
from digitnet.weights import load

GAPS = 0.05, 0.4
"""Paper between the two, as a part of the taller one's height."""
OFF_LINE = 0.05
"""How far off the left one's line the right one stands, the same: a standard deviation."""
PENS = 0.03, 0.09
"""The pen of a picture, as a part of the pair's larger side."""
SIDE = 112
"""The larger side of a pair in a picture, in pixels."""

SHIPPED = Path(__file__).parents[1] / "web/public/model/weights.json"


@dataclass(frozen=True)
class Pair:
    """Two digits, left and right, as strokes and as a picture (h, w) uint8."""

    digits: tuple[int, int]
    strokes: Lines
    picture: NDArray[np.uint8]


def pairs_of(drawings: Drawings, half: int) -> Iterator[Pair]:
    """All pairs of every other writer, from the first (`half` 0) or the second (1) on."""
    rng = np.random.default_rng(11)
    for writer in np.unique(drawings.writers)[half::2]:
        own = np.flatnonzero(drawings.writers == writer)
        written = [own[drawings.labels[own] == digit] for digit in range(10)]
        for digits in product(range(10), repeat=2):
            if not all(len(written[digit]) for digit in digits):
                continue
            left, right = (drawings.strokes[rng.choice(written[digit])] for digit in digits)
            gap, off, pen = rng.uniform(*GAPS), rng.normal(0, OFF_LINE), rng.uniform(*PENS)
            picture = pictured(beside(left, right, gap + pen, off), pen)
            yield Pair((digits[0], digits[1]), beside(left, right, gap, off), picture)


def beside(left: Strokes, right: Strokes, gap: float, off: float) -> Lines:
    """Both on one line but for `off`; `gap` and that are parts of the taller one's height."""
    (low, high), (start, end) = (box(strokes) for strokes in (left, right))
    tall = max(high[1] - low[1], end[1] - start[1])
    move = np.array([high[0] + gap * tall - start[0], high[1] + off * tall - end[1]])
    return [*(line.astype(np.float64) for line in left), *(line + move for line in right)]


def box(strokes: Sequence[NDArray[np.floating]]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The low and the high corner of all that is drawn."""
    points = np.concatenate(strokes).astype(np.float64)
    return points.min(axis=0), points.max(axis=0)


def pictured(strokes: Lines, pen: float) -> NDArray[np.uint8]:
    """The strokes as a picture (h, w), ink bright on 0, its edges soft over one pixel."""
    low, high = box(strokes)
    scale, margin = SIDE / (high - low).max(), int(pen * SIDE) + 2
    width, height = np.ceil((high - low) * scale).astype(int) + 2 * margin + 1
    points = np.concatenate([dots((line - low) * scale, 1.0) for line in strokes]) + margin
    reach = np.arange(-margin, margin + 1)
    away = np.full((height, width), np.inf)
    for x, y in points:
        column, row = int(x), int(y)
        near = np.hypot((row + reach - y)[:, None], column + reach - x)
        part = np.s_[row - margin : row + margin + 1, column - margin : column + margin + 1]
        np.minimum(away[part], near, out=away[part])
    return (255 * np.clip(pen * SIDE / 2 - away + 0.5, 0, 1)).round().astype(np.uint8)


def answered(pairs: Sequence[Pair], readings: Sequence[Reading]) -> dict[str, float | list[float]]:
    """The share of pairs answered surely, in per cent, with its interval, and of those with a 1."""
    sure = np.array([reading.sure for reading in readings])
    digits = np.array([pair.digits for pair in pairs])
    ones = digits == 1
    return {
        "n": len(pairs),
        "answered": percent(sure.mean()),
        "interval": [percent(end) for end in interval(int(sure.sum()), len(sure))],
        "leading_1": percent(sure[ones[:, 0]].mean()),
        "11": percent(sure[ones.all(axis=1)].mean()),
    }


def percent(share: float) -> float:
    return round(100 * float(share), 2)


def interval(hits: int, count: int, z: float = 1.96) -> tuple[float, float]:
    """Between which shares the true one lies with 95 % (Wilson, 1927)."""
    share, spread = hits / count, z * z / count
    middle = share + spread / 2
    reach = z * sqrt(share * (1 - share) / count + spread / 4 / count)
    return (middle - reach) / (1 + spread), (middle + reach) / (1 + spread)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.pairs", description=__doc__)
    parser.add_argument("data", type=Path, nargs="+", help="drawings with their writers")
    parser.add_argument("--weights", type=Path, default=SHIPPED, help="the page's own by default")
    parser.add_argument("--half", type=int, choices=(0, 1), default=1, help="which writers")
    given = parser.parse_args()
    try:
        reader = Reader(*load(given.weights))
        for path in given.data:
            pairs = list(pairs_of(load_drawings(path), given.half))
            if not pairs:
                raise ValueError(f"{path} has no writer in that half: choose the other by --half.")
            for name, readings in (
                ("strokes", [reader.read_strokes(pair.strokes) for pair in pairs]),
                ("pictures", [reader.read_picture(pair.picture) for pair in pairs]),
            ):
                line = {"data": path.name, "as": name, **answered(pairs, readings)}
                print(json.dumps(line), flush=True)
    except ValueError as error:
        sys.exit(f"pairs: {error}")


if __name__ == "__main__":
    main()
