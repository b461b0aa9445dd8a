"""axe-core finds nothing, in any state, in both themes, on a small and on a large screen."""

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import PATIENCE
from tests.browser.digits import SEVEN, pixels
from tests.browser.hand import draw
from tests.browser.looking import open_chapter

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
SCREENS = [(320, 568), (1280, 720)]
Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")

# Only this leaves the page: what passes is megabytes.
VIOLATIONS = """axe.run({ resultTypes: ["violations"] }).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`)))
"""


@pytest.fixture
def watched(page: Page, site: str) -> Page:
    """A page with axe in it, and nothing that moves."""
    page.emulate_media(reduced_motion="reduce")
    page.add_init_script(path=AXE)
    return page


def complaints(
    page: Page, screens: list[tuple[int, int]] = SCREENS, themes: tuple[Theme, ...] = THEMES
) -> str:
    """What axe has to say about the page as it is, by all its rules."""
    said = []
    for width, height in screens:
        page.set_viewport_size({"width": width, "height": height})
        for theme in themes:
            page.emulate_media(color_scheme=theme)
            page.evaluate("new Promise(requestAnimationFrame)")
            said += [f"{width} px, {theme}, {found}" for found in page.evaluate(VIOLATIONS)]
    return "\n".join(said)


def test_axe_finds_nothing_while_loading_and_after_a_failure(watched: Page, site: str) -> None:
    held: list[Route] = []
    watched.route("**/numpy.wasm", lambda route: held.append(route))
    watched.goto(site)
    assert not complaints(watched)
    watched.evaluate("document.documentElement.dataset.state = 'failed'")
    assert not complaints(watched)


def test_axe_finds_nothing_in_any_state(watched: Page, site: str) -> None:
    watched.goto(site)
    watched.wait_for_selector("html[data-state=ready]", timeout=PATIENCE)
    draw(watched, pixels(watched, SEVEN))
    watched.get_by_role("group", name="It was a").get_by_role("button", name="1").click()
    expect(watched.get_by_role("button", name="Hard sample").first).to_be_attached()
    assert not complaints(watched)
    open_chapter(watched, "Look inside")
    assert not complaints(watched)
    for _ in range(7):
        watched.get_by_role("button", name="Forward").click()
        assert not complaints(watched, SCREENS[:1], THEMES[:1])
    watched.get_by_role("button", name="Back").click()
    watched.locator(".current .term").first.click()
    expect(watched.get_by_role("dialog")).to_be_visible()
    assert not complaints(watched)
    open_chapter(watched, "Learn")
    watched.locator(".cell .wrong:not(:empty)").first.click()
    assert not complaints(watched)
    open_chapter(watched, "Python")
    assert not complaints(watched)

    open_chapter(watched, "Read")
    watched.get_by_role("button", name="More").click()
    assert not complaints(watched)
    watched.get_by_role("button", name="Keyboard shortcuts").click()
    assert not complaints(watched)
    watched.keyboard.press("Escape")
    watched.evaluate("location.hash = '#v=9'")
    expect(watched.locator(".notice")).to_be_visible()
    assert not complaints(watched, SCREENS[:1])
    watched.evaluate("location.hash = '#v=1&hide=answer.bars.tools.network.below'")
    expect(watched.get_by_test_id("answer")).to_be_hidden()
    assert not complaints(watched)
