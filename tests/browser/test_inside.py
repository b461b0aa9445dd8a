"""From the picture into a neuron and an output: every number shown is CPython's, and adds up."""

from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from digitnet.reading import Reader, Reading
from digitnet.reading.explaining import explain_output, tuned
from digitnet.reading.features import features_of
from digitnet.weights import load
from tests.browser.digits import FOUR, pixels
from tests.browser.hand import draw, seen
from tests.browser.looking import (
    image,
    number,
    numbers,
    open_chapter,
    open_neuron,
    press_neuron,
    terms,
)
from tests.waiting import until

WEIGHTS = Path(__file__).parents[2] / "web/public/model/weights.json"


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(*load(WEIGHTS))


@pytest.fixture
def four(ready_page: Page, reader: Reader) -> Reading:
    """A four, drawn on the page, as CPython reads it."""
    strokes = [np.round(stroke) for stroke in pixels(ready_page, FOUR)]
    draw(ready_page, strokes)
    return reader.read_strokes(strokes)


def test_twenty_neurons_add_up(ready_page: Page, reader: Reader, four: Reading) -> None:
    hidden = reader.network.sizes[1]
    for index in np.random.default_rng(8).choice(hidden, min(20, hidden), replace=False):
        panel = open_neuron(ready_page, int(index))
        weights, products = (image(panel.locator(f".{n} canvas")) for n in ("weights", "products"))
        shown = terms(panel)
        total = shown["weighted sum"]
        assert products.sum() + shown["bias"] == pytest.approx(total, abs=1e-4)
        assert 1 / (1 + np.exp(-total)) == pytest.approx(shown["activation"], abs=1e-4)
        assert products[products > 0].sum() == pytest.approx(
            shown["contributions above zero"], abs=1e-4
        )
        assert shown["activation"] == pytest.approx(four.activations[1][index], abs=1e-4)
        np.testing.assert_array_equal(weights, reader.network.weights[0][index])
        np.testing.assert_allclose(products, weights * four.activations[0], atol=1e-5)
        tells = reader.network.weights[1][:, index] * four.activations[1][index]
        np.testing.assert_allclose(numbers(panel.locator(".given data")), tells, atol=1e-4)


def test_an_output_is_argued_for_and_against(
    ready_page: Page, reader: Reader, four: Reading
) -> None:
    press_neuron(ready_page, "outputs", 4)
    panel = ready_page.locator(".panel.output")
    for rival in (int(four.ranking[1]), 9, None):
        if rival == 9:
            panel.get_by_role("button", name="Against 9").click()
        if rival is None:
            panel.get_by_role("button", name="Against no one").click()
        title = "What spoke for 4?" if rival is None else f"Why 4 and not {rival}?"
        expect(panel.get_by_role("heading", level=2)).to_have_text(title)
        argument = explain_output(reader.network, four.activations, 4, rival)
        first, last = panel.locator(".for .name"), panel.locator(".against .name")
        assert first.all_text_contents() == [f"Neuron {n}" for n in argument.hidden[:6]]
        assert last.all_text_contents() == [f"Neuron {n}" for n in argument.hidden[:-7:-1]]
        np.testing.assert_allclose(
            numbers(panel.locator(".for data")), argument.contributions[:6], atol=1e-4
        )
        evidence = image(panel.locator(".evidence canvas"))
        np.testing.assert_allclose(evidence, argument.pixels, atol=1e-3)
        assert number(panel.locator(".total data")) == pytest.approx(argument.margin, abs=1e-3)
        shown = terms(panel)
        *parts, margin = shown.values()
        assert sum(parts) == pytest.approx(margin, abs=1e-4)


def test_the_gallery_shows_all_weights_in_the_order_wished(
    ready_page: Page, reader: Reader, four: Reading
) -> None:
    open_chapter(ready_page, "Look inside")
    gallery = ready_page.get_by_role("region", name="What the hidden neurons learned")
    gallery.scroll_into_view_if_needed()
    learned = features_of(reader.network)
    orders = {
        "Strength": learned.by_strength,
        "Digit": learned.by_digit,
        "Active now": np.argsort(-four.activations[1], kind="stable"),
    }
    for name, order in orders.items():
        gallery.get_by_role("button", name=name).click()
        shown = gallery.locator(".portraits button").evaluate_all("all => all.map(t => t.__data__)")
        if name == "Active now":  # two that are as active may stand either way
            activations = four.activations[1][shown]
            np.testing.assert_allclose(activations, np.sort(activations)[::-1], atol=1e-4)
        else:
            np.testing.assert_array_equal(shown, order)
    weights = gallery.locator(".portraits img").evaluate_all(
        "all => all.map(({ __data__ }) => Array.from(__data__))"
    )
    np.testing.assert_array_equal(weights, reader.network.weights[0][shown])


def test_neurons_are_switched_off_and_all_put_back(
    ready_page: Page, reader: Reader, four: Reading
) -> None:
    before = seen(ready_page)
    off: list[tuple[int, int, float]] = []
    altered = ready_page.locator(".legend .altered")
    for count, index in enumerate(np.argsort(-reader.network.weights[1][4])[:3], start=1):
        panel = open_neuron(ready_page, int(index))
        panel.get_by_role("button", name="Switch off").click()
        off.append((1, int(index), 0))
        expect(altered).to_contain_text(f"{count} neuron")
        silent = Reader(tuned(reader.network, off), reader.settings)
        expected = silent.read(four.activations[0])
        until(
            ready_page,
            """Math.abs(arg -
                document.querySelector("[data-testid=answer]").dataset.confidence) < 1e-4""",
            expected.confidence,
        )
    ready_page.get_by_role("slider", name="Scale its activation").fill("2")
    expect(ready_page.locator(".marks .altered")).to_have_count(1)
    expect(ready_page.locator(".marks .off")).to_have_count(2)
    ready_page.get_by_role("button", name="Put all back").click()
    expect(altered).to_be_hidden()
    until(
        ready_page,
        """arg ===
            +document.querySelector("[data-testid=answer]").dataset.confidence""",
        before.confidence,
    )


def test_the_picture_is_told_in_words(ready_page: Page, four: Reading) -> None:
    links = four.links[1]
    strongest = links.sources[(links.targets == 4) & (links.contributions > 0)][:3]
    summary = ready_page.get_by_test_id("network").locator("#network-summary")
    names = ", ".join(map(str, strongest))
    expect(summary).to_contain_text(f"Strongest for 4: hidden neurons {names}.")
    expect(summary).to_contain_text("Read as 4, ")
