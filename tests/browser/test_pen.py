"""Hands as they are: several pointers at once, keys in mid-stroke, what browsers make of both."""

from collections.abc import Callable

import pytest
from playwright.sync_api import CDPSession, Page, expect

from tests.browser.conftest import PATIENCE
from tests.browser.digits import has_ink, until_blank
from tests.browser.hand import ANSWERED_SINCE, link_to_drawing
from tests.waiting import until

Place = tuple[float, float]


class Hand:
    """Real pointers over the pad, by the browser's debugger; places are in pad units."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.devtools: CDPSession = page.context.new_cdp_session(page)
        box = page.get_by_test_id("pad").bounding_box()
        assert box
        self.corner, self.side = (box["x"], box["y"]), box["width"]

    def at(self, place: Place) -> dict[str, float]:
        x, y = (c + p * self.side for c, p in zip(self.corner, place, strict=True))
        return {"x": x, "y": y}

    def touch(self, kind: str, **places: Place) -> None:
        """Fingers by their names; those that are not named are lifted."""
        points = [{**self.at(at), "id": hash(name) % 99} for name, at in places.items()]
        self.devtools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    def mouse(self, kind: str, at: Place, button: str = "none", buttons: int = 0) -> None:
        self.send(kind, at, button, buttons, "mouse")

    def pen(self, kind: str, at: Place, button: str = "none", buttons: int = 0) -> None:
        self.send(kind, at, button, buttons, "pen")

    def send(self, kind: str, at: Place, button: str, buttons: int, pointer: str) -> None:
        event = {"type": kind, "button": button, "buttons": buttons, "pointerType": pointer}
        self.devtools.send(
            "Input.dispatchMouseEvent", event | self.at(at) | {"clickCount": 1, "force": 0.5}
        )

    def press(self, key: str, code: str, *, ctrl: bool = False) -> None:
        """A key of whatever layout."""
        event = {"key": key, "code": code, "modifiers": 2 if ctrl else 0}
        for kind in ("rawKeyDown", "keyUp"):
            self.devtools.send("Input.dispatchKeyEvent", event | {"type": kind})

    def ink(self, *places: Place) -> list[bool]:
        """Where there is ink."""
        return [has_ink(self.page, *place) for place in places]


@pytest.fixture
def hand(open_page: Callable[..., Page], site: str) -> Hand:
    page = open_page(has_touch=True)
    page.goto(site)
    page.wait_for_selector("html[data-state=ready]", timeout=PATIENCE)
    return Hand(page)


LEFT, MIDDLE, RIGHT, BELOW = (0.2, 0.3), (0.5, 0.3), (0.8, 0.3), (0.5, 0.8)


def begin(hand: Hand) -> None:
    """A stroke that is kept, and one under way below it."""
    hand.mouse("mouseMoved", LEFT)
    hand.mouse("mousePressed", LEFT, "left", 1)
    hand.mouse("mouseMoved", RIGHT, "left", 1)
    hand.mouse("mouseReleased", RIGHT, "left")
    hand.mouse("mousePressed", (0.2, 0.8), "left", 1)
    hand.mouse("mouseMoved", (0.7, 0.8), "left", 1)
    assert hand.ink(MIDDLE, BELOW) == [True, True]


def go_on(hand: Hand) -> None:
    hand.mouse("mouseMoved", (0.9, 0.8), "left", 1)
    hand.mouse("mouseReleased", (0.9, 0.8), "left")


def test_clear_and_undo_in_mid_stroke_hold_and_lose_nothing(hand: Hand) -> None:
    begin(hand)
    hand.press("c", "KeyC")
    go_on(hand)
    assert hand.ink(MIDDLE, BELOW) == [False, False]
    hand.press("z", "KeyZ", ctrl=True)
    assert hand.ink(MIDDLE, BELOW) == [True, True]
    hand.press("z", "KeyZ", ctrl=True)
    assert hand.ink(MIDDLE, BELOW) == [True, False]

    begin(hand)
    hand.press("z", "KeyZ", ctrl=True)
    go_on(hand)
    assert hand.ink(MIDDLE, BELOW) == [True, False]
    hand.press("y", "KeyY", ctrl=True)
    assert hand.ink(MIDDLE, BELOW) == [True, True]


def test_a_link_and_a_sample_in_mid_stroke_stay_and_undo_gives_the_stroke_back(hand: Hand) -> None:
    page = hand.page
    begin(hand)
    go_on(hand)
    link = link_to_drawing(page)
    for put in (
        f"location.href = '{link}'",
        "document.querySelector('#samples .tile').click()",
    ):
        page.locator("#samples .tile").first.scroll_into_view_if_needed()
        page.evaluate("scrollTo(0, 0)")
        hand.press("c", "KeyC")
        until(page, "!location.hash.includes('draw=')")
        hand.mouse("mousePressed", (0.1, 0.1), "left", 1)
        hand.mouse("mouseMoved", (0.1, 0.9), "left", 1)
        page.evaluate(put)
        until_blank(page, 0.1, 0.6)
        hand.mouse("mouseMoved", (0.05, 0.9), "left", 1)
        hand.mouse("mouseReleased", (0.05, 0.9), "left")
        assert hand.ink((0.1, 0.6), (0.05, 0.9)) == [False, False]
        hand.press("z", "KeyZ", ctrl=True)
        assert hand.ink((0.1, 0.6), MIDDLE) == [True, False]


def test_a_keyboards_pen_is_lifted_by_what_overtakes_it(hand: Hand) -> None:
    pad = hand.page.get_by_role("application", name="Pad for one digit")
    pad.focus()
    ends: list[Callable[[], None]] = [
        lambda: hand.press("z", "KeyZ", ctrl=True),
        lambda: hand.mouse("mousePressed", BELOW, "left", 1),
    ]
    for end in ends:
        hand.page.keyboard.press("Space")
        hand.page.keyboard.press("ArrowDown")
        expect(pad.get_by_text("Pen down")).to_be_attached()
        end()
        expect(pad.get_by_text("Pen up")).to_be_attached()


def test_selected_text_does_not_stop_the_pen(hand: Hand) -> None:
    page = hand.page
    heading = page.get_by_role("heading", name="digitnet").bounding_box()
    assert heading
    page.mouse.move(heading["x"] + 2, heading["y"] + 5)
    page.mouse.down()
    page.mouse.move(heading["x"] + 40, heading["y"] + 300, steps=5)
    page.mouse.up()
    assert page.evaluate("String(getSelection())")
    for keys in ("", "ControlOrMeta+a"):
        if keys:
            page.keyboard.press(keys)
        hand.mouse("mouseMoved", LEFT)
        hand.mouse("mousePressed", LEFT, "left", 1)
        for step in range(1, 7):
            hand.mouse("mouseMoved", (0.2 + step / 10, 0.3), "left", 1)
        hand.mouse("mouseReleased", RIGHT, "left")
        assert hand.ink(MIDDLE, RIGHT) == [True, True]
        hand.press("c", "KeyC")


def test_a_pen_that_nobody_lifts_does_not_stick(hand: Hand) -> None:
    begin(hand)
    hand.mouse("mousePressed", (0.7, 0.8), "right", 3)
    hand.mouse("mouseMoved", (0.9, 0.5))  # the menu has eaten that they were lifted
    hand.mouse("mouseMoved", (0.9, 0.1))
    assert hand.ink(BELOW, (0.9, 0.3)) == [True, False]
    hand.press("z", "KeyZ", ctrl=True)
    assert hand.ink(MIDDLE, BELOW) == [True, False]

    begin(hand)
    hand.page.get_by_test_id("pad").evaluate("pad => pad.releasePointerCapture(1)")
    go_on(hand)
    assert hand.ink(BELOW, (0.85, 0.8)) == [True, False]


def test_a_palm_gives_way_to_the_pen(hand: Hand) -> None:
    hand.touch("touchStart", palm=BELOW)
    hand.touch("touchMove", palm=(0.6, 0.8))
    assert hand.ink(BELOW) == [True]
    hand.pen("mousePressed", LEFT, "left", 1)
    hand.touch("touchMove", palm=(0.7, 0.8))
    hand.pen("mouseMoved", RIGHT, "left", 1)
    hand.pen("mouseReleased", RIGHT, "left")
    hand.touch("touchEnd")
    assert hand.ink(MIDDLE, BELOW) == [True, False]
    hand.press("z", "KeyZ", ctrl=True)
    assert hand.ink(MIDDLE, BELOW) == [False, False]
    assert hand.page.get_by_role("button", name="Undo").get_attribute("aria-disabled") == "true"


def test_a_palm_that_only_rests_gives_way_to_a_finger(hand: Hand) -> None:
    hand.touch("touchStart", palm=BELOW)
    hand.touch("touchStart", palm=BELOW, finger=LEFT)
    hand.touch("touchMove", palm=BELOW, finger=RIGHT)
    hand.touch("touchEnd", palm=BELOW)
    hand.touch("touchEnd")
    assert hand.ink(MIDDLE, BELOW) == [True, False]


def test_a_touch_beside_a_pen_leaves_nothing(hand: Hand) -> None:
    hand.pen("mouseMoved", LEFT)
    hand.touch("touchStart", palm=BELOW)
    hand.touch("touchMove", palm=(0.6, 0.8))
    hand.touch("touchEnd")
    assert hand.ink(BELOW) == [False]


def test_a_cancelled_touch_is_taken_back(hand: Hand) -> None:
    begin(hand)
    go_on(hand)
    answer = hand.page.get_by_test_id("answer")
    asked = hand.page.evaluate("performance.now()")
    hand.press("p", "KeyP")
    until(hand.page, ANSWERED_SINCE, asked)
    said = answer.get_attribute("data-confidence")
    hand.touch("touchStart", palm=(0.2, 0.55))
    hand.touch("touchMove", palm=(0.6, 0.55))
    assert hand.ink((0.4, 0.55)) == [True]
    expect(answer).not_to_have_attribute("data-confidence", said or "")
    hand.touch("touchCancel")
    assert hand.ink((0.4, 0.55), MIDDLE, BELOW) == [False, True, True]
    expect(answer).to_have_attribute("data-confidence", said or "")
    hand.press("z", "KeyZ", ctrl=True)
    assert hand.ink(MIDDLE, BELOW) == [True, False]


def test_the_pens_other_end_erases(hand: Hand) -> None:
    begin(hand)
    go_on(hand)
    pad = hand.page.get_by_test_id("pad")
    # The debugger has no eraser, so the page is told of one that has the mouse's number.
    for kind, at in (("pointerdown", (0.5, 0.1)), ("pointermove", BELOW), ("pointerup", BELOW)):
        place = hand.at(at)
        told = {"pointerId": 1, "pointerType": "pen", "button": 5, "buttons": 32, "bubbles": True}
        pad.dispatch_event(kind, told | {"clientX": place["x"], "clientY": place["y"]})
    assert hand.ink(MIDDLE, BELOW, LEFT) == [False, False, True]
    expect(hand.page.get_by_role("button", name="Draw")).to_have_attribute("aria-pressed", "true")


def test_shortcuts_work_on_a_russian_keyboard_and_stay_out_of_fields(hand: Hand) -> None:
    begin(hand)
    go_on(hand)
    hand.press("с", "KeyC")
    assert hand.ink(MIDDLE) == [False]
    hand.press("я", "KeyZ", ctrl=True)
    assert hand.ink(MIDDLE) == [True]
    size = hand.page.get_by_label("Brush size")
    hand.press("+", "NumpadAdd")
    expect(size).to_have_value("0.08")
    hand.press("-", "Slash")
    expect(size).to_have_value("0.07")

    hand.page.evaluate("document.body.prepend(document.createElement('textarea'))")
    hand.page.locator("textarea").focus()
    hand.press("c", "KeyC")
    hand.press("z", "KeyZ", ctrl=True)
    hand.press("+", "NumpadAdd")
    hand.page.locator("textarea").evaluate("field => field.remove()")
    assert hand.ink(MIDDLE, BELOW) == [True, True]
    expect(size).to_have_value("0.07")
