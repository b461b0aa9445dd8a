"""axe-core finds nothing, in any state, in both themes; nothing needs a wide screen or motion."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import PATIENCE
from tests.browser.digits import SEVEN, pixels
from tests.browser.hand import draw

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
THEMES = ["light", "dark"]
SCREENS = [(320, 568), (1280, 720)]


def complaints(page: Page) -> list[str]:
    """What axe has to say about the page as it is, all its rules included."""
    page.evaluate("new Promise(requestAnimationFrame)")
    found = page.evaluate("axe.run()")["violations"]
    return [
        f"{rule['id']}: {node['html'][:200]} {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]


@pytest.fixture(params=THEMES)
def theme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=SCREENS, ids=["phone", "desktop"])
def seen(request: pytest.FixtureRequest, open_page: Callable[..., Page], theme: str) -> Page:
    """A page with axe in it, on a small and on a large screen, in either theme."""
    width, height = request.param
    page = open_page(
        color_scheme=theme, viewport={"width": width, "height": height}, reduced_motion="reduce"
    )
    page.add_init_script(path=AXE)
    return page


def test_axe_finds_nothing_while_loading_and_after_a_failure(seen: Page, site: str) -> None:
    held: list[Route] = []
    seen.route("**/numpy-*.whl", lambda route: held.append(route))
    seen.goto(site)
    assert complaints(seen) == []
    seen.wait_for_function("document.querySelector('progress').value > 0.3", timeout=PATIENCE)
    seen.evaluate("document.documentElement.dataset.state = 'failed'")
    assert complaints(seen) == []


def test_axe_finds_nothing_in_any_state(seen: Page, site: str) -> None:
    seen.goto(site)
    seen.wait_for_selector("html[data-state=ready]", timeout=PATIENCE)
    assert complaints(seen) == []
    draw(seen, pixels(seen, SEVEN))
    seen.get_by_role("group", name="It was a").get_by_role("button", name="1").click()
    for region in ("Digits to try", "My digits", "How it was trained", "How it works"):
        seen.get_by_role("region", name=region).scroll_into_view_if_needed()
    expect(seen.get_by_role("button", name="Hard sample").first).to_be_attached()
    seen.locator(".cell .wrong:not(:empty)").first.click()
    assert complaints(seen) == []
    seen.evaluate("scrollTo(0, 0)")
    seen.get_by_role("button", name="More").click()
    assert complaints(seen) == []
    seen.get_by_role("button", name="Keyboard shortcuts").click()
    assert complaints(seen) == []
    seen.keyboard.press("Escape")
    seen.evaluate("location.hash = '#v=9'")
    expect(seen.locator(".notice")).to_be_visible()
    assert complaints(seen) == []
    seen.evaluate("location.hash = '#v=1&hide=answer.bars.tools.network.below'")
    expect(seen.get_by_test_id("answer")).to_be_hidden()
    assert complaints(seen) == []
