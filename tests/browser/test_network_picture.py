"""The picture of the network follows each reading."""

from playwright.sync_api import Page, expect

from digitnet.weights import load
from tests.browser.digits import FOUR, SEVEN, pixels
from tests.browser.hand import draw
from tests.conftest import MODEL
from tests.waiting import until

HIDDEN = load(MODEL / "weights.json")[0].sizes[1]


def colours(page: Page, layer: str) -> list[str]:
    circles = page.get_by_test_id("network").locator(f".{layer} circle")
    found: list[str] = circles.evaluate_all(
        "circles => circles.map(circle => circle.getAttribute('fill'))"
    )
    return found


def inked(page: Page) -> int:
    """How many of the canvas' pixels are neither empty nor at rest."""
    count: int = page.get_by_test_id("network").evaluate(
        """figure => {
            const canvas = figure.querySelector("canvas");
            const { data } = canvas.getContext("2d")
                .getImageData(0, 0, canvas.width, canvas.height);
            const pixels = new Uint32Array(data.buffer);
            const count = new Map();
            for (const pixel of pixels) count.set(pixel, (count.get(pixel) ?? 0) + 1);
            const [empty, rest] = [...count.values()].sort((a, b) => b - a);
            return pixels.length - empty - rest;
        }"""
    )
    return count


def test_every_neuron_is_there_and_at_rest_before_a_drawing(ready_page: Page) -> None:
    hidden, outputs = colours(ready_page, "hidden"), colours(ready_page, "outputs")
    assert (len(hidden), len(outputs)) == (HIDDEN, 10)
    assert len(set(hidden + outputs)) == 1
    expect(ready_page.get_by_test_id("network")).to_contain_text(f"{HIDDEN} hidden neurons")


def test_neurons_and_connections_follow_the_drawing(ready_page: Page) -> None:
    at_rest, empty = colours(ready_page, "hidden"), inked(ready_page)
    draw(ready_page, pixels(ready_page, SEVEN))
    seven = colours(ready_page, "hidden")
    assert len(set(seven)) > 10
    assert inked(ready_page) > empty + 1000
    ready_page.get_by_role("button", name="Clear").click()
    until(ready_page, "document.querySelector('[data-testid=answer]').textContent === ''")
    assert colours(ready_page, "hidden") == at_rest
    assert inked(ready_page) == empty
    draw(ready_page, pixels(ready_page, FOUR))
    assert colours(ready_page, "hidden") not in (seven, at_rest)


def test_it_is_redrawn_in_the_colours_of_the_theme(ready_page: Page) -> None:
    draw(ready_page, pixels(ready_page, SEVEN))
    light = colours(ready_page, "outputs")
    ready_page.emulate_media(color_scheme="dark")
    first = ready_page.get_by_test_id("network").locator(".outputs circle").first
    expect(first).not_to_have_attribute("fill", light[0])
    dark = colours(ready_page, "outputs")
    assert all(one != other for one, other in zip(light, dark, strict=True))
