"""A drawing that is simplified for its link is read as it was drawn."""

import json
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from subprocess import run

import numpy as np
from numpy.typing import ArrayLike, NDArray

from build.steps import node
from digitnet.data.samples import Drawings
from digitnet.reading import Reader
from digitnet.weights import load
from tests.conftest import MODEL

SCRIPT = Path(__file__).parents[1] / "links/simplified.mjs"

PIXELS = 600
"""A side of the pad."""


def by_mouse(strokes: Sequence[ArrayLike]) -> list[NDArray[np.float64]]:
    """As a slow mouse draws it on a third of the pad: every pixel on the way, in pad units."""
    points = np.concatenate(strokes)
    low, side = points.min(axis=0), max(np.ptp(points, axis=0).max(), 1e-6)
    drawn = []
    for stroke in strokes:
        corners = PIXELS * (0.15 + 0.35 * (np.asarray(stroke, np.float64) - low) / side)
        parts = [np.linspace(a, b, 8, endpoint=False) for a, b in pairwise(corners)]
        line = np.round(np.concatenate([*parts, corners[-1:]]))
        moved = np.append(True, (np.diff(line, axis=0) != 0).any(axis=1))
        drawn.append(line[moved] / PIXELS)
    return drawn


def test_a_simplified_drawing_is_read_as_it_was(peoples_drawings: Drawings, tmp_path: Path) -> None:
    """As coarse as the page makes it. Of all 1,200, drawn on a third or two of a pad of 300 or 600
    pixels a side, none is read as another digit; three of 1,200 at most, which were hardly sure or
    hardly not, change between the two, against one where the link holds every point."""
    drawn = [by_mouse(strokes) for strokes in peoples_drawings.strokes[::4]]
    file = tmp_path / "drawings.json"
    file.write_text(json.dumps([[stroke.tolist() for stroke in strokes] for strokes in drawn]))
    answer = run(node(SCRIPT, file), capture_output=True, check=True).stdout
    opened = [[np.array(stroke) for stroke in strokes] for strokes in json.loads(answer)]
    count = [sum(len(stroke) for strokes in some for stroke in strokes) for some in (drawn, opened)]
    assert count[1] < count[0] / 4
    reader = Reader(*load(MODEL / "weights.json"))
    digits = [[reader.read_strokes(strokes).digit for strokes in some] for some in (drawn, opened)]
    assert digits[0] == digits[1]
