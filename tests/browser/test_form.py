"""The page's form: what fits where, on the screens that people have."""

from itertools import pairwise

import pytest
from playwright.sync_api import FloatRect, Locator, Page, expect

from tests.browser.digits import SEVEN, pixels
from tests.browser.hand import draw
from tests.browser.looking import open_chapter

DESKTOP = (1280, 720)
CHAPTERS = ["Read", "Look inside", "Learn", "Python"]
PHONES = [(360, 640), (390, 844)]
SCREENS = [(320, 568), *PHONES, (768, 1024), (844, 390), (1120, 760), DESKTOP, (2560, 1440)]


def resize(page: Page, screen: tuple[int, int]) -> None:
    page.set_viewport_size({"width": screen[0], "height": screen[1]})
    page.evaluate("new Promise(requestAnimationFrame)")


def box(locator: Locator) -> FloatRect:
    found = locator.bounding_box()
    assert found
    return found


def test_no_screen_scrolls_sideways(ready_page: Page) -> None:
    """With everything on the page that comes when it is looked for; 640 wide is 1280 at 200 %."""
    draw(ready_page, pixels(ready_page, SEVEN))
    ready_page.get_by_role("group", name="It was a").get_by_role("button", name="7").click()
    expect(ready_page.get_by_role("button", name="Hard sample").first).to_be_attached()
    for chapter in CHAPTERS:
        open_chapter(ready_page, chapter)
        for screen in [*SCREENS, (640, 360)]:
            resize(ready_page, screen)
            assert ready_page.evaluate("document.documentElement.scrollWidth") <= screen[0]


def test_the_menu_fits_on_every_screen(page: Page, site: str) -> None:
    page.goto(site)
    page.get_by_role("button", name="More").click()
    for screen in [*SCREENS, (640, 360)]:
        resize(page, screen)
        menu = box(page.locator("#menu"))
        assert menu["x"] >= 0
        assert menu["x"] + menu["width"] <= screen[0]
        assert menu["y"] + menu["height"] <= screen[1]


def test_the_whole_picture_fits_on_a_wide_screen_from_left_to_right(ready_page: Page) -> None:
    resize(ready_page, DESKTOP)
    draw(ready_page, pixels(ready_page, SEVEN))
    parts = [box(ready_page.get_by_test_id(name)) for name in ("pad", "network", "bar-0", "answer")]
    assert max(part["y"] + part["height"] for part in parts) <= DESKTOP[1]
    for left, right in pairwise(parts):
        assert left["x"] + left["width"] <= right["x"]


def test_outputs_stand_flush_with_their_bars(ready_page: Page) -> None:
    resize(ready_page, DESKTOP)
    outputs = ready_page.get_by_test_id("network").locator(".outputs circle")
    expect(outputs).to_have_count(10)
    for digit in range(10):
        output = box(outputs.nth(digit))
        bar = box(ready_page.get_by_test_id(f"bar-{digit}"))
        middles = [part["y"] + part["height"] / 2 for part in (output, bar)]
        assert middles[0] == pytest.approx(middles[1], abs=1)


@pytest.mark.parametrize("phone", PHONES)
def test_a_phone_shows_pad_answer_and_bars_without_scrolling(
    ready_page: Page, phone: tuple[int, int]
) -> None:
    resize(ready_page, phone)
    draw(ready_page, pixels(ready_page, SEVEN))
    for name in ["pad", "answer", *(f"bar-{digit}" for digit in range(10))]:
        part = box(ready_page.get_by_test_id(name))
        assert part["y"] + part["height"] <= phone[1]


def test_every_tool_on_a_phone_is_large_enough_for_a_finger(page: Page, site: str) -> None:
    page.goto(site)
    for phone in [(320, 568), *PHONES]:
        resize(page, phone)
        for tool in page.get_by_role("group", name="Tools").get_by_role("button").all():
            part = box(tool)
            assert min(part["width"], part["height"]) >= 44


def test_few_layers_make_the_page_so_that_every_frame_is_quick(ready_page: Page) -> None:
    """A browser makes a layer of every canvas, and of all that lies over one."""
    trees: list[int] = []
    session = ready_page.context.new_cdp_session(ready_page)
    session.on(
        "LayerTree.layerTreeDidChange", lambda tree: trees.append(len(tree.get("layers", [])))
    )
    session.send("DOM.enable")
    session.send("LayerTree.enable")
    draw(ready_page, pixels(ready_page, SEVEN))
    expect(ready_page.get_by_role("button", name="Hard sample").first).to_be_attached()
    ready_page.screenshot()
    open_chapter(ready_page, "Look inside")
    gallery = ready_page.get_by_role("region", name="What the hidden neurons learned")
    gallery.scroll_into_view_if_needed()
    ready_page.screenshot()
    assert 2 < max(trees) < 50
