"""A new version under open pages: each goes over by its own Update, and loses nothing."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from build.serve import SiteServer
from tests.browser.asking import changed
from tests.browser.conftest import OpenPage
from tests.browser.digits import SEVEN, pixels
from tests.browser.hand import draw
from tests.browser.looking import open_chapter
from tests.browser.test_loading import sketch_seven
from tests.browser.versions import NEWER, READY, put_up_a_newer_version

OLDER = "this page is of an older version than the site"
NOT_FOUND = "404"


def look_at_the_training(page: Page) -> None:
    open_chapter(page, "Learn")


def expect_the_newer(page: Page) -> None:
    """With the drawing, and with what the older one could not have any more."""
    page.wait_for_selector(NEWER)
    expect(page.get_by_test_id("answer")).to_have_text("7")
    look_at_the_training(page)
    expect(page.locator(".cell")).to_have_count(100)


@pytest.mark.expected_errors(NOT_FOUND)
def test_the_tab_of_the_first_visit_goes_over(kept: Page, folder: Path) -> None:
    assert kept.evaluate("navigator.serviceWorker.controller") is None
    draw(kept, pixels(kept, SEVEN))
    put_up_a_newer_version(folder)
    look_at_the_training(kept)
    expect(kept.get_by_text(OLDER)).to_be_visible()
    kept.get_by_role("button", name="Update").click()
    expect_the_newer(kept)


@pytest.mark.expected_errors(NOT_FOUND)
def test_so_does_a_page_that_is_not_kept(
    open_page: OpenPage, server: SiteServer, folder: Path
) -> None:
    page = open_page(base_url=server.url, viewport={"width": 360, "height": 640})
    page.goto(server.url)
    draw(page, pixels(page, SEVEN))
    put_up_a_newer_version(folder)
    look_at_the_training(page)
    page.get_by_role("button", name="Update").click()
    expect_the_newer(page)


def test_another_tab_goes_on_with_its_stroke(kept: Page, server: SiteServer, folder: Path) -> None:
    kept.reload()
    other = kept.context.new_page()
    other.goto(server.url)
    for page in (kept, other):
        page.wait_for_selector(READY)
    [begin, *way] = pixels(other, SEVEN)[0]
    pad = other.get_by_test_id("pad").bounding_box()
    assert pad
    other.mouse.move(pad["x"] + begin[0], pad["y"] + begin[1])
    other.mouse.down()

    put_up_a_newer_version(folder)
    kept.evaluate("navigator.serviceWorker.getRegistration().then((found) => found.update())")
    kept.get_by_role("button", name="Update").click()
    kept.wait_for_selector(NEWER)
    kept.wait_for_selector(READY)

    for x, y in way:
        other.mouse.move(pad["x"] + x, pad["y"] + y)
    other.mouse.up()
    expect(other.get_by_test_id("answer")).to_have_text("7")
    assert other.locator(NEWER).count() == 0
    other.get_by_role("button", name="Update").click()
    expect_the_newer(other)


@pytest.mark.expected_errors(rf"{NOT_FOUND}|Python begins again")
def test_a_whole_python_that_is_gone_offers_the_newer(
    open_page: OpenPage, server: SiteServer, folder: Path
) -> None:
    page = open_page(base_url=server.url)
    page.add_init_script(changed("read", 0, "(given) => globalThis.spoil ? {} : given"))
    page.goto(server.url)
    page.wait_for_selector(READY)
    put_up_a_newer_version(folder)
    page.evaluate("globalThis.spoil = true")
    sketch_seven(page)
    expect(page.locator(".stage-name")).to_contain_text(OLDER)
    page.get_by_role("button", name="Update").click()
    expect_the_newer(page)
