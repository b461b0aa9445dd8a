"""What a browser lacks or does to the page: no script, no network, sleep."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.digits import has_ink
from tests.browser.faults.journey import (
    BROWSERS_OWN,
    HALF_A_MINUTE,
    expect_seven,
    retry,
    wait_for_failure,
)
from tests.browser.faults.ways import FaultyServer, stalled_halfway
from tests.browser.test_loading import sketch_seven


def test_without_javascript_the_page_says_what_it_needs(open_page: OpenPage, site: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(site)
    expect(page.get_by_text("that JavaScript is allowed")).to_be_visible()


@pytest.mark.parametrize(
    ("obstacle", "lacking"),
    [
        ("delete globalThis.WebAssembly", "WebAssembly"),
        ("delete globalThis.Worker", "Worker"),
        (
            "const Plain = Worker; globalThis.Worker = class { constructor(url) {"
            " return new Plain(url, { type: 'module' }); } }",
            "module workers",
        ),
    ],
)
def test_a_browser_that_lacks_something_is_told_what(
    page: Page, site: str, obstacle: str, lacking: str
) -> None:
    page.add_init_script(obstacle)
    page.goto(site)
    expect(page.get_by_text(f"This browser lacks {lacking}")).to_be_visible()
    sketch_seven(page)
    assert has_ink(page, 0.5, 0.2)


@pytest.mark.expected_errors(BROWSERS_OWN)
def test_offline_in_mid_load(page: Page, server: FaultyServer) -> None:
    server.fail("quick/numpy.wasm", stalled_halfway)
    page.goto(server.url)
    server.wait_for_stall()
    sketch_seven(page)
    expect(page.get_by_text("Loading Python")).to_be_visible()
    page.context.set_offline(True)
    page.clock.run_for(HALF_A_MINUTE)
    wait_for_failure(page, 1)
    server.mend()
    retry(page)
    wait_for_failure(page, 2)
    page.context.set_offline(False)
    retry(page)
    expect_seven(page)


@pytest.mark.parametrize("asleep", ["loading", "ready"])
def test_a_tab_that_was_asleep_goes_on(page: Page, server: FaultyServer, asleep: str) -> None:
    if asleep == "loading":
        server.fail("quick/numpy.wasm", stalled_halfway)
    page.goto(server.url)
    if asleep == "loading":
        server.wait_for_stall()
    page.wait_for_selector(f"html[data-state={asleep}]")
    session = page.context.new_cdp_session(page)
    session.send("Page.setWebLifecycleState", {"state": "frozen"})
    server.mend()
    session.send("Page.setWebLifecycleState", {"state": "active"})
    sketch_seven(page)
    expect_seven(page)
