"""Large letters, by the browser's setting or of text alone: nothing is cut off or lost."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PATIENCE, OpenPage
from tests.browser.digits import SEVEN, pixels
from tests.browser.hand import draw
from tests.browser.looking import open_chapter, press_neuron

BEYOND = """() => {
    const scrolls = (element) => element && element !== document.body
        && (getComputedStyle(element).overflowX !== "visible" || scrolls(element.parentElement));
    return [...document.querySelectorAll("body *:not(.unseen, .icons *)")]
        .filter((element) => element.checkVisibility({ visibilityProperty: true }))
        .filter((element) => !element.closest("dialog, .menu") && !scrolls(element.parentElement))
        .filter((element) => {
            const { left, right, width } = element.getBoundingClientRect();
            return width > 0 && (left < -1 || right > innerWidth + 1);
        })
        .map((element) => `${element.outerHTML.slice(0, 80)}`);
}"""
OVERLAPPING = """() => {
    const boxes = [...document.querySelectorAll(".tools button, .tools label, .pad, .meant button")]
        .map((element) => [element, element.getBoundingClientRect()]);
    return boxes.flatMap(([one, a], at) => boxes.slice(at + 1)
        .filter(([, b]) => a.left < b.right - 1 && b.left < a.right - 1
            && a.top < b.bottom - 1 && b.top < a.bottom - 1)
        .map(([other]) => `${one.textContent.trim()} and ${other.textContent.trim()}`));
}"""
CUT = """() => [...document.querySelectorAll(".tools button, .opener, .pace button, .meant button")]
    .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
    .map((element) => element.textContent.trim())"""


@pytest.mark.parametrize(
    ("width", "height", "letters", "text"),
    [
        (320, 640, 16, "100%"),
        (360, 640, 24, "100%"),
        (320, 640, 32, "100%"),
        (360, 640, 16, "200%"),
        (1366, 640, 16, "200%"),
    ],
)
def test_large_letters_have_room(
    open_page: OpenPage, site: str, width: int, height: int, letters: int, text: str
) -> None:
    page = open_page(viewport={"width": width, "height": height})
    sizes = {"fontSizes": {"standard": letters, "fixed": letters}}
    page.context.new_cdp_session(page).send("Page.setFontSizes", sizes)
    page.goto(site)
    page.wait_for_selector("html[data-state=ready]", timeout=PATIENCE)
    page.evaluate(f"document.documentElement.style.fontSize = '{text}'")
    draw(page, pixels(page, SEVEN))
    assert page.evaluate(BEYOND) == []
    assert page.evaluate(OVERLAPPING) == []
    assert page.evaluate(CUT) == []
    open_chapter(page, "Learn")
    expect(page.locator(".cell")).to_have_count(100)
    assert page.evaluate(BEYOND) == []
    page.locator(".network .outputs").scroll_into_view_if_needed()
    press_neuron(page, "outputs", 7)
    expect(page.locator(".output .formula")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(BEYOND) == []
    assert page.evaluate(OVERLAPPING) == []
    assert page.evaluate(CUT) == []


@pytest.fixture
def phone(ready_page: Page) -> Page:
    ready_page.set_viewport_size({"width": 320, "height": 568})
    return ready_page


def test_the_matrix_goes_to_the_side_and_can_be_hit(phone: Page) -> None:
    open_chapter(phone, "Learn")
    cells = phone.locator(".cell button")
    expect(cells).to_have_count(100)
    boxes = [cells.nth(at).bounding_box() for at in (0, 11, 99)]
    assert all(box and box["width"] >= 24 and box["height"] >= 24 for box in boxes)
    wide = phone.locator(".cell .right").evaluate_all(
        "all => all.filter((cell) => cell.scrollWidth > cell.clientWidth).length"
    )
    assert wide == 0


def test_what_covers_the_page_gives_way_to_the_keyboard(phone: Page) -> None:
    phone.get_by_role("button", name="More").click()
    menu = phone.locator("#menu")
    phone.get_by_role("button", name="Keyboard shortcuts").focus()
    expect(menu).to_be_visible()
    phone.keyboard.press("Tab")
    expect(menu).to_be_hidden()

    phone.get_by_role("button", name="More").click()
    phone.get_by_role("button", name="Keyboard shortcuts").click()
    dialog = phone.get_by_role("dialog")
    expect(dialog).to_be_visible()
    assert dialog.evaluate("dialog => dialog.scrollTop") == 0


def test_what_is_heard(phone: Page) -> None:
    brush = phone.get_by_label("Brush size")
    expect(brush).to_have_attribute("aria-valuetext", "7% of the pad")
    draw(phone, pixels(phone, SEVEN))
    open_chapter(phone, "Look inside")
    names = (
        "as numbers",
        "Weight × input",
        "weighted sum",
        "sigmoid",
        "for and against",
        "softmax",
    )
    for name in names:
        phone.get_by_role("button", name="Forward").click()
        expect(phone.get_by_role("figure", name=name)).to_have_count(1)
