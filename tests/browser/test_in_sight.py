"""What is said and what it is said about are on one screen together, on those that people have."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.digits import FOUR, pixels
from tests.browser.hand import draw
from tests.browser.looking import open_chapter, press_neuron
from tests.waiting import until

SCREENS = [
    (1024, 600),
    (1024, 768),
    (1280, 720),
    (1366, 640),
    (1440, 900),
    (1920, 1080),
    (2560, 1300),
    (360, 640),
    (390, 844),
]
SEEN = """(element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const inside = left > -1 && top > -1 && right < innerWidth + 1 && bottom < innerHeight + 1;
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    const above = document.elementFromPoint(x, y);
    const place = ".sight, .follow, .panel, .gallery, .training, header";
    return inside && above?.closest(place) === element.closest(place);
}"""
"""Whether an element lies within the screen, and under nothing that belongs to another part."""

OF_STEP = {
    "Input": "rect.inputs",
    "Weights": ".picture .hidden",
    "Weighted sums": ".picture .hidden",
    "Sigmoid": ".picture .hidden",
    "Output": ".picture .outputs",
    "Softmax": ".bars",
    "Answer, or not sure": ".digit",
}
"""What each step speaks of."""


def expect_seen(*parts: Locator) -> None:
    for part in parts:
        expect(part).to_be_visible()
        page = part.page
        seen = part.evaluate(SEEN)
        where = part.evaluate("element => JSON.stringify(element.getBoundingClientRect())")
        assert seen, (
            f"{part} at {where} on {page.viewport_size}, scrolled {page.evaluate('scrollY')}"
        )


@pytest.fixture(params=SCREENS, ids=lambda screen: "x".join(map(str, screen)))
def screen(ready_page: Page, request: pytest.FixtureRequest) -> Page:
    """Look inside, with a four on the pad."""
    width, height = request.param
    ready_page.emulate_media(reduced_motion="reduce")
    ready_page.set_viewport_size({"width": width, "height": height})
    draw(ready_page, pixels(ready_page, FOUR))
    open_chapter(ready_page, "Look inside")
    return ready_page


def at_rest(page: Page) -> None:
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def test_the_picture_of_the_stage_and_the_beginning_of_each_chapter(screen: Page) -> None:
    for name in ("Look inside", "Learn", "Python"):
        open_chapter(screen, name)
        at_rest(screen)
        heading = screen.locator(".chapter:not([hidden]) section:visible h2").first
        expect_seen(
            screen.get_by_test_id("pad"),
            screen.get_by_test_id("answer"),
            screen.locator(".bars"),
            screen.locator(".picture .outputs"),
        )
        assert heading.evaluate("({ offsetTop }) => offsetTop < innerHeight")


@pytest.mark.parametrize("steps", [0, 3], ids=["", "on the way"])
def test_a_neuron_and_its_arithmetic(screen: Page, steps: int) -> None:
    for _ in range(steps):
        screen.get_by_role("button", name="Forward").click()
    at_rest(screen)
    press_neuron(screen, "hidden", 201)
    panel = screen.get_by_role("region", name="Hidden neuron 201", exact=True)
    expect(panel.locator(".formula")).to_be_visible()
    at_rest(screen)
    expect_seen(
        panel.get_by_role("heading", level=2),
        panel.get_by_role("button", name="Close"),
        panel.locator(".weights canvas"),
        screen.locator(".marks .chosen"),
    )
    panel.get_by_role("button", name="Close").click()
    expect(panel).to_be_hidden()


def test_an_output_and_why_it_is_so(screen: Page) -> None:
    press_neuron(screen, "outputs", 4)
    panel = screen.locator(".panel.output")
    expect(panel.locator(".formula")).to_be_visible()
    at_rest(screen)
    expect_seen(
        panel.get_by_role("heading", level=2),
        panel.get_by_role("button", name="Against 9"),
        panel.get_by_role("button", name="Close"),
        screen.locator(".marks .chosen"),
    )


def test_every_step_and_the_part_that_it_speaks_of(screen: Page) -> None:
    for title, part in OF_STEP.items():
        screen.get_by_role("button", name="Forward").click()
        expect(screen.locator(".current .title")).to_have_text(title)
        at_rest(screen)
        expect_seen(
            screen.locator(".current .title"),
            screen.locator(".current .sentence"),
            screen.get_by_role("button", name="Back"),
            screen.get_by_role("button", name="Show all"),
            screen.locator(part).first,
        )
    screen.get_by_role("button", name="Show all").click()
    expect(screen.locator(".stage")).to_have_attribute("data-step", "")


def test_an_image_of_the_gallery_and_its_neuron(screen: Page) -> None:
    tile = screen.locator(".portraits button").nth(40)
    tile.scroll_into_view_if_needed()
    until(screen, "document.querySelector('.portraits img').src.startsWith('data:')")
    tile.click()
    panel = screen.locator(".panel.neuron")
    expect(panel.locator(".formula")).to_be_visible()
    at_rest(screen)
    heading = panel.get_by_role("heading", level=2)
    expect(heading).to_be_focused()
    expect_seen(heading, panel.locator(".weights canvas"), screen.locator(".marks .chosen"))
    panel.get_by_role("button", name="Close").click()
    expect(tile).to_be_focused()


def test_the_curves_and_the_epoch_that_the_slider_chooses(screen: Page) -> None:
    open_chapter(screen, "Learn")
    slider = screen.get_by_label("Epoch")
    expect(screen.locator(".cell")).to_have_count(100)
    slider.focus()
    slider.press("Home")
    at_rest(screen)
    expect_seen(slider, screen.locator(".plots circle").last, screen.locator(".curves .readout"))
