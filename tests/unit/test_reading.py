"""A reading's numbers are the network's own."""

import numpy as np
import pytest

from digitnet.data.samples import Drawings
from digitnet.network import Network
from digitnet.reading import Reader, softmax
from digitnet.reading.settings import ReadingSettings


@pytest.fixture
def network() -> Network:
    return Network.scaled([784, 250, 10], np.random.default_rng(4))


@pytest.mark.parametrize("count", [0, 40, 400, 10**6])
def test_links_are_the_largest_products_on_the_ways_to_the_outputs(
    count: int, network: Network, drawings: Drawings
) -> None:
    reading = Reader(network, ReadingSettings()).read_strokes(drawings.strokes[0], count)
    reached = np.arange(10)
    for layer in (1, 0):
        links, before = reading.links[layer], reading.activations[layer]
        products = network.weights[layer] * before
        named = products[links.targets, links.sources]
        np.testing.assert_allclose(links.contributions, named, rtol=1e-6)
        eligible = products[reached][:, before > 0]
        largest = np.sort(np.abs(eligible), axis=None)[::-1][:count]
        np.testing.assert_allclose(np.abs(named), largest, rtol=1e-6)
        reached = np.unique(links.sources)


def test_confidences_are_probabilities_and_the_digit_is_the_likeliest(
    network: Network, drawings: Drawings
) -> None:
    for strokes in drawings.strokes:
        reading = Reader(network, ReadingSettings()).read_strokes(strokes)
        assert reading.confidences.sum() == pytest.approx(1, abs=1e-5)
        assert reading.confidence == reading.confidences.max()
        assert reading.digit == reading.activations[-1].argmax()


def test_temperature_softens_and_softmax_does_not_overflow() -> None:
    sums = np.array([1000.0, 999.0, 0.0], np.float32)
    assert softmax(sums)[0] == pytest.approx(np.e / (1 + np.e))
    assert softmax(sums / np.float32(2))[0] < softmax(sums)[0]


def test_only_a_network_from_28x28_to_ten_digits_reads() -> None:
    with pytest.raises(ValueError, match="784"):
        Reader(Network.scaled([100, 10], np.random.default_rng(0)), ReadingSettings())
