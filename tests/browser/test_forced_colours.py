"""Forced colours, as in Windows' high contrast: data keeps its colours, states are told."""

from collections import Counter
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PATIENCE
from tests.browser.digits import SEVEN, pixels
from tests.browser.hand import draw
from tests.browser.looking import open_neuron

OTHER = {"light": "Dark", "dark": "Light"}


@pytest.fixture(params=OTHER)
def forced(page: Page, site: str, request: pytest.FixtureRequest) -> Page:
    """A digit on a page whose own theme is the other one than the system's."""
    page.emulate_media(forced_colors="active", color_scheme=request.param)
    page.goto(site)
    page.wait_for_selector("html[data-state=ready]", timeout=PATIENCE)
    page.get_by_role("button", name="More").click()
    page.get_by_label(OTHER[request.param]).check()
    page.keyboard.press("Escape")
    draw(page, pixels(page, SEVEN))
    return page


def colours(element: Locator) -> Counter[object]:
    """The colours that are seen of an element, with the number of their pixels."""
    with Image.open(BytesIO(element.screenshot())) as picture:
        return Counter(picture.convert("RGB").get_flattened_data())


def main_colour(element: Locator) -> object:
    return colours(element).most_common(1)[0][0]


def test_data_keeps_its_colours(forced: Page) -> None:
    neuron = open_neuron(forced, 5)
    forced.mouse.move(1, 1)
    network = forced.get_by_test_id("network")
    for scale in network.locator(".steps").all():
        assert len(colours(scale)) > 40
    for part in (".inputs", ".hidden"):
        assert len(colours(network.locator(part))) > 20
    for image in neuron.locator("canvas").all():
        assert len(colours(image)) > 20
    sides = [neuron.locator(f".balance .{side}:visible").first for side in ("for", "against")]
    assert main_colour(sides[0]) != main_colour(sides[1])
    for _ in range(2):
        forced.get_by_role("button", name="Forward").click()
    products = forced.locator(".follow .of-weights")
    expect(products).to_contain_text("contributes most")
    assert len(colours(products.locator("svg"))) > 20


def test_states_are_told_from_each_other(forced: Page) -> None:
    of_seven, of_one = (forced.get_by_test_id(f"bar-{digit}").locator(".track") for digit in (7, 1))
    assert main_colour(of_seven) != main_colour(of_one) != main_colour(forced.locator("header"))

    tools = [forced.get_by_role("button", name=name, exact=True) for name in ("Draw", "Erase")]
    assert main_colour(tools[0]) != main_colour(tools[1])
    lines = [tool.evaluate("tool => getComputedStyle(tool).borderStyle") for tool in tools]
    assert lines[0] != lines[1]
