"""A drawing that is simplified for its link is read as it was drawn."""

import json
from itertools import pairwise
from pathlib import Path
from subprocess import run

import numpy as np
from numpy.typing import NDArray

from build.steps import node
from digitnet.reading import Reader
from digitnet.samples import Drawings
from digitnet.weights import load
from tests.conftest import MODEL

SCRIPT = Path(__file__).parents[1] / "links/simplified.mjs"

Strokes = list[NDArray[np.float64]]


def on_the_pad(strokes: Strokes, rng: np.random.Generator) -> Strokes:
    """As a mouse draws it on a third of the pad: many points, each half a 1024th astray."""
    points = np.concatenate(strokes)
    low, side = points.min(axis=0), max(np.ptp(points, axis=0).max(), 1e-6)
    drawn = []
    for stroke in strokes:
        corners = 0.3 + 0.35 * (np.asarray(stroke, np.float64) - low) / side
        parts = [np.linspace(a, b, 8, endpoint=False) for a, b in pairwise(corners)]
        line = np.concatenate([*parts, corners[-1:]])
        drawn.append(line + rng.normal(0, 0.5 / 1024, line.shape))
    return drawn


def test_a_simplified_drawing_is_read_as_it_was(
    peoples_drawings: Drawings, tmp_path: Path
) -> None:
    rng = np.random.default_rng(0)
    drawn = [on_the_pad(list(strokes), rng) for strokes in peoples_drawings.strokes[::4]]
    file = tmp_path / "drawings.json"
    file.write_text(json.dumps([[stroke.tolist() for stroke in strokes] for strokes in drawn]))
    answer = run(node(SCRIPT, file), capture_output=True, check=True).stdout
    reader = Reader(*load(MODEL / "weights.json"))
    before = [reader.read_strokes(strokes) for strokes in drawn]
    opened = json.loads(answer)
    points = [sum(map(len, [s for d in some for s in d])) for some in (drawn, opened)]
    assert points[1] < points[0] / 4
    after = [reader.read_strokes([np.array(stroke) for stroke in each]) for each in opened]
    assert [each.digit for each in after] == [each.digit for each in before]
    moved = [abs(a.confidence - b.confidence) for a, b in zip(after, before, strict=True)]
    print(max(moved), np.mean(moved), sum(a.sure != b.sure for a, b in zip(after, before)), points)
