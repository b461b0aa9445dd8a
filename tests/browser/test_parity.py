"""The page reads a drawing exactly as `digitnet` does in CPython."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from playwright.sync_api import Page

from digitnet.data.samples import Drawings
from digitnet.reading import Reader
from digitnet.weights import load
from tests.browser.asking import BEGIN_WITH_THE_WHOLE
from tests.browser.conftest import PATIENCE
from tests.browser.hand import draw

WEIGHTS = Path(__file__).parents[2] / "web/public/model/weights.json"
PEOPLE = 30


def some_of_everybodys(drawings: Drawings) -> list[int]:
    """Three drawings of each digit, by as many people as there are."""
    rng = np.random.default_rng(2)
    return [
        int(number)
        for digit in range(10)
        for number in rng.choice(np.flatnonzero(drawings.labels == digit), 3, replace=False)
    ]


def on_the_pad(strokes: list[NDArray[np.float32]], side: float) -> list[NDArray[np.float64]]:
    """The drawing in whole pixels, filling three quarters of the pad; still points once."""
    points = np.concatenate(strokes).astype(np.float64)
    low, extent = points.min(axis=0), np.ptp(points, axis=0).max()
    placed = [np.round((s - low) / extent * side * 0.75 + side / 8) for s in strokes]
    moved = [np.any(np.diff(s, axis=0, prepend=np.nan), axis=1) for s in placed]
    return [s[m] for s, m in zip(placed, moved, strict=True)]


def check(page: Page, drawings: Drawings, chosen: list[int]) -> None:
    reader = Reader(*load(WEIGHTS))
    pad = page.get_by_test_id("pad").bounding_box()
    assert pad
    for number in chosen:
        strokes = on_the_pad(list(drawings.strokes[number]), pad["width"])
        answer = draw(page, strokes)
        expected = reader.read_strokes(strokes)
        assert answer.digit == expected.digit
        assert answer.confidence == pytest.approx(expected.confidence, abs=1e-4)
        page.get_by_role("button", name="Clear").click()


def test_thirty_drawings_are_read_as_in_cpython(
    ready_page: Page, peoples_drawings: Drawings
) -> None:
    check(ready_page, peoples_drawings, some_of_everybodys(peoples_drawings))


def test_the_whole_python_reads_as_cpython_too(
    page: Page, site: str, peoples_drawings: Drawings
) -> None:
    page.add_init_script(BEGIN_WITH_THE_WHOLE)
    page.goto(site)
    page.wait_for_selector("html[data-state=ready]", timeout=PATIENCE)
    check(page, peoples_drawings, some_of_everybodys(peoples_drawings)[::3])
