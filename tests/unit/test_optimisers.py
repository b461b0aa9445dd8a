"""Every optimiser against its published formula, written out in plain float64."""

from collections.abc import Callable

import numpy as np
import pytest

from digitnet.network import Network
from digitnet.training.backpropagation import Gradients, arrays
from digitnet.training.optimisers import Adam, Averaged, CentredAdam, one_cycle

STEPS = 10
RATE = 0.02
DECAY = 0.3

Slopes = Callable[[int], Gradients]


@pytest.fixture
def network() -> Network:
    return Network.uniform([3, 4, 2], np.random.default_rng(1))


@pytest.fixture
def slopes(network: Network) -> Slopes:
    """Gradients of a step, by its number: large and small ones, of either sign."""

    def gradients(number: int) -> Gradients:
        rng = np.random.default_rng([7, number])
        drawn = [
            (rng.normal(0, 1, values.shape) * 10.0 ** rng.integers(-4, 1, values.shape)).astype(
                np.float32
            )
            for values in arrays(network)
        ]
        return Gradients(drawn[:2], drawn[2:])

    return gradients


def adam_by_formula(network: Network, slopes: Slopes, steps: int) -> list[np.ndarray]:
    """Kingma and Ba's update in the order of their section 2, last paragraph, with the decay of
    Loshchilov and Hutter on weights alone.
    """
    values = [array.astype(np.float64) for array in arrays(network)]
    first = [np.zeros_like(value) for value in values]
    second = [np.zeros_like(value) for value in values]
    for step in range(1, steps + 1):
        rate = RATE * one_cycle((step - 1) / STEPS)
        for place, slope in enumerate(arrays(slopes(step))):
            first[place] = 0.9 * first[place] + 0.1 * slope
            second[place] = 0.999 * second[place] + 0.001 * np.square(slope, dtype=np.float64)
            corrected = rate * np.sqrt(1 - 0.999**step) / (1 - 0.9**step)
            is_weight = values[place].ndim == 2
            decayed = values[place] * (1 - rate * DECAY * is_weight)
            values[place] = decayed - corrected * first[place] / (np.sqrt(second[place]) + 1e-8)
    return values


@pytest.mark.parametrize("steps", [1, 2, STEPS])
def test_adam_takes_the_published_steps(network: Network, slopes: Slopes, steps: int) -> None:
    wanted = adam_by_formula(network, slopes, steps)
    adam = Adam(network, RATE, DECAY, STEPS)
    for step in range(1, steps + 1):
        adam.step(network, slopes(step))
    for values, expected in zip(arrays(network), wanted, strict=True):
        np.testing.assert_allclose(values, expected, rtol=1e-4, atol=1e-6)


def test_the_decay_draws_weights_towards_zero_and_leaves_biases_alone(network: Network) -> None:
    before = network.copy()
    nothing = Gradients(
        [np.zeros_like(w) for w in network.weights], [np.zeros_like(b) for b in network.biases]
    )
    Adam(network, RATE, DECAY, STEPS).step(network, nothing)
    rate = RATE * one_cycle(0)
    for after, start in zip(network.weights, before.weights, strict=True):
        np.testing.assert_allclose(after, start * (1 - rate * DECAY), rtol=1e-6)
    for after, start in zip(network.biases, before.biases, strict=True):
        np.testing.assert_array_equal(after, start)


@pytest.mark.parametrize(
    ("part", "share"), [(0, 0.04), (0.05, 0.52), (0.1, 1), (0.55, 0.5), (0.325, 0.853553), (1, 0)]
)
def test_the_rate_warms_up_and_falls_along_a_cosine(part: float, share: float) -> None:
    assert one_cycle(part) == pytest.approx(share, abs=1e-6)


def test_centred_adam_is_adam_on_activations_measured_from_the_middles(network: Network) -> None:
    """The same steps as on a network that is given its inputs less their middles."""
    middles = [np.array([0.2, 0.5, 0.1], np.float32), np.full(4, 0.5, np.float32)]
    other = network.copy()
    for weights, biases, middle in zip(other.weights, other.biases, middles, strict=True):
        biases += weights @ middle  # so that on measured inputs it gives the same sums
    centred = CentredAdam(network, RATE, DECAY, STEPS, middles)
    plain = Adam(other, RATE, DECAY, STEPS)
    rng = np.random.default_rng(3)
    for _ in range(5):
        inputs = [rng.random((6, 3), dtype=np.float32), rng.random((6, 4), dtype=np.float32)]
        deltas = [
            rng.normal(size=(6, 4)).astype(np.float32),
            rng.normal(size=(6, 2)).astype(np.float32),
        ]
        totals = [delta.sum(axis=0) for delta in deltas]
        measured = [given - middle for given, middle in zip(inputs, middles, strict=True)]
        centred.step(
            network,
            Gradients(
                [d.T @ a for d, a in zip(deltas, inputs, strict=True)],
                [total.copy() for total in totals],
            ),
        )
        plain.step(
            other,
            Gradients([d.T @ a for d, a in zip(deltas, measured, strict=True)], totals),
        )
    for weights, expected in zip(network.weights, other.weights, strict=True):
        np.testing.assert_allclose(weights, expected, atol=1e-5)
    for layer, middle in enumerate(middles):
        expected = other.biases[layer] - other.weights[layer] @ middle
        np.testing.assert_allclose(network.biases[layer], expected, atol=1e-5)


def test_the_average_is_the_mean_of_all_steps_and_then_of_about_the_last_few(
    network: Network, slopes: Slopes
) -> None:
    span = 4
    adam = Adam(network, RATE, DECAY, STEPS)
    averaged = Averaged(adam, network, span)
    mean = np.zeros_like(network.weights[0])
    for step in range(1, STEPS + 1):
        averaged.step(network, slopes(step))
        mean += (network.weights[0] - mean) / min(step, span)
        np.testing.assert_allclose(averaged.network.weights[0], mean, atol=1e-6)
    assert np.abs(averaged.network.weights[0] - network.weights[0]).max() > 1e-3
