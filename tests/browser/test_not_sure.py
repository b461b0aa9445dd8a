"""Bars, answer and sentence tell one story, also where the page is not sure."""

import re

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from digitnet.reading import Reader, Reading
from digitnet.weights import load
from tests.browser.digits import Strokes, pixels, polyline
from tests.browser.hand import draw
from tests.browser.looking import open_chapter
from tests.conftest import MODEL

CORNERS = np.arange(0, 12, 2) * 2 * np.pi / 5
STAR: Strokes = [
    polyline(*((0.5 + 0.35 * np.sin(turn), 0.5 - 0.35 * np.cos(turn)) for turn in CORNERS))
]
ELEVEN: Strokes = [polyline((x, 0.2), (x, 0.8)) for x in (0.35, 0.6)]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(*load(MODEL / "weights.json"))


def expected(reader: Reader, strokes: Strokes, setting: str) -> Reading:
    reading = reader.read_strokes(strokes)
    assert reading.doubt
    assert reading.doubt.setting == setting
    return reading


def test_a_star_is_likely_a_digit_if_it_is_one_but_it_is_none(
    ready_page: Page, reader: Reader
) -> None:
    reading = expected(reader, STAR, "presence")
    answer = draw(ready_page, pixels(ready_page, STAR))
    assert (answer.text, answer.digit) == ("?", reading.digit)
    share = ready_page.get_by_test_id(f"bar-{reading.digit}").locator(".share").inner_text()
    said = f"Not sure. {share} a {reading.digit} if it is a digit, but output {reading.digit} has "
    said += f"an activation of only {reading.output:.2f}; {reader.settings.presence} is needed."
    expect(ready_page.locator(".verdict .note")).to_have_text(said)
    expect(ready_page.get_by_role("status").filter(has_text=said)).to_have_count(1)
    expect(
        ready_page.get_by_test_id("network").get_by_role("group").first
    ).to_have_accessible_description(re.compile(re.escape(said)))
    expect(ready_page.locator(".confidence .note")).to_have_text("if it is a digit")


def test_two_digits_are_asked_for_one_at_a_time(ready_page: Page, reader: Reader) -> None:
    expected(reader, ELEVEN, "apart")
    assert draw(ready_page, pixels(ready_page, ELEVEN[:1])).text == "1"
    assert draw(ready_page, pixels(ready_page, ELEVEN[1:])).text == "?"
    expect(ready_page.locator(".verdict .note")).to_contain_text("Draw one digit at a time.")


def test_the_last_step_names_what_an_answer_needs(ready_page: Page, reader: Reader) -> None:
    settings = reader.settings
    open_chapter(ready_page, "Look inside")
    needed = ready_page.get_by_role("listitem").filter(has_text="Answer, or not sure")
    for number in (f"{settings.threshold:.0%}", str(settings.presence), str(settings.apart)):
        expect(needed).to_contain_text(number)
