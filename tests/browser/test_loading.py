"""From the first paint to the first answer, and what happens when a file does not come."""

import json
import re
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import OpenPage
from tests.browser.digits import SEVEN, has_ink, pixels
from tests.browser.hosts import HOSTS

NOTE_WHAT_IS_TOLD = """
    globalThis.told = [];
    globalThis.values = [];
    new MutationObserver(() => {
        const text = document.querySelector(".load .bytes")?.textContent;
        if (text && text !== told.at(-1)) told.push(text);
        values.push(document.querySelector(".load progress")?.value);
    }).observe(document, { childList: true, subtree: true, attributes: true });
"""


def sketch_seven(page: Page) -> None:
    """Draw without waiting for an answer."""
    pad = page.get_by_test_id("pad").bounding_box()
    assert pad
    for number, (x, y) in enumerate(pixels(page, SEVEN)[0]):
        page.mouse.move(pad["x"] + x, pad["y"] + y)
        if number == 0:
            page.mouse.down()
    page.mouse.up()


def told_while_loading(page: Page, url: str) -> list[str]:
    """What is told of the bytes. Where all are there before the first is told, it loads again."""
    page.add_init_script(NOTE_WHAT_IS_TOLD)
    told: list[str] = []
    for _ in range(5):
        page.goto(url)
        page.wait_for_selector("html[data-state=ready]", timeout=60_000)
        if told := page.evaluate("told"):
            break
        page.goto("about:blank")
    return told


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


def test_loading_counts_the_bytes_that_come(page: Page, site: str) -> None:
    told = [re.fullmatch(r"(.*) of (.*) MB", text) for text in told_while_loading(page, site)]
    shares = [(float(text[1]), text[2]) for text in told if text]
    assert shares
    assert len(shares) == len(told)
    assert {total for _, total in shares} == {f"{over_the_line(site) / 1e6:.1f}"}
    assert [loaded for loaded, _ in shares] == sorted(loaded for loaded, _ in shares)
    assert page.evaluate("values").pop() == 1
    expect(page.get_by_role("progressbar")).to_be_hidden()
    assert page.evaluate("performance.getEntriesByName('digitnet:ready').length") == 1


def over_the_line(site: str) -> int:
    """The bytes of what Python begins from, compressed as the site sends them."""
    with urlopen(f"{site}python/manifest.json") as reply:
        manifest = json.load(reply)
    sizes = []
    for file in manifest["quick"]:
        url = f"{site}python/{manifest['version']}/{file['name']}"
        with urlopen(Request(url, headers={"Accept-Encoding": "gzip"})) as reply:
            sizes.append(len(reply.read()))
    return sum(sizes)


def test_bytes_whose_number_the_host_keeps_back_are_told_unpacked(
    open_page: OpenPage, tmp_path: Path
) -> None:
    with HOSTS["gzip, chunked"](tmp_path) as url:
        told = told_while_loading(open_page(base_url=url), url)
    assert told
    assert all(text.endswith("MB, unpacked") for text in told)


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
    sentence = "snapshot.bin could not be loaded: the host answered HTTP 404"
    expect(page.get_by_text(sentence)).to_be_visible(timeout=60_000)


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
