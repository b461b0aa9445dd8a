"""What outlives the page: the drawing and the choices, in storage and in the address."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PATIENCE
from tests.browser.digits import DASH, FOUR, SEVEN, has_ink, pixels
from tests.browser.hand import draw, link_to_drawing, seen
from tests.browser.kept import code
from tests.browser.test_mine import say
from tests.browser.test_pictures import choose, png


def wait_until_ready(page: Page) -> None:
    page.wait_for_selector("html[data-state=ready]", timeout=PATIENCE)


def notice(page: Page) -> str:
    return page.locator(".notice p").inner_text()


def test_the_drawing_outlives_a_reload_and_a_closed_tab(ready_page: Page, site: str) -> None:
    answer = draw(ready_page, pixels(ready_page, FOUR))
    ready_page.reload()
    expect(ready_page.get_by_test_id("answer")).to_have_text("4")
    assert seen(ready_page).confidence == pytest.approx(answer.confidence, abs=0.02)
    again = ready_page.context.new_page()
    ready_page.close()
    again.goto(site)  # without what the address carried
    expect(again.get_by_test_id("answer")).to_have_text("4")
    again.get_by_role("button", name="Clear").click()
    again.reload()
    wait_until_ready(again)
    expect(again.get_by_test_id("answer")).to_be_empty()


@pytest.mark.parametrize(
    "obstacle",
    [
        """for (const kind of ["localStorage", "sessionStorage", "indexedDB"]) {
            Object.defineProperty(globalThis, kind, { get() { throw new Error("blocked"); } });
        }""",
        """const full = () => { throw new DOMException("", "QuotaExceededError"); };
        Storage.prototype.setItem = IDBObjectStore.prototype.put = full;""",
    ],
    ids=["blocked", "full"],
)
def test_without_storage_it_goes_on_and_says_so_once(page: Page, site: str, obstacle: str) -> None:
    page.add_init_script(obstacle)
    page.goto(site)
    wait_until_ready(page)
    page.get_by_label("Brush size").fill("0.12")
    said = page.get_by_text("lets the page keep nothing more")
    expect(said).to_be_visible()
    page.get_by_role("button", name="Close").click()
    assert draw(page, pixels(page, SEVEN)).digit == 7
    say(page, 7)
    mine = page.get_by_role("region", name="My digits")
    expect(mine.get_by_text("1 of 1 are read as they were meant.")).to_be_visible()
    mine.get_by_role("button", name="Delete this 7").click()
    expect(mine.get_by_text("None yet.")).to_be_visible()
    page.get_by_role("button", name="Clear").click()
    expect(said).to_be_hidden()


def test_damaged_storage_is_a_blank_pad(page: Page, site: str) -> None:
    for kept in ("nonsense", '"!!"', "7", '{"strokes": []}', '[{"digit": 11, "code": ""}]'):
        for name in ("drawing", "theme", "brush", "keys", "mine"):
            page.add_init_script(f"localStorage['digitnet/1/{name}'] = {json.dumps(kept)}")
        page.goto(site)
        expect(page.get_by_role("button", name="Clear")).to_have_attribute("aria-disabled", "true")
    wait_until_ready(page)
    expect(page.get_by_test_id("answer")).to_be_empty()
    assert draw(page, pixels(page, SEVEN)).digit == 7


def test_a_scribble_without_end_is_painted_and_read(page: Page, site: str) -> None:
    """A hundred thousand points to and fro on one spot, which as one path take minutes to paint."""
    scribble = 25_000 * [(512, 512), (513, 512), (512, 511), (513, 511)]
    page.add_init_script(f"localStorage['digitnet/1/drawing'] = '\"{code(scribble)}\"'")
    page.goto(site)
    expect(page.get_by_test_id("answer")).not_to_be_empty()
    assert has_ink(page, 0.5, 0.5)


def test_what_other_versions_kept_is_left_alone(page: Page, site: str) -> None:
    kept = {f"digitnet/{version}/drawing": "SALMAcAE2AQA" for version in (0, 2)} | {"drawing": "7"}
    page.add_init_script(f"Object.assign(localStorage, {json.dumps(kept)})")
    page.goto(site)
    wait_until_ready(page)
    expect(page.get_by_test_id("answer")).to_be_empty()
    assert draw(page, pixels(page, SEVEN)).digit == 7
    assert page.evaluate("kept => Object.keys(kept).map(name => localStorage[name])", kept) == [
        *kept.values()
    ]


def test_the_address_has_a_version_and_a_fixed_form(page: Page, site: str) -> None:
    """A link that was once given away: two strokes of a dash, 72/1023 wide."""
    page.goto(f"{site}#v=1&draw=SALMAcAE2AQASALsB8AE3AEA")
    wait_until_ready(page)
    expect(page.get_by_test_id("answer")).not_to_be_empty()
    assert has_ink(page, 0.15, 0.28)
    assert has_ink(page, 0.54, 0.28)
    page.get_by_role("button", name="Predict").click()
    assert page.evaluate("location.hash") == "#v=1&draw=SALMAcAE2AQASALsB8AE3AEA"


def test_a_damaged_link_is_told_and_breaks_nothing(page: Page, site: str) -> None:
    damaged = [
        "#v=1&draw=SALMAcAE2AQASALsB8AE3A",
        "#v=1&draw=%%%",
        "#v=2&draw=SALMAcAE2AQA",
        "#v=1&draw=AAAA",
    ]
    page.goto(site + damaged[0])
    wait_until_ready(page)
    for hash in damaged:
        page.evaluate("hash => { location.hash = hash }", hash)
        expect(page.locator(".notice")).to_contain_text("damaged or from another version")
        expect(page.get_by_test_id("answer")).to_be_empty()
        assert draw(page, pixels(page, SEVEN)).digit == 7
        expect(page.locator(".notice")).to_be_hidden()
        page.get_by_role("button", name="Clear").click()


def test_a_strangers_address_changes_nothing(page: Page, site: str) -> None:
    for hash in ("#how", "#", "#v=1", "#v=1&hide=nothing.at.all&more=1"):
        page.goto(f"{site}?{len(hash)}{hash}")
        assert notice(page) == ""
        assert page.locator("html").get_attribute("data-hide") == ""


def test_a_link_opened_in_the_same_tab_can_be_undone(ready_page: Page) -> None:
    draw(ready_page, pixels(ready_page, DASH))
    dash = link_to_drawing(ready_page)
    ready_page.get_by_role("button", name="Clear").click()
    draw(ready_page, pixels(ready_page, SEVEN))
    ready_page.evaluate("link => { location.href = link }", dash)
    expect(ready_page.get_by_test_id("answer")).not_to_have_text("7")
    ready_page.get_by_role("button", name="Undo").click()
    expect(ready_page.get_by_test_id("answer")).to_have_text("7")


def test_choices_are_kept(page: Page, site: str) -> None:
    page.goto(site)
    page.get_by_label("Brush size").fill("0.12")
    page.get_by_role("button", name="More").click()
    page.get_by_label("Dark").check()
    page.reload()
    expect(page.get_by_label("Brush size")).to_have_value("0.12")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_a_picture_outlives_a_reload_and_a_closed_tab(ready_page: Page, site: str) -> None:
    draw(ready_page, pixels(ready_page, SEVEN))
    choose(ready_page, png(FOUR))
    answer = ready_page.get_by_test_id("answer")
    expect(answer).to_have_text("4")
    confidence = seen(ready_page).confidence
    ready_page.reload()
    expect(answer).to_have_text("4")
    assert seen(ready_page).confidence == confidence
    ready_page.locator("#samples").scroll_into_view_if_needed()
    ready_page.get_by_role("button", name="Sample of a 3").nth(1).click()
    expect(answer).to_have_text("3")
    ready_page.close()
    again = ready_page.context.new_page()
    again.goto(site)
    expect(again.get_by_test_id("answer")).to_have_text("3")
    meant = again.get_by_role("group", name="It was a").get_by_role("button", pressed=True)
    expect(meant).to_have_text("3")
