"""Browsers of the last five years: what they do not have yet is done without."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from build.serve import SiteServer
from tests.browser.conftest import OpenPage
from tests.browser.digits import SEVEN, pixels
from tests.browser.hand import draw

OLDER = """
    for (const name of ["popover", "showPopover", "hidePopover", "togglePopover"])
        delete HTMLElement.prototype[name];
    for (const name of Object.getOwnPropertyNames(Element.prototype))
        if (/^(role|aria.*)$/.test(name)) delete Element.prototype[name];
    for (const [type, names] of [
        [Array, ["toSorted", "toSpliced", "toReversed", "with", "fromAsync"]],
        [Object, ["groupBy"]], [Promise, ["withResolvers", "try"]], [Map, ["groupBy"]],
        [Set, ["union", "intersection", "difference"]], [globalThis, ["Iterator", "scheduler"]],
        [Uint8Array, ["fromBase64"]], [PointerEvent, ["getCoalescedEvents"]],
    ])
        for (const name of names) {
            delete type[name];
            delete type.prototype?.[name];
        }
    new MutationObserver(() => {
        for (const element of document.querySelectorAll("[popover]"))
            element.removeAttribute("popover");
    }).observe(document, { childList: true, subtree: true });
"""
"""Chrome 108 and Firefox 114, as far as features can be taken away."""


def test_without_the_newest_features_it_reads_and_has_its_menu(page: Page, site: str) -> None:
    page.add_init_script(OLDER)
    page.goto(site)
    assert draw(page, pixels(page, SEVEN)).text == "7"
    expect(page.get_by_role("application", name="Pad for one digit")).to_be_visible()
    expect(page.get_by_role("button", name="Draw", pressed=True)).to_be_visible()

    more = page.get_by_role("button", name="More")
    dark = page.get_by_role("radio", name="Dark")
    expect(dark).to_be_hidden()
    more.click()
    dark.click()
    expect(page.locator("html[data-theme=dark]")).to_be_visible()
    page.keyboard.press("Escape")
    expect(dark).to_be_hidden()
    expect(more).to_be_focused()
    more.click()
    page.get_by_role("button", name="Keyboard shortcuts").click()
    expect(dark).to_be_hidden()
    page.get_by_role("dialog").get_by_role("button", name="Close").click()
    more.click()
    expect(dark).to_be_visible()
    page.get_by_role("heading", name="digitnet").click()
    expect(dark).to_be_hidden()


@pytest.mark.expected_errors("SyntaxError|Unexpected identifier")
def test_a_browser_too_old_for_the_script_says_so(
    open_page: OpenPage, server: SiteServer, folder: Path
) -> None:
    [script] = folder.glob("assets/index-*.js")
    script.write_text("what will be understood one day")
    index = folder / "index.html"
    index.write_text(re.sub(r' integrity="[^"]+"', "", index.read_text()))
    page = open_page(base_url=server.url)
    page.goto(server.url)
    expect(page.get_by_text("This browser is too old")).to_be_visible()
