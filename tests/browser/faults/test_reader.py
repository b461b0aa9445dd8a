"""What goes wrong in the reader once it is there: it is given up, and Retry makes another."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from build.steps import DIST
from tests.browser.asking import changed
from tests.browser.faults.journey import expect_seven, retry, wait_for_failure
from tests.browser.looking import open_chapter
from tests.browser.test_loading import sketch_seven
from tests.browser.test_training import weights_that_always_say_three

NO_MORE_MEMORY = "void (WebAssembly.Memory.prototype.grow = () => { throw new RangeError() })"
SILENT = "The reader has given no answer"
ENDLESS = "void setTimeout(() => { for (;;); })"


@pytest.mark.parametrize(
    ("worker", "spoil", "sentence"),
    [
        ("", "{ ...asked, attention: { links: 'many' } }", "The drawing could not be read"),
        (
            NO_MORE_MEMORY,
            "{ ...asked, ink: { ink: new Uint8Array(10_000 ** 2), width: 10_000 } }",
            "The drawing could not be read",
        ),
        (ENDLESS, "asked", SILENT),
        ("self.close()", "asked", SILENT),
        (
            "void setTimeout(() => { throw new Error('Oh no') })",
            "asked",
            "stopped working: Uncaught",
        ),
    ],
    ids=["exception in Python", "out of memory", "endless work", "killed", "uncaught error"],
)
@pytest.mark.expected_errors(r"Oh no|Python begins again|fatal error|unreachable")
def test_a_broken_reader_is_given_up(
    page: Page, site: str, worker: str, spoil: str, sentence: str
) -> None:
    page.add_init_script(changed("read", 0, f"(asked) => globalThis.sound ? asked : ({spoil})"))
    page.goto(site)
    page.wait_for_selector("html[data-state=ready]")
    page.workers[0].evaluate(worker)
    sketch_seven(page)
    if sentence == SILENT:
        page.clock.run_for(11_000)
    wait_for_failure(page, 1)
    expect(page.locator(".stage-name")).to_contain_text(sentence)
    page.evaluate("globalThis.sound = true")
    retry(page)
    expect_seven(page)


def test_a_picture_is_not_waited_for_without_end(page: Page, site: str) -> None:
    page.goto(site)
    page.wait_for_selector("html[data-state=ready]")
    page.workers[0].evaluate("self.close()")
    page.locator("[name=picture]").first.set_input_files(DIST / "icon-192.png")
    page.evaluate("new Promise(requestAnimationFrame)")
    page.clock.run_for(11_000)
    expect(page.locator(".notice")).to_contain_text(SILENT)


ONCE = "(given) => globalThis.spoilt ? given : (globalThis.spoilt = true, {})"


@pytest.mark.expected_errors(r"Python begins again")
def test_a_quick_python_that_breaks_gives_way_to_the_whole(page: Page, site: str) -> None:
    page.add_init_script(changed("read", 0, ONCE))
    page.goto(site)
    sketch_seven(page)
    expect_seven(page)
    assert page.evaluate("spoilt")
    assert page.locator("html[data-failures]").count() == 0


@pytest.mark.expected_errors(r"Python begins again")
def test_what_a_quick_python_was_asked_is_asked_of_the_whole(page: Page, site: str) -> None:
    page.add_init_script(changed("findDigit", 0, ONCE))
    page.goto(site)
    page.wait_for_selector("html[data-state=ready]")
    page.locator("[name=picture]").first.set_input_files(DIST / "icon-192.png")
    expect(page.get_by_test_id("answer")).not_to_be_empty()
    assert page.evaluate("spoilt")
    assert page.locator("html[data-failures]").count() == 0


@pytest.mark.parametrize("way_on", ["the whole Python", "Retry"])
@pytest.mark.expected_errors(r"Python begins again")
def test_a_network_of_ones_own_outlives_the_reader(
    page: Page, site: str, tmp_path: Path, way_on: str
) -> None:
    spoil_once = "(given) => globalThis.spoil ? (globalThis.spoil = false, {}) : given"
    page.add_init_script(changed("read", 0, spoil_once))
    page.goto(site)
    open_chapter(page, "Learn")
    training = page.get_by_role("region", name="How it was trained")
    expect(training.locator(".cell")).to_have_count(100)
    weights = weights_that_always_say_three(tmp_path / "mine.json")
    training.get_by_label("Open weights").set_input_files(weights)
    expect(training.get_by_text("mine.json")).to_be_visible()
    page.get_by_test_id("pad").scroll_into_view_if_needed()
    if way_on == "Retry":
        page.workers[0].evaluate("self.close()")
        sketch_seven(page)
        page.clock.run_for(11_000)
        wait_for_failure(page, 1)
        retry(page)
    else:
        page.evaluate("globalThis.spoil = true")
        sketch_seven(page)
    expect(page.get_by_test_id("answer")).to_have_text("3")
    expect(training.get_by_text("mine.json")).to_be_visible()
    training.get_by_role("button", name="Put back").click()
    expect_seven(page)
