"""A hand that draws on the pad with real pointer events, and an eye that reads the answer."""

from collections.abc import Iterable
from dataclasses import dataclass

from numpy import asarray
from numpy.typing import ArrayLike
from playwright.sync_api import Page

from tests.waiting import until

ANSWERED_SINCE = """performance
    .getEntriesByName("digitnet:reading")
    .some(({ startTime }) => startTime >= arg)"""


@dataclass(frozen=True)
class Answer:
    """What the page shows."""

    text: str
    digit: int
    confidence: float


def draw(page: Page, strokes: Iterable[ArrayLike]) -> Answer:
    """Draw strokes, each (n, 2) in pixels from the pad's corner, and await the answer to them."""
    page.get_by_test_id("pad").scroll_into_view_if_needed()
    pad = page.get_by_test_id("pad").bounding_box()
    assert pad
    lifted = 0.0
    for stroke in strokes:
        for number, (x, y) in enumerate(asarray(stroke, float)):
            page.mouse.move(pad["x"] + x, pad["y"] + y)
            if number == 0:
                page.mouse.down()
        lifted = page.evaluate("performance.now()")
        page.mouse.up()
    until(page, ANSWERED_SINCE, lifted)
    return seen(page)


def link_to_drawing(page: Page) -> str:
    """The page's address, once it carries all that was drawn: it lags a little behind the hand."""
    until(page, "location.hash.includes(JSON.parse(localStorage['digitnet/1/drawing']))")
    link: str = page.evaluate("location.href")
    return link


def seen(page: Page) -> Answer:
    """The answer that is painted now."""
    answer = page.get_by_test_id("answer")
    digit, confidence = (answer.get_attribute(f"data-{name}") for name in ("digit", "confidence"))
    assert digit
    assert confidence
    return Answer(answer.inner_text(), int(digit), float(confidence))
