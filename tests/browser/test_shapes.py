"""Networks of every shape that the page opens: what it shows of them is CPython's."""

import json
import pickle
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Locator, Page, expect

from digitnet.network import Network
from digitnet.reading import Reader, Reading, descending
from digitnet.reading.explaining import explain_neuron, explain_output
from digitnet.reading.settings import ReadingSettings
from digitnet.weights import load
from tests.browser.conftest import PATIENCE
from tests.browser.digits import FOUR, pixels
from tests.browser.hand import draw
from tests.browser.looking import image, numbers, open_chapter, terms
from tests.conftest import MODEL
from tests.waiting import until

SHIPPED = load(MODEL / "weights.json")[0].sizes[1]

SHAPES = {
    "784-1-10": "json",
    "784-100-10": "pkl",
    "784-2000-10": "npz",
    "784-16-16-10": "turned.json",
    "784-64-32-10": "npz",
    "784-128-64-32-10": "pkl",
}


def network_of(shape: str) -> Network:
    sizes = [int(size) for size in shape.split("-")]
    rng = np.random.default_rng(len(shape))
    return Network(
        [rng.normal(0, 2 * into**-0.5, (out, into)) for into, out in pairwise(sizes)],
        [rng.normal(0, 0.5, out) for out in sizes[1:]],
    )


def keep(network: Network, kind: str, folder: Path) -> Path:
    """A file of it, as somebody else might have written it."""
    file = folder / f"network.{kind}"
    layers = {"weights": network.weights, "biases": network.biases}
    if kind == "npz":
        named = zip(network.weights, network.biases, strict=True)
        arrays: dict[str, Any] = {
            f"{n}{i}": a for i, pair in enumerate(named) for n, a in zip("Wb", pair, strict=True)
        }
        np.savez(file, **arrays)
    elif kind == "pkl":
        file.write_bytes(pickle.dumps(layers))
    else:
        turned = kind.startswith("turned")
        document = {
            "weights": [(w.T if turned else w).tolist() for w in network.weights],
            "biases": [(b[:, None] if turned else b).tolist() for b in network.biases],
        }
        file.write_text("\ufeff" + json.dumps(document))
    return file


@pytest.fixture
def four(training: Locator) -> list[np.ndarray]:
    return [np.round(stroke) for stroke in pixels(training.page, FOUR)]


def neurons(page: Page, layer: int) -> Locator:
    """The neurons of a hidden layer, the first being 1."""
    hidden = page.get_by_test_id("network").locator(".hidden")
    return hidden.nth(layer - 1).locator("circle")


def press(neuron: Locator) -> None:
    """Click on a neuron, which lies below what the picture listens with."""
    neuron.scroll_into_view_if_needed()
    box = neuron.bounding_box()
    assert box
    neuron.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


@pytest.mark.parametrize("shape", SHAPES)
def test_a_network_of_any_shape_is_shown_truly(
    training: Locator, four: list[np.ndarray], shape: str, tmp_path: Path
) -> None:
    page, network, kind = training.page, network_of(shape), SHAPES[shape]
    press(neurons(page, 1).nth(SHIPPED - 1))  # attended to, and gone with the network that has it
    page.get_by_role("button", name="Switch off").click()
    open_chapter(page, "Learn")
    training.get_by_label("Open weights").set_input_files(keep(network, kind, tmp_path))
    notice = page.locator(".notice")
    expect(notice).to_contain_text("Your network reads now")
    expect(notice).to_contain_text("transposed" if "turned" in kind else "its training.json")
    expect(page.locator(".panel.neuron")).to_be_hidden()
    expect(page.locator(".legend .altered")).to_be_hidden()

    seen = draw(page, four)
    reading = Reader(network, ReadingSettings()).read_strokes(four)
    assert seen.confidence == pytest.approx(reading.confidence, abs=1e-4)
    for layer in range(1, len(network.sizes) - 1):
        expect(neurons(page, layer)).to_have_count(network.sizes[layer])
        check_neuron(page, network, reading, layer, network.sizes[layer] - 1)
    check_output(page, network, reading)
    check_gallery(page, network, reading)
    check_steps(page, network)

    open_chapter(page, "Learn")
    training.get_by_role("button", name="Put back").click()
    expect(notice).to_contain_text("The page's own network reads again")
    expect(neurons(page, 1)).to_have_count(SHIPPED)
    expect(page.get_by_test_id("answer")).to_have_text("4")


def check_neuron(page: Page, network: Network, reading: Reading, layer: int, index: int) -> None:
    """A neuron's arithmetic, what it weighs and what it gives."""
    deep = len(network.sizes) > 3
    press(neurons(page, layer).nth(index))
    name = f"Hidden neuron {index}" + (f", layer {layer}" if deep else "")
    panel = page.get_by_role("region", name=name, exact=True)
    expect(panel.locator(".formula")).to_be_visible()
    explained = explain_neuron(network, reading.activations, layer, index)
    shown = terms(panel)
    assert shown["weighted sum"] == pytest.approx(explained.sum, abs=1e-3)
    assert shown["activation"] == pytest.approx(explained.activation, abs=1e-4)
    given = explained.contributions
    if layer == 1:
        np.testing.assert_allclose(image(panel.locator(".products canvas")), given, atol=1e-5)
    else:
        order = descending(given)
        best = [f"Neuron {n}" for n in order[:6] if given[n] > 0]
        assert panel.locator(".hears .for .name").all_text_contents() == best
        worst = [f"Neuron {n}" for n in order[:-7:-1] if given[n] < 0]
        assert panel.locator(".hears .against .name").all_text_contents() == worst
    outgoing = explained.outgoing
    if layer < len(network.sizes) - 2:
        outgoing = outgoing[descending(np.abs(outgoing))[:10]]
    np.testing.assert_allclose(numbers(panel.locator(".given data")), outgoing, atol=1e-4)
    panel.get_by_role("button", name="Close").click()


def check_output(page: Page, network: Network, reading: Reading) -> None:
    press(page.get_by_test_id("network").locator(".outputs > g").nth(4))
    panel = page.locator(".panel.output")
    panel.get_by_role("button", name="Against no one").click()
    expect(panel.get_by_role("heading", level=2)).to_have_text("What spoke for 4?")
    argument = explain_output(network, reading.activations, 4)
    *parts, total = terms(panel).values()
    assert sum(parts) == pytest.approx(total, abs=1e-4) == pytest.approx(argument.margin, abs=1e-3)
    evidence = image(panel.locator(".evidence canvas"))
    np.testing.assert_allclose(evidence, argument.pixels, atol=1e-3)
    best = [f"Neuron {n}" for n in argument.hidden[:6] if argument.contributions[0] > 0]
    assert panel.locator(".for .name").all_text_contents() == best[: len(best)]
    panel.get_by_role("button", name="Close").click()


def check_gallery(page: Page, network: Network, reading: Reading) -> None:
    """The images are the first hidden layer's, the only one that weighs points."""
    gallery = page.get_by_role("region", name="What the hidden neurons learned")
    gallery.scroll_into_view_if_needed()
    gallery.get_by_role("button", name="Active now").click()
    shown = gallery.locator(".portraits button").evaluate_all("all => all.map(t => t.__data__)")
    assert sorted(shown) == list(range(network.sizes[1]))
    activations = reading.activations[1][shown]
    np.testing.assert_allclose(activations, np.sort(activations)[::-1], atol=1e-4)
    first = gallery.locator(".portraits img").first
    until(page, "document.querySelector('.portraits img').src.startsWith('data:')")
    np.testing.assert_array_equal(image(first), network.weights[0][shown[0]])


def check_steps(page: Page, network: Network) -> None:
    """A step more where there are deeper layers, which are at rest until it."""
    deep = len(network.sizes) > 3
    follow = page.get_by_role("region", name="Follow the answer")
    expect(follow.locator("li")).to_have_count(8 if deep else 7)
    follow.get_by_role("button", name="Sigmoid", exact=True).click()
    if deep:
        colours = "all => new Set(all.map(c => c.getAttribute('fill'))).size"
        assert neurons(page, 2).evaluate_all(colours) == 1
        follow.get_by_role("button", name="Forward").click()
        assert neurons(page, 2).evaluate_all(colours) > 1
    follow.get_by_role("button", name="Show all").click()


def test_a_compressed_archive_is_left_to_the_whole_python(
    training: Locator, tmp_path: Path
) -> None:
    network = network_of("784-16-10")
    arrays: dict[str, Any] = {"w1": network.weights[0], "w2": network.weights[1]}
    arrays |= {"b1": network.biases[0], "b2": network.biases[1]}
    np.savez_compressed(tmp_path / "network.npz", **arrays)
    training.get_by_label("Open weights").set_input_files(tmp_path / "network.npz")
    notice = training.page.locator(".notice")
    expect(notice).to_contain_text("Your network reads now", timeout=PATIENCE)
    expect(neurons(training.page, 1)).to_have_count(16)


@pytest.mark.parametrize(
    ("sizes", "complaint"),
    [
        ([784, 10], "this network has none"),
        ([784, 4, 4, 4, 4, 10], "three hidden layers at most, and this network has 4"),
        ([784, 2001, 10], "two thousand hidden neurons at most"),
        ([783, 5, 10], "A digit reader is 784-…-10, but this network is 783-5-10"),
    ],
)
def test_what_cannot_be_shown_is_refused_in_a_sentence(
    training: Locator, tmp_path: Path, sizes: list[int], complaint: str
) -> None:
    network = Network.uniform(sizes, np.random.default_rng(0))
    training.get_by_label("Open weights").set_input_files(keep(network, "pkl", tmp_path))
    expect(training.page.locator(".notice")).to_contain_text(complaint)
    expect(neurons(training.page, 1)).to_have_count(SHIPPED)
