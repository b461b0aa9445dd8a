"""What goes wrong with a file on its way: each fault ends in a sentence, and the drawing is kept.

Storage that is blocked, full or filled with rubbish is in `test_keeping.py`; a damaged store of the
service worker is in `test_offline.py`.
"""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.asking import BEGIN_WITH_THE_WHOLE
from tests.browser.conftest import OpenPage
from tests.browser.faults.journey import (
    A_LITTLE_LESS,
    BROWSERS_OWN,
    HALF_A_MINUTE,
    expect_seven,
    retry,
    wait_for_failure,
)
from tests.browser.faults.ways import (
    DROPS,
    FAULTS,
    STALLS,
    Fault,
    FaultyServer,
    cut_short,
    missing,
    of_the_wrong_type,
    stalled_halfway,
    trickling,
)
from tests.browser.looking import open_chapter
from tests.browser.test_loading import sketch_seven
from tests.waiting import until

QUICK = ["pyodide-lock.json"] + [
    f"quick/{name}" for name in ("pyodide.asm.js", "pyodide.asm.wasm", "numpy.wasm", "snapshot.bin")
]
WHOLE = [
    "pyodide.asm.js",
    "pyodide.asm.wasm",
    "python_stdlib.zip",
    "numpy-*.whl",
    "digitnet-*.whl",
]
NOT_WHOLE = "This page has not come whole"


@pytest.mark.parametrize(
    ("file", "whole"),
    [*((file, False) for file in QUICK), *((file, True) for file in WHOLE)],
)
@pytest.mark.expected_errors(BROWSERS_OWN)
def test_a_file_of_the_reader_fails_in_every_way(
    page: Page, server: FaultyServer, file: str, whole: bool
) -> None:
    if whole:
        page.add_init_script(BEGIN_WITH_THE_WHOLE)
    named = file.split("*")[0]
    for number, fault in enumerate(FAULTS, 1):
        server.fail(file, fault)
        if number == 1:
            page.goto(server.url)
            sketch_seven(page)
        else:
            retry(page)
        if fault in STALLS:
            server.wait_for_stall()
            pass_time_in_silence(page, number)
        wait_for_failure(page, number)
        sentence = "Nothing more has come" if fault in STALLS else named
        expect(page.locator(".stage-name")).to_contain_text(sentence)
    server.mend()
    retry(page)
    expect_seven(page)


def pass_time_in_silence(page: Page, number: int) -> None:
    """What was sent before the silence may still be under way, and then it begins anew."""
    failure = page.locator(f"html[data-failures='{number}']")
    for _ in range(100):
        page.clock.run_for(HALF_A_MINUTE)
        if failure.count():
            return


def test_slow_files_are_waited_for(page: Page, server: FaultyServer) -> None:
    """Half a minute without a byte is given up, but not a little less than that again and again."""
    server.fail("python/*", trickling)
    page.goto(server.url)
    bar = "document.querySelector('progress').value"
    share = 0.0
    for _ in range(DROPS - 1):
        page.clock.run_for(A_LITTLE_LESS)
        server.drop()
        until(page, f"{bar} > arg", share)
        share = page.evaluate(bar)
    page.clock.run_for(A_LITTLE_LESS)
    server.drop()
    sketch_seven(page)
    expect_seven(page)
    assert page.locator("html[data-failures]").count() == 0


@pytest.mark.parametrize("file", ["index-*.js", "index-*.css"])
@pytest.mark.expected_errors(BROWSERS_OWN)
def test_a_page_that_cannot_begin_says_so(page: Page, server: FaultyServer, file: str) -> None:
    sentence = page.get_by_text(NOT_WHOLE)
    for fault in FAULTS:
        server.fail(f"assets/{file}", fault)
        page.goto(server.url, wait_until="commit")
        if fault in STALLS:
            server.wait_for_stall()
            page.clock.run_for(HALF_A_MINUTE)
        expect(sentence).to_be_visible()
    server.mend()
    page.goto(server.url)
    sketch_seven(page)
    expect_seven(page)
    expect(sentence).to_be_hidden()


@pytest.mark.parametrize("fault", [cut_short, stalled_halfway])
@pytest.mark.expected_errors("null")
def test_a_page_that_is_cut_short_says_so(page: Page, server: FaultyServer, fault: Fault) -> None:
    server.fail("", fault)
    page.goto(server.url, wait_until="commit")
    if fault in STALLS:
        server.wait_for_stall()
        page.clock.run_for(HALF_A_MINUTE)
    expect(page.get_by_text(NOT_WHOLE)).to_be_visible()
    server.mend()
    page.goto(server.url)
    sketch_seven(page)
    expect_seven(page)
    expect(page.get_by_text(NOT_WHOLE)).to_be_hidden()


@pytest.mark.expected_errors(BROWSERS_OWN)
def test_a_page_that_cannot_be_kept_for_later_works_now(
    open_page: OpenPage, server: FaultyServer
) -> None:
    for fault in FAULTS:
        page = open_page(service_workers="allow")
        server.fail("sw.js", fault)
        page.goto(server.url)
        sketch_seven(page)
        expect_seven(page)
        if fault in (missing, of_the_wrong_type):
            expect(page.get_by_text("needs the network at every visit")).to_be_visible()
        server.mend()


def test_a_page_whose_script_is_slow_begins_after_all(page: Page, server: FaultyServer) -> None:
    server.fail("assets/index-*.js", stalled_halfway)
    page.goto(server.url, wait_until="commit")
    server.wait_for_stall()
    until(page, "document.querySelector('[rel=stylesheet]')?.sheet")
    page.clock.run_for(HALF_A_MINUTE)
    expect(page.get_by_text(NOT_WHOLE)).to_be_visible()
    server.mend()
    expect(page.get_by_text(NOT_WHOLE)).to_be_hidden()
    sketch_seven(page)
    expect_seven(page)


@pytest.mark.parametrize(
    ("file", "chapter", "region", "proof"),
    [
        ("samples/mnist.json", "Read", "Digits to try", "Sample of a 7"),
        ("samples/mnist.png", "Read", "Digits to try", "Sample of a 7"),
        ("model/training.json", "Learn", "How it was trained", "7 read as 7"),
    ],
)
@pytest.mark.expected_errors(BROWSERS_OWN)
def test_a_part_of_the_page_whose_file_fails_says_so(
    page: Page, server: FaultyServer, file: str, chapter: str, region: str, proof: str
) -> None:
    versions = file.replace(".", "-*.")
    server.fail(versions, FAULTS[0])  # before the page is there: what is near is fetched at once
    page.goto(server.url)
    open_chapter(page, chapter)
    part = page.get_by_role("region", name=region)
    again = part.get_by_role("button", name="Retry")
    part.scroll_into_view_if_needed()
    for fault in FAULTS:
        if fault is not FAULTS[0]:
            server.fail(versions, fault)
            again.click()
        if fault in STALLS:
            server.wait_for_stall()
            page.clock.run_for(HALF_A_MINUTE)
        expect(part.get_by_text(f"{file} has not come")).to_be_visible()
    server.fail(versions, stalled_halfway)  # once more, but not for ever
    again.click()
    server.wait_for_stall()
    page.clock.run_for(A_LITTLE_LESS)
    server.mend()
    expect(part.get_by_role("button", name=proof).first).to_be_visible()
    expect(part.get_by_text("has not come")).to_be_hidden()
