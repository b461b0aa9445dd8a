"""What goes wrong in the reader once it is there: it is given up, and Retry makes another."""

import pytest
from playwright.sync_api import Page, expect

from build.steps import DIST
from tests.browser.faults.journey import expect_seven, retry, wait_for_failure
from tests.browser.test_loading import sketch_seven

SPOIL_READINGS = """
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = function (message, transfer) {
        if (globalThis.spoil && message.path?.[0] === "read") spoil(message.argumentList[0].value);
        postMessage.call(this, message, transfer);
    };
"""
"""What the page asks of Python can be made impossible by `spoil`."""

NO_MORE_MEMORY = "void (WebAssembly.Memory.prototype.grow = () => { throw new RangeError() })"
SILENT = "The reader has given no answer"
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
        (ENDLESS, "", SILENT),
        ("self.close()", "", SILENT),
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
    if sentence == SILENT:
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
    expect(page.locator(".notice")).to_contain_text(SILENT)
