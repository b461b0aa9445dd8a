"""Backpropagation against finite differences, and learning as a whole."""

import numpy as np
import pytest

from digitnet.network import Network
from digitnet.training import backpropagation as training
from digitnet.training.losses import CrossEntropy, Loss, SquaredError
from digitnet.training.optimisers import Adam, Averaged, one_cycle


@pytest.mark.parametrize("loss", [SquaredError(), CrossEntropy()])
def test_every_gradient_is_the_slope_of_the_loss(loss: Loss) -> None:
    rng = np.random.default_rng(0)
    network = Network.scaled([6, 5, 4, 3], rng)
    # In float64, where a difference of two losses still has digits left.
    network.weights = [w.astype(np.float64) for w in network.weights]
    network.biases = [b.astype(np.float64) for b in network.biases]
    inputs, targets = rng.random((7, 6)), training.one_hot(rng.integers(0, 3, 7), 3)

    activations = network.forward(inputs)  # type: ignore[arg-type]
    gradients = training.backpropagate(network, activations, loss.delta(activations[-1], targets))

    def mean_loss() -> float:
        outputs = network.forward(inputs)[-1]  # type: ignore[arg-type]
        return float(loss.value(outputs, targets).mean())

    step = 1e-5
    for values, slopes in training.parameters(network, gradients):
        for place in np.ndindex(values.shape):
            here = values[place]
            values[place] = here + step
            above = mean_loss()
            values[place] = here - step
            below = mean_loss()
            values[place] = here
            assert slopes[place] == pytest.approx((above - below) / (2 * step), abs=1e-8)


def test_the_values_of_the_losses_are_those_of_the_books() -> None:
    outputs = np.array([[0.9, 0.2], [0.5, 1.0]], np.float32)
    targets = np.array([[1.0, 0.0], [0.0, 1.0]], np.float32)
    assert SquaredError().value(outputs, targets) == pytest.approx([0.025, 0.125])
    nats = [-np.log(0.9) - np.log(0.8), -np.log(0.5)]
    assert CrossEntropy().value(outputs, targets) == pytest.approx(nats)


def test_a_sure_and_wrong_output_costs_much_and_not_infinitely() -> None:
    sure, wrong = np.array([[1.0, 0.0]], np.float32), np.array([[0.0, 1.0]], np.float32)
    [value] = CrossEntropy().value(sure, wrong)
    assert 100 < value < np.inf


def test_one_step_of_gradient_descent_goes_down_the_slope_by_the_rate() -> None:
    network = Network([[[1.0, 2.0]]], [[3.0]])
    slope = np.array([[10.0, -20.0]], np.float32)
    gradients = training.Gradients([slope], [np.array([1.0], np.float32)])
    training.GradientDescent(0.1).step(network, gradients)
    assert network.weights[0].tolist() == [[0.0, 4.0]]
    assert network.biases[0] == pytest.approx([2.9])


def exclusive_or() -> training.Batches:
    inputs = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], np.float32)
    return training.shuffled(inputs, training.one_hot(np.array([0, 1, 1, 0]), 2), 1, seed=0)


def test_it_learns_what_one_layer_cannot_and_stops_below_the_threshold() -> None:
    network = Network.uniform([2, 6, 2], np.random.default_rng(5))
    epochs = list(
        training.train(
            network,
            exclusive_or(),
            loss=SquaredError(),
            optimiser=training.GradientDescent(2.0),
            epochs=5000,
            threshold=0.01,
        )
    )
    assert epochs[-1].accuracy == 1
    assert epochs[-1].error < 0.01 <= epochs[-2].error
    assert [epoch.number for epoch in epochs] == list(range(1, len(epochs) + 1))


def test_adam_learns_it_in_fewer_epochs_and_its_average_knows_it_too() -> None:
    network = Network.uniform([2, 6, 2], np.random.default_rng(5))
    adam = Adam(network, 0.05, decay=0.0, steps=400 * 4)
    averaged = Averaged(adam, network, span=40)
    epochs = list(
        training.train(
            network,
            exclusive_or(),
            loss=CrossEntropy(),
            optimiser=averaged,
            epochs=400,
            threshold=0.0,
        )
    )
    assert epochs[-1].accuracy == 1
    [batch] = [np.array([[0, 0], [0, 1], [1, 0], [1, 1]], np.float32)]
    assert averaged.network.forward(batch)[-1].argmax(axis=1).tolist() == [0, 1, 1, 0]


def test_the_rate_rises_to_its_peak_and_falls_to_nothing() -> None:
    rates = [one_cycle(part) for part in np.linspace(0, 1, 101)]
    assert max(rates) == pytest.approx(1) == rates[10]
    assert rates[:11] == sorted(rates[:11])
    assert rates[10:] == sorted(rates[10:], reverse=True)
    assert rates[-1] == pytest.approx(0)


def test_each_epoch_shows_every_sample_once_in_an_order_of_its_own() -> None:
    inputs = np.arange(10, dtype=np.float32)[:, None]
    batches = training.shuffled(inputs, inputs, 4, seed=1)
    first, second = ([int(x) for xs, _ in batches(n) for x in xs[:, 0]] for n in (1, 2))
    assert sorted(first) == sorted(second) == list(range(10))
    assert first != second
    assert [len(xs) for xs, _ in batches(1)] == [4, 4, 2]


def test_a_sample_without_a_digit_is_right_when_no_output_fires() -> None:
    digit, none = [0.0, 1.0, 0.0], [0.0, 0.0, 0.0]
    firing, silent, other = [0.1, 0.9, 0.2], [0.3, 0.4, 0.2], [0.9, 0.1, 0.0]

    def right(output: list[float], target: list[float]) -> int:
        return training.count_right(np.array([output], np.float32), np.array([target], np.float32))

    assert right(firing, digit) == 1
    assert right(other, digit) == 0
    assert right([0.1, 0.3, 0.8], digit) == 0
    assert right([0.1, 0.3, 0.2], digit) == 1  # the largest output, however small
    assert right(silent, none) == 1
    assert right(firing, none) == 0
    assert right(other, none) == 0
    assert right([0.5, 0.5, 0.5], none) == 1


def test_the_order_follows_from_seed_and_epoch() -> None:
    inputs = np.arange(50, dtype=np.float32)[:, None]

    def order(seed: int, number: int) -> list[float]:
        return [x for xs, _ in training.shuffled(inputs, inputs, 7, seed)(number) for x in xs[:, 0]]

    assert order(1, 1) == order(1, 1)
    assert order(1, 1) != order(2, 1) != order(2, 2)


def test_targets_stay_with_their_inputs() -> None:
    inputs = np.arange(20, dtype=np.float32)[:, None]
    for xs, ys in training.shuffled(inputs, 10 * inputs, 3, seed=1)(1):
        np.testing.assert_array_equal(ys, 10 * xs)


def test_an_epoch_tells_the_means_over_its_samples() -> None:
    network = Network.uniform([2, 6, 2], np.random.default_rng(5))
    [batch] = training.shuffled(
        np.eye(2, dtype=np.float32), training.one_hot(np.array([1, 0]), 2), 2, seed=0
    )(1)
    outputs = network.forward(batch[0])[-1]
    [epoch] = training.train(
        network,
        lambda number: [(batch[0][:1], batch[1][:1]), (batch[0][1:], batch[1][1:])],
        loss=CrossEntropy(),
        optimiser=training.GradientDescent(0),
        epochs=1,
    )
    assert epoch.loss == pytest.approx(CrossEntropy().value(outputs, batch[1]).mean())
    assert epoch.error == pytest.approx(np.square(outputs - batch[1]).sum(axis=1).mean())
    assert epoch.accuracy == training.count_right(outputs, batch[1]) / 2


def test_a_label_that_is_no_digit_has_no_output_to_fire() -> None:
    targets = training.one_hot(np.array([0, 9, 10]))
    assert targets.shape == (3, 10)
    assert targets.argmax(axis=1)[:2].tolist() == [0, 9]
    assert targets.sum(axis=1).tolist() == [1, 1, 0]


def test_without_a_threshold_even_a_training_without_error_goes_on_to_its_last_epoch() -> None:
    sure = Network([[[1000.0], [-1000.0]]], [[0.0, 0.0]])
    [batch] = [(np.ones((1, 1), np.float32), np.array([[1.0, 0.0]], np.float32))]
    epochs = training.train(
        sure,
        lambda number: [batch],
        loss=SquaredError(),
        optimiser=training.GradientDescent(0.1),
        epochs=3,
    )
    assert [(epoch.number, epoch.error) for epoch in epochs] == [(1, 0), (2, 0), (3, 0)]


def test_a_training_goes_on_from_its_first_epoch() -> None:
    network = Network.uniform([2, 6, 2], np.random.default_rng(5))
    epochs = training.train(
        network,
        exclusive_or(),
        loss=SquaredError(),
        optimiser=training.GradientDescent(0.1),
        epochs=4,
        first=3,
    )
    assert [epoch.number for epoch in epochs] == [3, 4]


def test_an_epoch_shows_the_places_that_it_is_given_and_no_others() -> None:
    inputs = np.arange(10, dtype=np.float32)[:, None]
    places = np.array([1, 1, 7])
    batches = training.shuffled(inputs, inputs, 2, seed=1, places=places)
    assert sorted(x for xs, _ in batches(1) for x in xs[:, 0]) == [1, 1, 7]


def test_what_is_shown_follows_from_the_epoch_and_its_chance() -> None:
    inputs = np.zeros((4, 1), np.float32)

    def show(stored: np.ndarray, rng: np.random.Generator, number: int) -> np.ndarray:
        return stored + np.float32(number) + rng.random(stored.shape, np.float32) / 2

    batches = training.shuffled(inputs, inputs, 2, 0, show)
    once, again, later = (np.concatenate([xs for xs, _ in batches(number)]) for number in (1, 1, 2))
    np.testing.assert_array_equal(once, again)
    assert (np.floor(once) == 1).all()
    assert (np.floor(later) == 2).all()
    assert len(np.unique(once)) == 4
