"""A few plain digits to draw, in pad units (0 to 1 of its side, y down), and where to put them."""

from collections.abc import Iterable
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray
from playwright.sync_api import Page

from tests.waiting import until

Strokes = list[NDArray[np.float64]]


def polyline(*corners: tuple[float, float]) -> NDArray[np.float64]:
    """A line through the corners, eight steps from each to the next."""
    steps = [np.linspace(a, b, 8, endpoint=False) for a, b in pairwise(corners)]
    return np.concatenate([*steps, [corners[-1]]])


def arc(x: float, y: float, width: float, height: float, turn: tuple[float, float]) -> ArrayLike:
    """Part of an ellipse, `turn` in parts of a full turn, clockwise from three o'clock."""
    angle = np.linspace(*turn, 24) * 2 * np.pi
    return np.stack([x + width * np.cos(angle), y + height * np.sin(angle)], axis=1)


ZERO: Strokes = [np.asarray(arc(0.5, 0.5, 0.22, 0.34, (-0.25, 0.75)))]
ONE: Strokes = [polyline((0.5, 0.15), (0.5, 0.85))]
FOUR: Strokes = [
    polyline((0.35, 0.15), (0.3, 0.55), (0.75, 0.55)),
    polyline((0.66, 0.15), (0.64, 0.88)),
]
SEVEN: Strokes = [polyline((0.25, 0.2), (0.75, 0.2), (0.45, 0.85))]
DIGITS = {0: ZERO, 1: ONE, 4: FOUR, 7: SEVEN}

DASH: Strokes = [polyline((0.15, 0.5), (0.85, 0.5))]


def pixels(page: Page, strokes: Iterable[NDArray[np.float64]]) -> Strokes:
    """The strokes in pixels from the pad's corner."""
    pad = page.get_by_test_id("pad").bounding_box()
    assert pad
    return [stroke * pad["width"] for stroke in strokes]


INKED = """(([x, y]) => {
    const pad = document.querySelector("[data-testid=pad]");
    const { data } = pad.getContext("2d").getImageData(x * pad.width, y * pad.height, 1, 1);
    return data[3] > 127;
})"""


def has_ink(page: Page, x: float, y: float) -> bool:
    """Whether the pad, once it is painted, shows ink at a place in pad units."""
    page.evaluate("new Promise(requestAnimationFrame)")
    inked: bool = page.evaluate(f"place => {INKED}(place)", [x, y])
    return inked


def until_blank(page: Page, x: float, y: float) -> None:
    """Wait until the pad shows no ink at a place in pad units."""
    until(page, f"!{INKED}(arg)", [x, y])
