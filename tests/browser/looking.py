"""What the picture and its panels show, as numbers."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from playwright.sync_api import Locator, Page, expect


def open_chapter(page: Page, name: str) -> None:
    """Press its link in the page's header."""
    link = page.get_by_role("navigation").get_by_role("link", name=name)
    link.click()
    expect(link).to_have_attribute("aria-current", "page")


def number(element: Locator) -> float:
    """A number as it stands behind what is written, unrounded."""
    return float(element.get_attribute("value") or "nan")


def numbers(elements: Locator) -> list[float]:
    found: list[float] = elements.evaluate_all("all => all.map(({ value }) => Number(value))")
    return found


def image(canvas: Locator) -> NDArray[np.float64]:
    """The numbers that an image shows."""
    return np.array(canvas.evaluate("({ __data__ }) => Array.from(__data__)"))


def terms(panel: Locator) -> dict[str, float]:
    """The sum that a panel writes out, by the names of its terms."""
    rows: list[Any] = panel.locator(".terms div").evaluate_all(
        "rows => rows.map(row => [row.firstChild.textContent, row.querySelector('data').value])"
    )
    return {name: float(value) for name, value in rows}


def press_neuron(page: Page, layer: str, index: int) -> None:
    """Click on a neuron of the picture."""
    neuron = page.get_by_test_id("network").locator(f".{layer} > *").nth(index)
    box = neuron.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def open_neuron(page: Page, index: int) -> Locator:
    """Click on a hidden neuron and await its arithmetic."""
    press_neuron(page, "hidden", index)
    panel = page.get_by_role("region", name=f"Hidden neuron {index}", exact=True)
    expect(panel.locator(".formula")).to_be_visible()
    return panel
