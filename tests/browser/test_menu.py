"""The menu, the shortcuts, the keyboard's pen, and the cursor that shows the brush."""

import re
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.conftest import PATIENCE
from tests.browser.digits import FOUR, SEVEN, has_ink, pixels
from tests.browser.hand import draw
from tests.browser.looking import open_chapter, open_neuron, press_neuron

KEPT_BACK = "The answer is kept back in this lesson."


def open_menu(page: Page) -> None:
    page.get_by_role("button", name="More").click()


def test_the_drawing_is_saved_as_a_picture(ready_page: Page) -> None:
    draw(ready_page, pixels(ready_page, SEVEN))
    open_menu(ready_page)
    with ready_page.expect_download() as download:
        ready_page.get_by_role("button", name="Save picture").click()
    assert download.value.suggested_filename == "digit-7.png"
    picture = Image.open(BytesIO(download.value.path().read_bytes())).convert("L")
    assert picture.size == (1024, 1024)
    assert [picture.getpixel(place) for place in ((512, 205), (512, 512))] == [0, 255]


def test_the_theme_is_chosen_and_put_back(page: Page, site: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(site)
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    open_menu(page)
    page.get_by_label("Dark").check()
    assert page.evaluate(paper) != light
    page.get_by_label("System").check()
    assert page.evaluate(paper) == light
    page.emulate_media(color_scheme="dark")
    page.get_by_label("Light").check()
    assert page.evaluate(paper) == light


def test_a_lesson_hides_parts_and_the_address_carries_it(ready_page: Page) -> None:
    draw(ready_page, pixels(ready_page, FOUR))
    open_menu(ready_page)
    for name in ("Tools", "Answer", "Confidence", "Network"):
        ready_page.get_by_role("group", name="Shown").get_by_label(name, exact=True).uncheck()
    ready_page.keyboard.press("Escape")
    hidden = [
        ready_page.get_by_role("group", name="Tools"),
        *(ready_page.get_by_test_id(name) for name in ("answer", "bar-4", "network")),
    ]
    for part in hidden:
        expect(part).to_be_hidden()
    ready_page.reload()
    ready_page.wait_for_selector("html[data-state=ready]", timeout=PATIENCE)
    for part in hidden:
        expect(part).to_be_hidden()
    expect(ready_page.get_by_test_id("pad")).to_be_visible()
    open_menu(ready_page)
    ready_page.get_by_role("group", name="Shown").get_by_label("Answer").check()
    expect(ready_page.get_by_test_id("answer")).to_have_text("4")
    expect(ready_page.get_by_test_id("answer")).to_be_visible()


def test_a_lesson_that_hides_the_answer_gives_it_away_nowhere(page: Page, site: str) -> None:
    page.goto(f"{site}#v=1&hide=answer")
    page.wait_for_selector("html[data-state=ready]", timeout=PATIENCE)
    assert draw(page, pixels(page, FOUR)).digit == 4
    for telling in (".verdict", ".confidence", ".network .outputs", ".meant"):
        expect(page.locator(telling)).to_be_hidden()
    open_chapter(page, "Look inside")
    for _ in range(7):
        page.get_by_role("button", name="Forward").click()
        told = page.locator(".follow").get_by_text(re.compile("contributes most|output 4"))
        expect(told).to_have_count(0)
    expect(page.locator(".captions").get_by_text("10 outputs")).to_be_hidden()
    expect(
        page.get_by_test_id("network").get_by_role("group").first
    ).to_have_accessible_description(KEPT_BACK)
    # a click where an output stands opens nothing, one on a hidden neuron its arithmetic
    press_neuron(page, "outputs", 4)
    expect(page.get_by_role("region", name="Why 4")).to_have_count(0)
    open_neuron(page, 7)
    outputs = page.locator(".network .outputs circle")
    colours = outputs.evaluate_all("all => all.map(each => each.getAttribute('fill'))")
    assert len(colours) == 10
    assert len(set(colours)) == 1
    open_menu(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Save picture").click()
    assert download.value.suggested_filename == "drawing.png"


def test_a_lesson_that_hides_the_answer_says_that_it_is_kept_back(page: Page, site: str) -> None:
    page.goto(f"{site}#v=1&hide=answer")
    page.wait_for_selector("html[data-state=ready]", timeout=PATIENCE)
    expect(page.locator(".answer").get_by_text(KEPT_BACK)).to_be_visible()
    open_chapter(page, "Look inside")
    expect(page.get_by_role("listitem").filter(has_text=KEPT_BACK)).to_have_text(
        [f"{step}{KEPT_BACK}" for step in ("Output", "Softmax", "Answer, or not sure")]
    )
    draw(page, pixels(page, FOUR))
    notice = page.locator(".notice")
    expect(notice).to_be_hidden()
    page.get_by_role("button", name="Predict").click()
    expect(notice).to_contain_text(KEPT_BACK)
    expect(notice).to_be_visible()
    open_menu(page)
    page.get_by_role("group", name="Shown").get_by_label("Answer").check()
    page.keyboard.press("Escape")
    expect(page.locator(".answer").get_by_text(KEPT_BACK)).to_be_hidden()
    expect(page.get_by_role("listitem").filter(has_text=KEPT_BACK)).to_have_count(0)
    page.get_by_role("button", name="Predict").click()
    expect(notice).to_be_hidden()


def test_shortcuts_work_are_listed_and_can_be_switched_off(ready_page: Page) -> None:
    draw(ready_page, pixels(ready_page, SEVEN))
    answer = ready_page.get_by_test_id("answer")
    erase = ready_page.get_by_role("button", name="Erase")
    keys = ready_page.keyboard
    keys.press("e")
    expect(erase).to_have_attribute("aria-pressed", "true")
    keys.press("d")
    expect(erase).to_have_attribute("aria-pressed", "false")
    keys.press("]")
    expect(ready_page.get_by_label("Brush size")).to_have_value("0.08")
    keys.press("c")
    expect(answer).to_be_empty()
    keys.press("Control+z")
    expect(answer).to_have_text("7")
    keys.press("Control+z")
    expect(answer).to_be_empty()
    keys.press("Control+Shift+z")
    expect(answer).to_have_text("7")

    keys.press("?")
    dialog = ready_page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(dialog.get_by_text("Predict again")).to_be_visible()
    dialog.get_by_label("Shortcuts of a single key").uncheck()
    dialog.get_by_role("button", name="Close").click()
    keys.press("c")
    keys.press("?")
    expect(dialog).to_be_hidden()
    expect(answer).to_have_text("7")


def test_a_digit_is_drawn_by_keyboard_alone(ready_page: Page) -> None:
    keys = ready_page.keyboard
    pad = ready_page.get_by_role("application", name="Pad for one digit")
    while not pad.evaluate("pad => pad === document.activeElement"):
        keys.press("Tab")
    keys.press("Space")
    expect(pad.get_by_text("Pen down")).to_be_attached()
    for _ in range(20):
        keys.press("ArrowDown")
    keys.press("Space")
    expect(pad.get_by_text("Pen up")).to_be_attached()
    assert has_ink(ready_page, 0.5, 0.5)
    assert not has_ink(ready_page, 0.5, 0.1)
    expect(ready_page.get_by_test_id("answer")).to_have_text("1")
    expect(ready_page.get_by_text("Read as 1")).to_be_attached()
    keys.press("Control+z")
    expect(ready_page.get_by_test_id("answer")).to_be_empty()


def test_the_cursor_shows_the_brush(page: Page, site: str) -> None:
    page.goto(site)
    pad = page.get_by_test_id("pad").bounding_box()
    assert pad
    ring = page.locator(".pad .ring")
    expect(ring).to_be_hidden()
    for size in (0.05, 0.16):
        page.get_by_label("Brush size").fill(str(size))
        page.mouse.move(pad["x"] + pad["width"] / 4, pad["y"] + pad["height"] / 2)
        box = ring.bounding_box()
        assert box
        assert box["width"] == pytest.approx(size * pad["width"], abs=1)
        assert box["x"] + box["width"] / 2 == pytest.approx(pad["x"] + pad["width"] / 4, abs=1)
    page.mouse.move(0, 0)
    expect(ring).to_be_hidden()
