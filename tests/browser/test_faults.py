"""What goes wrong on the way to the page, in its worker and on the device.

Each ends in a clear sentence with a way on, and the drawing is still there. Storage that is
blocked, full or filled with rubbish is in `test_keeping.py`; a damaged store of the service worker
is in `test_offline.py`.
"""

from collections.abc import Callable
from pathlib import PurePath
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from build.serve import TYPES
from build.steps import DIST
from tests.browser.conftest import OpenPage
from tests.browser.digits import has_ink
from tests.browser.test_loading import sketch_seven

HALF_A_MINUTE = 31_000
BROWSERS_OWN = r"^logged"
"""A browser reports files that fail by itself."""

COUNT_FAILURES = """
    let failures = 0;
    new MutationObserver(() => {
        const { dataset } = document.documentElement;
        if (dataset.state === "failed") dataset.failures = ++failures;
    }).observe(document, { subtree: true, attributeFilter: ["data-state"] });
"""


def content(route: Route) -> bytes:
    path = urlsplit(route.request.url).path.removeprefix("/digitnet/")
    return (DIST / path).read_bytes()


def kind(route: Route) -> str:
    return TYPES.get(PurePath(route.request.url).suffix, "application/octet-stream")


def missing(route: Route) -> None:
    route.fulfill(status=404)


def cut_short(route: Route) -> None:
    whole = content(route)
    route.fulfill(body=whole[: len(whole) // 2], content_type=kind(route))


def damaged(route: Route) -> None:
    bytes_ = bytearray(content(route))
    bytes_[len(bytes_) // 2] ^= 1
    route.fulfill(body=bytes(bytes_), content_type=kind(route))


def of_the_wrong_type(route: Route) -> None:
    route.fulfill(body="<!doctype html><title>Welcome</title>", content_type="text/html")


def stalled(route: Route) -> None:
    """Says nothing, for ever."""


FAULTS = [missing, cut_short, damaged, of_the_wrong_type, stalled]

Handler = Callable[[Route], None]


class Fault:
    """Makes one file of the site fail, in one way after another."""

    def __init__(self, page: Page, pattern: str) -> None:
        self.handler: Handler = missing
        page.route(pattern, lambda route: self.handler(route))

    def end(self) -> None:
        self.handler = lambda route: route.continue_()


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """A blank page whose time can be made to pass."""
    page = open_page()
    page.clock.install()
    page.add_init_script(COUNT_FAILURES)
    return page


def wait_for_failure(page: Page, number: int) -> None:
    page.wait_for_selector(f"html[data-failures='{number}']")
    expect(page.get_by_test_id("answer")).to_be_empty()


def retry(page: Page) -> None:
    page.get_by_role("button", name="Retry").click()


def expect_seven(page: Page) -> None:
    expect(page.get_by_test_id("answer")).to_have_text("7")
    assert has_ink(page, 0.5, 0.2)


PYTHON = [
    "pyodide.asm.mjs",
    "pyodide.asm.wasm",
    "python_stdlib.zip",
    "pyodide-lock.json",
    "numpy-*.whl",
    "digitnet-*.whl",  # with the weights in it
]


@pytest.mark.parametrize(
    ("file", "faults"),
    [("worker-*.js", [missing, cut_short, of_the_wrong_type, stalled])]
    + [(file, FAULTS) for file in PYTHON],
)
@pytest.mark.expected_errors(BROWSERS_OWN)
def test_a_file_of_the_reader_fails_in_every_way(
    page: Page, site: str, file: str, faults: list[Handler]
) -> None:
    named = "The reader" if file == "worker-*.js" else file.split("*")[0]
    fault = Fault(page, f"**/{file}")
    page.goto(site)
    sketch_seven(page)
    for number, handler in enumerate(faults, 1):
        fault.handler = handler
        if number > 1:
            retry(page)
        if handler is stalled:
            page.wait_for_selector("html[data-state=loading]")
            page.clock.run_for(HALF_A_MINUTE)
        wait_for_failure(page, number)
        sentence = "Nothing more has come" if handler is stalled else named
        expect(page.locator(".stage-name")).to_contain_text(sentence)
    fault.end()
    retry(page)
    expect_seven(page)


def test_slow_files_are_waited_for(page: Page, site: str) -> None:
    """Half a minute without a byte is given up, but not a little less than that again and again."""
    held: list[Route] = []
    page.route("**/*.whl", lambda route: held.append(route))
    with page.expect_request("**/numpy-*.whl"), page.expect_request("**/digitnet-*.whl"):
        page.goto(site)
    sketch_seven(page)
    bar = page.locator("progress")
    while held:
        page.clock.run_for(HALF_A_MINUTE - 5_000)
        before = bar.get_attribute("value")
        held.pop().continue_()
        expect(bar).not_to_have_attribute("value", before or "")
    expect_seven(page)
    assert page.locator("html[data-failures]").count() == 0


@pytest.mark.parametrize("file", ["index-*.js", "index-*.css"])
@pytest.mark.expected_errors(BROWSERS_OWN)
def test_a_page_that_cannot_begin_says_so(page: Page, site: str, file: str) -> None:
    fault = Fault(page, f"**/assets/{file}")
    sentence = page.get_by_text("This page has not come whole")
    for handler in FAULTS:
        fault.handler = handler
        page.goto(site, wait_until="commit")
        if handler is stalled:
            page.clock.run_for(HALF_A_MINUTE)
        expect(sentence).to_be_visible()
    fault.end()
    page.goto(site)
    sketch_seven(page)
    expect_seven(page)
    expect(sentence).to_be_hidden()


def test_without_javascript_the_page_says_what_it_needs(open_page: OpenPage, site: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(site)
    expect(page.get_by_text("that JavaScript is allowed")).to_be_visible()


@pytest.mark.parametrize(
    ("file", "region", "proof"),
    [
        ("samples/mnist.json", "Digits to try", "Sample of a 7"),
        ("samples/mnist.png", "Digits to try", "Sample of a 7"),
        ("model/training.json", "How it was trained", "7 read as 7"),
    ],
)
@pytest.mark.expected_errors(BROWSERS_OWN)
def test_a_part_of_the_page_whose_file_fails_says_so(
    page: Page, site: str, file: str, region: str, proof: str
) -> None:
    fault = Fault(page, f"**/{file}")
    page.goto(site)
    part = page.get_by_role("region", name=region)
    for handler in FAULTS:
        fault.handler = handler
        if handler is missing:
            part.scroll_into_view_if_needed()
        else:
            part.get_by_role("button", name="Retry").click()
        if handler is stalled:
            page.clock.run_for(HALF_A_MINUTE)
        expect(part.get_by_text(f"{file} has not come")).to_be_visible()
    fault.end()
    part.get_by_role("button", name="Retry").click()
    expect(part.get_by_role("button", name=proof).first).to_be_visible()
    expect(part.get_by_text("has not come")).to_be_hidden()


SPOIL_READINGS = """
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = function (message, transfer) {
        if (globalThis.spoil && message.path?.[0] === "read") spoil(message.argumentList[0].value);
        postMessage.call(this, message, transfer);
    };
"""
"""What the page asks of Python can be made impossible by `spoil`."""

NO_MORE_MEMORY = "void (WebAssembly.Memory.prototype.grow = () => { throw new RangeError() })"
ENDLESS = "void setTimeout(() => { for (;;); })"


@pytest.mark.parametrize(
    ("worker", "spoil", "sentence"),
    [
        ("", "asked.attention = { links: 'many' }", "The drawing could not be read"),
        (
            NO_MORE_MEMORY,
            "asked.ink = { ink: new Uint8Array(10_000 ** 2), width: 10_000 }",
            "The drawing could not be read",
        ),
        (ENDLESS, "", "The reader has given no answer"),
        ("self.close()", "", "The reader has given no answer"),
        ("void setTimeout(() => { throw new Error('Oh no') })", "", "stopped working: Uncaught"),
    ],
    ids=["exception in Python", "out of memory", "endless work", "killed", "uncaught error"],
)
@pytest.mark.expected_errors(r"Oh no")
def test_a_broken_reader_is_given_up(
    page: Page, site: str, worker: str, spoil: str, sentence: str
) -> None:
    page.add_init_script(SPOIL_READINGS)
    page.goto(site)
    page.wait_for_selector("html[data-state=ready]")
    page.evaluate(f"void (globalThis.spoil = (asked) => {{ {spoil} }})")
    page.workers[0].evaluate(worker)
    sketch_seven(page)
    page.clock.run_for(11_000)
    wait_for_failure(page, 1)
    expect(page.locator(".stage-name")).to_contain_text(sentence)
    page.evaluate("globalThis.spoil = undefined")
    retry(page)
    expect_seven(page)


def test_a_picture_is_not_waited_for_without_end(page: Page, site: str) -> None:
    page.goto(site)
    page.wait_for_selector("html[data-state=ready]")
    page.workers[0].evaluate("self.close()")
    page.locator("[name=picture]").first.set_input_files(DIST / "icon-192.png")
    page.evaluate("new Promise(requestAnimationFrame)")
    page.clock.run_for(11_000)
    expect(page.locator(".notice")).to_contain_text("The reader has given no answer")


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
def test_offline_in_mid_load(page: Page, site: str) -> None:
    fault = Fault(page, "**/numpy-*.whl")
    fault.handler = stalled
    page.goto(site)
    sketch_seven(page)
    expect(page.get_by_text("Loading Python")).to_be_visible()
    page.context.set_offline(True)
    page.clock.run_for(HALF_A_MINUTE)
    wait_for_failure(page, 1)
    fault.end()
    retry(page)
    wait_for_failure(page, 2)
    page.context.set_offline(False)
    retry(page)
    expect_seven(page)


@pytest.mark.parametrize("asleep", ["loading", "ready"])
def test_a_tab_that_was_asleep_goes_on(page: Page, site: str, asleep: str) -> None:
    held: list[Route] = []
    if asleep == "loading":
        page.route("**/numpy-*.whl", lambda route: held.append(route))
    with page.expect_request("**/numpy-*.whl"):
        page.goto(site)
    page.wait_for_selector(f"html[data-state={asleep}]")
    session = page.context.new_cdp_session(page)
    session.send("Page.setWebLifecycleState", {"state": "frozen"})
    for route in held:
        route.continue_()
    session.send("Page.setWebLifecycleState", {"state": "active"})
    sketch_seven(page)
    expect_seven(page)
