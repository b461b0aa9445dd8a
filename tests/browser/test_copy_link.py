"""Copy link: the link holds what the page says that it holds."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from build.serve import serve
from tests.browser.conftest import PATIENCE
from tests.browser.digits import FOUR, SEVEN, pixels
from tests.browser.hand import draw, seen
from tests.browser.kept import code
from tests.browser.test_mine import clear
from tests.browser.test_pictures import choose, png
from tests.waiting import until

OpenPage = Callable[..., Page]


def copy(page: Page) -> str:
    """What the page says to it."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="More").click()
    page.get_by_role("button", name="Copy link").click()
    notice = page.locator(".notice.shown p")
    expect(notice).to_contain_text("copied.")
    return notice.inner_text()


def opened(page: Page, open_page: OpenPage) -> Page:
    """What somebody else finds who opens the link."""
    other = open_page()
    other.goto(page.evaluate("navigator.clipboard.readText()"))
    other.wait_for_selector("html[data-state=ready]", timeout=PATIENCE)
    return other


def test_a_drawing(ready_page: Page, open_page: OpenPage) -> None:
    answer = draw(ready_page, pixels(ready_page, FOUR))
    assert "Whoever opens it finds this drawing." in copy(ready_page)
    other = opened(ready_page, open_page)
    expect(other.get_by_test_id("answer")).to_have_text("4")
    assert seen(other).confidence == pytest.approx(answer.confidence, abs=0.02)


def test_after_a_burst_of_undo(ready_page: Page, open_page: OpenPage) -> None:
    """More changes than a browser lets an address make within a minute."""
    draw(ready_page, pixels(ready_page, SEVEN))
    clear(ready_page)
    draw(ready_page, pixels(ready_page, FOUR))
    ready_page.evaluate("""() => {
        const press = (name) => document.querySelector(`[data-control=${name}]`).click();
        for (let i = 0; i < 300; i++) press(i % 2 ? "redo" : "undo");
        for (let i = 0; i < 3; i++) press("undo"); // both strokes, and Clear
    }""")
    assert "Whoever opens it finds this drawing." in copy(ready_page)
    expect(opened(ready_page, open_page).get_by_test_id("answer")).to_have_text("7")
    until(ready_page, "navigator.clipboard.readText().then((link) => link === location.href)")
    ready_page.reload()
    expect(ready_page.get_by_test_id("answer")).to_have_text("7")


def scribble(rounds: int) -> str:
    """A four gone over again and again by a hand that shakes."""
    rng = np.random.default_rng(0)
    strokes = []
    for stroke in FOUR:
        steps = [np.linspace(a, b, 12, endpoint=False) for a, b in pairwise(stroke)]
        way = np.concatenate([*steps, stroke[-1:]])
        ways = [way[::-1] if number % 2 else way for number in range(rounds)]
        places = np.concatenate(ways) * 1023
        places += rng.integers(-1, 2, places.shape)
        strokes.append([(int(x), int(y)) for x, y in places])
    return code(*strokes)


def lay(page: Page, site: str, drawing: str) -> None:
    """Open the page with a drawing that was kept on an earlier visit."""
    page.add_init_script(f"localStorage['digitnet/1/drawing'] = '\"{drawing}\"'")
    page.goto(site)
    expect(page.get_by_test_id("answer")).to_have_text("4")


def test_a_drawing_that_is_long(page: Page, site: str, open_page: OpenPage) -> None:
    drawing = scribble(rounds=20)
    assert len(drawing) > 12_000
    lay(page, site, drawing)
    answer = seen(page)
    assert "it holds one with fewer points" in copy(page)
    other = opened(page, open_page)
    expect(other.get_by_test_id("answer")).to_have_text("4")
    assert seen(other).confidence == pytest.approx(answer.confidence, abs=0.02)


def test_a_drawing_that_is_too_long(page: Page, site: str, open_page: OpenPage) -> None:
    lay(page, site, scribble(rounds=400))
    assert "too long for a link, so it opens the page without" in copy(page)
    expect(opened(page, open_page).get_by_test_id("answer")).to_be_empty()


def test_a_blank_pad_and_a_picture(ready_page: Page, open_page: OpenPage) -> None:
    draw(ready_page, pixels(ready_page, SEVEN))
    clear(ready_page)
    assert "The pad is empty" in copy(ready_page)
    expect(opened(ready_page, open_page).get_by_test_id("answer")).to_be_empty()
    choose(ready_page, png(FOUR))
    expect(ready_page.get_by_test_id("answer")).to_have_text("4")
    assert "without this picture" in copy(ready_page)
    expect(opened(ready_page, open_page).get_by_test_id("answer")).to_be_empty()


@pytest.fixture
def lesson(open_page: OpenPage, site: str, tmp_path: Path) -> Iterator[Page]:
    """A page of another origin that frames ours, with a seven, and allows it nothing."""
    hash = f"v=1&draw={code([(256, 205), (767, 205), (460, 870)])}"
    (tmp_path / "index.html").write_text(
        f'<!doctype html><title>A lesson</title><link rel="icon" href="data:,">'
        f'<iframe src="{site}#{hash}" width="1200" height="700"></iframe>'
    )
    with serve(tmp_path) as address:
        page = open_page(base_url="http://127.0.0.1:")  # of both origins
        page.goto(address)
        expect(page.frame_locator("iframe").get_by_test_id("answer")).to_have_text("7")
        yield page


def test_in_a_frame(lesson: Page, site: str) -> None:
    inside = lesson.frame_locator("iframe")
    inside.get_by_role("button", name="More").click()
    inside.get_by_role("button", name="Copy link").click()
    expect(inside.locator(".notice p")).to_contain_text("Whoever opens it finds this drawing.")
    lesson.context.grant_permissions(["clipboard-read"])
    link = lesson.evaluate("navigator.clipboard.readText()")
    assert link.startswith(f"{site}#v=1&draw=")
    lesson.goto(link)
    expect(lesson.get_by_test_id("answer")).to_have_text("7")


NO_CLIPBOARD = """
    Object.defineProperty(navigator, "clipboard", {value: undefined});
    document.execCommand = () => false;
"""


def test_where_the_page_may_not_copy(page: Page, site: str, open_page: OpenPage) -> None:
    page.add_init_script(NO_CLIPBOARD)
    lay(page, site, scribble(rounds=20))
    page.get_by_role("button", name="More").click()
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator(".notice p")).to_contain_text("The link is the address of the page itself")
    other = open_page()
    other.goto(page.url)
    expect(other.get_by_test_id("answer")).to_have_text("4")


def test_where_a_framed_page_may_not_copy(lesson: Page) -> None:
    inside = lesson.frame_locator("iframe")
    inside.locator("html").evaluate(f"() => {{ {NO_CLIPBOARD} }}")
    inside.get_by_role("button", name="More").click()
    inside.get_by_role("button", name="Copy link").click()
    expect(inside.locator(".notice p")).to_contain_text("Open it by itself first")
