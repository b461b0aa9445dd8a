"""Explanations add up to what they explain."""

import numpy as np
import pytest

from digitnet.data.samples import Drawings
from digitnet.network import Network
from digitnet.reading import Reader, Reading
from digitnet.reading.explaining import (
    explain_neuron,
    explain_output,
    explain_softmax,
    focus_on,
    tuned,
    weighted_sums,
)
from digitnet.reading.settings import ReadingSettings


@pytest.fixture
def reader() -> Reader:
    return Reader(Network.uniform([784, 250, 10], np.random.default_rng(6)), ReadingSettings())


@pytest.fixture
def reading(reader: Reader, drawings: Drawings) -> Reading:
    return reader.read_strokes(drawings.strokes[4])


def test_a_neurons_contributions_and_bias_make_its_sum_and_activation(
    reader: Reader, reading: Reading
) -> None:
    rng = np.random.default_rng(0)
    places = [(1, int(i)) for i in rng.choice(250, 20)] + [(2, digit) for digit in range(10)]
    for layer, index in places:
        neuron = explain_neuron(reader.network, reading.activations, layer, index)
        assert neuron.contributions.sum() + neuron.bias == pytest.approx(neuron.sum, abs=1e-4)
        assert neuron.gain + neuron.loss + neuron.bias == pytest.approx(neuron.sum)
        assert neuron.loss <= 0 <= neuron.gain
        assert 1 / (1 + np.exp(-neuron.sum)) == pytest.approx(neuron.activation, abs=1e-5)
        np.testing.assert_allclose(
            neuron.contributions, neuron.weights * reading.activations[layer - 1]
        )


def test_what_a_hidden_neuron_tells_the_outputs_is_part_of_their_sums(
    reader: Reader, reading: Reading
) -> None:
    told = [explain_neuron(reader.network, reading.activations, 1, j).outgoing for j in range(250)]
    sums = np.sum(told, axis=0) + reader.network.biases[1]
    np.testing.assert_allclose(sums, reader.network.sums(1, reading.activations[1]), atol=1e-4)
    assert explain_neuron(reader.network, reading.activations, 2, 0).outgoing.size == 0


@pytest.mark.parametrize("rival", [None, 9])
def test_arguments_for_and_against_are_in_order_and_add_up(
    rival: int | None, reader: Reader, reading: Reading
) -> None:
    argument = explain_output(reader.network, reading.activations, 4, rival)
    assert sorted(argument.hidden) == list(range(250))
    assert list(argument.contributions) == sorted(argument.contributions, reverse=True)
    biases, sums = reader.network.biases[1], reader.network.sums(1, reading.activations[1])
    bias, expected = biases[4], sums[4]
    if rival is not None:
        bias, expected = bias - biases[rival], expected - sums[rival]
    assert argument.contributions.sum() + bias == pytest.approx(argument.margin, abs=1e-4)
    assert argument.margin == pytest.approx(expected, abs=1e-4)
    assert argument.gain + argument.loss + argument.bias == pytest.approx(argument.margin)


def test_pixels_share_out_the_difference_to_a_grey_sheet(reader: Reader, reading: Reading) -> None:
    image = reading.activations[0]
    grey = reader.network.forward(np.full_like(image, image.mean()))
    for digit in range(10):
        argument = explain_output(reader.network, reading.activations, digit)
        hidden = reading.activations[1] - grey[1]
        difference = float(reader.network.weights[1][digit] @ hidden)
        assert argument.pixels.sum() == pytest.approx(difference, abs=0.02)


def test_a_neuron_that_is_switched_off_tells_nothing(reader: Reader, reading: Reading) -> None:
    silent = tuned(reader.network, [(1, 17, 0)])
    before, after = (n.forward(reading.activations[0]) for n in (reader.network, silent))
    np.testing.assert_array_equal(before[1], after[1])
    lost = reader.network.weights[1][:, 17] * before[1][17]
    sums = reader.network.sums(1, before[1]) - lost
    np.testing.assert_allclose(silent.sums(1, after[1]), sums, atol=1e-4)


def test_sums_are_what_the_sigmoid_was_made_of(reader: Reader, reading: Reading) -> None:
    sums = weighted_sums(reader.network, reading.activations)
    for before, after in zip(sums, reading.activations[1:], strict=True):
        np.testing.assert_allclose(1 / (1 + np.exp(-before)), after, atol=1e-6)


def test_a_neuron_in_focus_has_all_of_its_connections(reader: Reader, reading: Reading) -> None:
    ink = reading.activations[0]
    pixel = int(ink.argmax())
    assert [
        len(f.sources) for f in focus_on(reader.network, reading.activations, 0, pixel).links
    ] == [250, 0]
    hidden = focus_on(reader.network, reading.activations, 1, 33)
    assert sorted(hidden.links[0].sources) == list(np.flatnonzero(ink))
    assert sorted(hidden.links[1].targets) == list(range(10))
    output = focus_on(reader.network, reading.activations, 2, 4)
    assert [len(links.sources) for links in output.links] == [0, 250]
    for focus in (hidden, output):
        for links, weights, before in zip(
            focus.links, reader.network.weights, reading.activations, strict=False
        ):
            products = (weights * before)[links.targets, links.sources]
            np.testing.assert_allclose(links.contributions, products)
            assert list(np.abs(products)) == sorted(np.abs(products), reverse=True)


@pytest.mark.parametrize("temperature", [1.0, 0.4, 2.5])
def test_a_softmax_written_out_makes_the_confidences(
    reader: Reader, drawings: Drawings, temperature: float
) -> None:
    cooled = Reader(reader.network, ReadingSettings(temperature=temperature))
    reading = cooled.read_strokes(drawings.strokes[4])
    sums = weighted_sums(reader.network, reading.activations)[-1]
    softmax = explain_softmax(sums, temperature)
    assert softmax.shifted.max() == 0
    np.testing.assert_allclose(np.diff(softmax.shifted), np.diff(sums) / temperature, atol=1e-5)
    np.testing.assert_allclose(softmax.powers, np.exp(softmax.shifted))
    assert softmax.powers.sum() == pytest.approx(softmax.total)
    np.testing.assert_allclose(softmax.powers / softmax.total, reading.confidences, atol=1e-6)
