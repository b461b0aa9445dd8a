"""From the first paint to the first answer, and what happens when a file does not come."""

import json
import re
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.digits import SEVEN, has_ink, pixels
from tests.waiting import until


def sketch_seven(page: Page) -> None:
    """Draw without waiting for an answer."""
    pad = page.get_by_test_id("pad").bounding_box()
    assert pad
    for number, (x, y) in enumerate(pixels(page, SEVEN)[0]):
        page.mouse.move(pad["x"] + x, pad["y"] + y)
        if number == 0:
            page.mouse.down()
    page.mouse.up()


def test_a_drawing_made_before_python_is_ready_is_read_when_it_is(page: Page, site: str) -> None:
    held: list[Route] = []
    page.route("**/snapshot.bin", lambda route: held.append(route))
    page.goto(site)
    sketch_seven(page)
    expect(page.locator("html")).to_have_attribute("data-state", "loading")
    expect(page.get_by_test_id("answer")).to_be_empty()
    assert has_ink(page, 0.5, 0.2)
    for route in held:
        route.continue_()
    expect(page.get_by_test_id("answer")).to_have_text("7", timeout=60_000)


def test_loading_counts_the_bytes_of_the_files(page: Page, site: str) -> None:
    with urlopen(f"{site}python/manifest.json") as reply:
        total = sum(file["bytes"] for file in json.load(reply)["quick"])
    held: list[Route] = []
    page.route("**/numpy.wasm", lambda route: held.append(route))
    page.goto(site)
    expect(page.get_by_text(re.compile(rf"\d of {total / 1e6:.1f} MB$"))).to_be_visible()
    bar = page.get_by_role("progressbar")
    until(page, "document.querySelector('progress').value > 0.5")
    assert float(bar.evaluate("bar => bar.value")) < 1
    for route in held:
        route.continue_()
    page.wait_for_selector("html[data-state=ready]", timeout=60_000)
    expect(bar).to_be_hidden()
    assert page.evaluate("performance.getEntriesByName('digitnet:ready').length") == 1


@pytest.mark.parametrize("name", ["numpy.wasm", "pyodide.asm.wasm", "snapshot.bin"])
@pytest.mark.expected_errors(r"ERR_FAILED")
def test_retry_loads_what_failed_and_the_drawing_is_still_there(
    page: Page, site: str, name: str
) -> None:
    page.route(f"**/*{name}*", lambda route: route.abort(), times=1)
    page.goto(site)
    sketch_seven(page)
    page.wait_for_selector("html[data-state=failed]", timeout=60_000)
    expect(page.get_by_text(re.compile(rf"{name}.* could not be loaded"))).to_be_visible()
    assert has_ink(page, 0.5, 0.2)
    page.get_by_role("button", name="Retry").click()
    expect(page.get_by_test_id("answer")).to_have_text("7", timeout=60_000)


@pytest.mark.expected_errors(r"404")
def test_a_missing_file_is_named(page: Page, site: str) -> None:
    page.route("**/snapshot.bin", lambda route: route.fulfill(status=404))
    page.goto(site)
    expect(page.get_by_text("snapshot.bin could not be loaded: HTTP 404")).to_be_visible(
        timeout=60_000
    )


@pytest.mark.expected_errors(r"^logged")
def test_a_damaged_file_ends_in_a_sentence(page: Page, site: str) -> None:
    page.route("**/snapshot.bin", lambda route: route.fulfill(body=b"no snapshot"))
    page.goto(site)
    page.wait_for_selector("html[data-state=failed]", timeout=60_000)
    expect(page.get_by_text(re.compile(r"snapshot.bin.*: damaged"))).to_be_visible()


def test_nothing_moves_while_loading(page: Page, site: str) -> None:
    page.add_init_script("""
        globalThis.moved = 0;
        new PerformanceObserver((list) => {
            for (const shift of list.getEntries()) globalThis.moved += shift.value;
        }).observe({ type: "layout-shift", buffered: true });
    """)
    page.goto(site)
    page.wait_for_selector("html[data-state=ready]", timeout=60_000)
    page.evaluate("new Promise(requestAnimationFrame)")
    assert page.evaluate("moved") < 0.01


def test_every_text_is_in_its_place(page: Page, site: str) -> None:
    page.goto(site)
    texts = page.locator("[data-text]")
    assert texts.count() > 20
    assert all(text.strip("\xa0 ") for text in texts.all_text_contents())
