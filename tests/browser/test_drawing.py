"""Drawing with mouse and finger, the tools, and the answers that follow."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.digits import DASH, DIGITS, FOUR, SEVEN, has_ink, pixels
from tests.browser.hand import draw
from tests.waiting import until


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()


def readings(page: Page) -> int:
    return int(page.get_by_test_id("answer").get_attribute("data-reading") or 0)


def move_to(page: Page, x: float, y: float) -> None:
    """Move the mouse to a place in pad units."""
    pad = page.get_by_test_id("pad").bounding_box()
    assert pad
    page.mouse.move(pad["x"] + x * pad["width"], pad["y"] + y * pad["height"])


def test_digits_are_answered_by_themselves(ready_page: Page) -> None:
    for digit, strokes in DIGITS.items():
        answer = draw(ready_page, pixels(ready_page, strokes))
        assert (answer.text, answer.digit) == (str(digit), digit)
        shares = [
            float(ready_page.get_by_test_id(f"bar-{bar}").get_attribute("aria-valuenow") or 0)
            for bar in range(10)
        ]
        assert sum(shares) == pytest.approx(100, abs=0.1)
        assert shares[digit] == max(shares) == pytest.approx(100 * answer.confidence, abs=0.01)
        press(ready_page, "Clear")


def test_the_answer_comes_while_the_stroke_is_drawn(ready_page: Page) -> None:
    move_to(ready_page, 0.5, 0.2)
    ready_page.mouse.down()
    move_to(ready_page, 0.5, 0.5)
    expect(ready_page.get_by_test_id("answer")).not_to_be_empty()
    before = readings(ready_page)
    move_to(ready_page, 0.5, 0.8)
    until(
        ready_page,
        "Number(document.querySelector('[data-testid=answer]').dataset.reading) > arg",
        before,
    )


def test_an_empty_pad_has_no_answer(ready_page: Page) -> None:
    answer = ready_page.get_by_test_id("answer")
    expect(answer).to_be_empty()
    expect(ready_page.get_by_text("Draw a digit")).to_be_visible()
    draw(ready_page, pixels(ready_page, SEVEN))
    expect(ready_page.get_by_text("Draw a digit")).to_be_hidden()
    press(ready_page, "Clear")
    expect(answer).to_be_empty()
    expect(answer).to_have_attribute("data-digit", "")
    assert not has_ink(ready_page, 0.5, 0.2)


def test_undo_and_redo_go_through_strokes_and_clear(ready_page: Page) -> None:
    answer = ready_page.get_by_test_id("answer")
    draw(ready_page, pixels(ready_page, FOUR))
    expect(answer).to_have_text("4")
    press(ready_page, "Clear")
    expect(answer).to_be_empty()
    press(ready_page, "Undo")
    expect(answer).to_have_text("4")
    press(ready_page, "Undo")
    expect(answer).not_to_have_text("4")
    press(ready_page, "Undo")
    expect(answer).to_be_empty()
    press(ready_page, "Redo")
    press(ready_page, "Redo")
    expect(answer).to_have_text("4")


def test_erase_cuts_a_stroke_in_two(ready_page: Page) -> None:
    draw(ready_page, pixels(ready_page, DASH))
    press(ready_page, "Erase")
    move_to(ready_page, 0.5, 0.3)
    ready_page.mouse.down()
    move_to(ready_page, 0.5, 0.7)
    ready_page.mouse.up()
    ready_page.evaluate("new Promise(requestAnimationFrame)")
    assert [has_ink(ready_page, x, 0.5) for x in (0.3, 0.5, 0.7)] == [True, False, True]
    press(ready_page, "Undo")
    ready_page.evaluate("new Promise(requestAnimationFrame)")
    assert has_ink(ready_page, 0.5, 0.5)


def test_brush_size_sets_the_thickness_of_new_ink_but_not_the_answer(ready_page: Page) -> None:
    thin = draw(ready_page, pixels(ready_page, SEVEN))
    assert not has_ink(ready_page, 0.5, 0.26)
    press(ready_page, "Clear")
    ready_page.get_by_label("Brush size").fill("0.16")
    thick = draw(ready_page, pixels(ready_page, SEVEN))
    assert has_ink(ready_page, 0.5, 0.26)
    assert thick == thin


def test_predict_reads_again(ready_page: Page) -> None:
    draw(ready_page, pixels(ready_page, SEVEN))
    before = readings(ready_page)
    press(ready_page, "Predict")
    expect(ready_page.get_by_test_id("answer")).to_have_attribute("data-reading", str(before + 1))


def test_the_drawing_outlives_resizing_and_turning(ready_page: Page) -> None:
    draw(ready_page, pixels(ready_page, DASH))
    for width, height in [(390, 844), (844, 390), (1600, 1000)]:
        ready_page.set_viewport_size({"width": width, "height": height})
        ready_page.evaluate("new Promise(requestAnimationFrame)")
        assert has_ink(ready_page, 0.2, 0.5)
        assert not has_ink(ready_page, 0.2, 0.7)


def test_a_finger_draws_and_does_not_scroll(open_page: Callable[..., Page], site: str) -> None:
    phone = open_page(viewport={"width": 360, "height": 640}, has_touch=True, is_mobile=True)
    phone.goto(site)
    phone.wait_for_selector("html[data-state=ready]")
    pad = phone.get_by_test_id("pad").bounding_box()
    assert pad
    touch = phone.context.new_cdp_session(phone)

    def dispatch(kind: str, *places: tuple[float, float]) -> None:
        points = [
            {"x": pad["x"] + x * pad["width"], "y": pad["y"] + y * pad["width"], "id": number}
            for number, (x, y) in enumerate(places)
        ]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    dispatch("touchStart", (0.5, 0.85))
    for step in range(1, 15):
        dispatch("touchMove", (0.5, 0.85 - step * 0.05))
    dispatch("touchStart", (0.5, 0.15), (0.2, 0.2))  # a second finger is ignored
    dispatch("touchMove", (0.5, 0.15), (0.2, 0.8))
    dispatch("touchEnd")
    expect(phone.get_by_test_id("answer")).to_have_text("1")
    assert has_ink(phone, 0.5, 0.5)
    assert not has_ink(phone, 0.2, 0.5)
    assert phone.evaluate("scrollY") == 0


def test_a_cancelled_pointer_keeps_its_stroke(ready_page: Page) -> None:
    move_to(ready_page, 0.2, 0.5)
    ready_page.mouse.down()
    move_to(ready_page, 0.8, 0.5)
    ready_page.get_by_test_id("pad").dispatch_event("pointercancel", {"pointerId": 1})
    move_to(ready_page, 0.8, 0.9)
    ready_page.evaluate("new Promise(requestAnimationFrame)")
    assert has_ink(ready_page, 0.5, 0.5)
    assert not has_ink(ready_page, 0.8, 0.8)
