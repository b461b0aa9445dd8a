"""One stage and four chapters: what is open, what the address says of it, and the way back."""

import re

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.conftest import PATIENCE
from tests.browser.digits import FOUR, SEVEN, pixels
from tests.browser.hand import draw
from tests.browser.looking import open_chapter, open_neuron, press_neuron

CHAPTERS = {"Read": "read", "Look inside": "inside", "Learn": "learn", "Python": "python"}
REGIONS = {
    "Read": "Digits to try",
    "Look inside": "Follow the answer",
    "Learn": "How it was trained",
    "Python": "The Python behind it",
}


def expect_open(page: Page, chapter: str) -> None:
    expect(page.locator("html")).to_have_attribute("data-chapter", CHAPTERS[chapter])
    for name, region in REGIONS.items():
        expect(page.get_by_role("region", name=region)).to_have_count(int(name == chapter))
    for part in ("pad", "network", "answer"):
        expect(page.get_by_test_id(part)).to_be_visible()


def test_each_chapter_stands_with_the_stage_and_has_its_address(
    ready_page: Page, site: str
) -> None:
    draw(ready_page, pixels(ready_page, SEVEN))
    expect_open(ready_page, "Read")
    for name, word in list(CHAPTERS.items())[1:]:
        open_chapter(ready_page, name)
        expect_open(ready_page, name)
        address = ready_page.evaluate("location.hash")
        assert re.fullmatch(rf"#v=1&draw=[\w-]+&chapter={word}", address)
        ready_page.reload()
        expect_open(ready_page, name)
        expect(ready_page.get_by_test_id("answer")).to_have_text("7")


def test_back_leads_through_the_chapters_and_keeps_the_drawing(ready_page: Page) -> None:
    draw(ready_page, pixels(ready_page, SEVEN))
    open_chapter(ready_page, "Look inside")
    open_chapter(ready_page, "Learn")
    ready_page.get_by_role("button", name="Clear").click()
    draw(ready_page, pixels(ready_page, FOUR))
    ready_page.go_back()
    expect_open(ready_page, "Look inside")
    expect(ready_page.get_by_test_id("answer")).to_have_text("4")
    ready_page.go_back()
    expect_open(ready_page, "Read")
    expect(ready_page.get_by_test_id("answer")).to_have_text("4")
    ready_page.go_forward()
    expect_open(ready_page, "Look inside")


def test_a_neuron_leads_inside_and_back_to_where_one_was(ready_page: Page) -> None:
    draw(ready_page, pixels(ready_page, FOUR))
    open_neuron(ready_page, 7)
    expect_open(ready_page, "Look inside")
    ready_page.go_back()
    expect_open(ready_page, "Read")
    expect(ready_page.locator(".network .own")).to_have_count(0)
    open_chapter(ready_page, "Learn")
    press_neuron(ready_page, "outputs", 4)
    expect(ready_page.get_by_role("heading", name="Why 4 and not")).to_be_visible()


def test_a_link_to_a_chapter_opens_it(page: Page, site: str) -> None:
    page.goto(f"{site}#v=1&draw=SALMAcAE2AQASALsB8AE3AEA&chapter=learn")
    expect_open(page, "Learn")
    expect(page.get_by_test_id("answer")).not_to_be_empty()
    page.goto(f"{site}#v=1&chapter=of-a-later-version")
    expect_open(page, "Read")


def test_a_lesson_without_sections_has_the_stage_alone(page: Page, site: str) -> None:
    page.goto(f"{site}#v=1&hide=below&chapter=learn")
    page.wait_for_selector("html[data-state=ready]", timeout=PATIENCE)
    expect(page.get_by_role("region", name="How it was trained")).to_have_count(0)
    expect(page.get_by_role("navigation")).to_be_hidden()
    expect(page.get_by_test_id("network")).to_be_visible()


@pytest.mark.parametrize("width", [1366, 360])
def test_a_chapter_costs_nothing_until_it_opens(page: Page, site: str, width: int) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_viewport_size({"width": width, "height": 640})
    page.goto(site)
    expect(page.get_by_role("button", name="Hard sample").first).to_be_attached(timeout=PATIENCE)
    draw(page, pixels(page, SEVEN))
    assert not [url for url in asked if "training" in url]
    closed = ".chapter:not([data-of=read])"
    assert page.locator(f"{closed} :is(img, .cell, dd)").count() == 0
    assert page.locator(f"{closed} :is(.portraits, .plots, .follow ol) > *").count() == 0

    def is_the_record(request: Request) -> bool:
        return "training" in request.url

    with page.expect_request(is_the_record):
        open_chapter(page, "Learn")


@pytest.mark.parametrize("step", ["input", "sums", "sigmoid", "output"])
def test_a_new_drawing_is_answered_whatever_step_is_shown(ready_page: Page, step: str) -> None:
    draw(ready_page, pixels(ready_page, FOUR))
    open_chapter(ready_page, "Look inside")
    forward = ready_page.get_by_role("button", name="Forward")
    while ready_page.locator(".stage").get_attribute("data-step") != step:
        forward.click()
    ready_page.get_by_role("button", name="Clear").click()
    assert draw(ready_page, pixels(ready_page, SEVEN)).text == "7"
    expect(ready_page.get_by_test_id("answer")).to_be_visible()
    for part in (".verdict", ".confidence"):
        expect(ready_page.locator(part)).to_have_css("opacity", "1")
