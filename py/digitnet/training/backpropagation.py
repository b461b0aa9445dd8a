"""Learning: how wrong the network is, whose fault it was, and a small step that mends it.

`backpropagate` is the chain rule, layer by layer from the output back. With activations
a = sigmoid(z), z = W a_before + b, and delta = d loss / d z of a layer:

    d loss / d W = delta x a_before        d loss / d b = delta
    delta_before = (W^T delta) * a_before * (1 - a_before)

(Rumelhart, Hinton and Williams, 1986; the notation is Nielsen's.) A batch's gradients are
the mean over its samples.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from digitnet.network import Floats, Network
from digitnet.training.losses import Loss

Batches = Callable[[int], Iterable[tuple[Floats, Floats]]]
"""From an epoch's number, its batches: inputs (n, sizes[0]) and targets (n, sizes[-1])."""
Show = Callable[[NDArray[Any], np.random.Generator, int], Floats]
"""Makes inputs (n, sizes[0]) of a batch as it is stored, by chance and the epoch's number."""


class Gradients(NamedTuple):
    """The loss's slope for every weight and bias, in the network's own order and shapes."""

    weights: list[Floats]
    biases: list[Floats]


class Optimiser(Protocol):
    """Anything that moves a network along its gradients."""

    def step(self, network: Network, gradients: Gradients) -> None:
        """Change the network's weights and biases in place."""


@dataclass(frozen=True)
class Epoch:
    """What one pass over the training samples came to."""

    number: int
    loss: float
    """Mean over the samples of the loss that was trained on."""
    error: float
    """Mean over the samples of the squared error, summed over the outputs."""
    accuracy: float
    """Share of the training samples, as they were shown, whose largest output was right."""


def backpropagate(network: Network, activations: list[Floats], delta: Floats) -> Gradients:
    """Gradients of a batch from its activations and the output layer's delta (n, sizes[-1])."""
    delta = delta / np.float32(len(delta))
    weights: list[Floats] = []
    biases: list[Floats] = []
    for layer in reversed(range(len(network.weights))):
        before = activations[layer]
        weights.insert(0, delta.T @ before)
        biases.insert(0, delta.sum(axis=0))
        if layer:
            delta = (delta @ network.weights[layer]) * before * (1 - before)
    return Gradients(weights, biases)


class GradientDescent:
    """Each weight goes a step of `learning_rate` down its slope."""

    def __init__(self, learning_rate: float) -> None:
        self.learning_rate = np.float32(learning_rate)

    def step(self, network: Network, gradients: Gradients) -> None:
        """Change the network in place."""
        for values, slopes in parameters(network, gradients):
            slopes *= self.learning_rate
            values -= slopes


def arrays(values: Network | Gradients) -> list[Floats]:
    """All weights, then all biases."""
    return [*values.weights, *values.biases]


def parameters(network: Network, gradients: Gradients) -> Iterator[tuple[Floats, Floats]]:
    """Every array of the network with its gradient."""
    return zip(arrays(network), arrays(gradients), strict=True)


def train(
    network: Network,
    batches: Batches,
    *,
    loss: Loss,
    optimiser: Optimiser,
    epochs: int,
    threshold: float = 0.0,
    first: int = 1,
) -> Iterator[Epoch]:
    """Teach the network in place, from epoch `first` on, and report each epoch.

    Stops after epoch `epochs`, or as soon as an epoch's error falls below `threshold`.
    """
    for number in range(first, epochs + 1):
        samples = right = 0
        losses = error = 0.0
        for inputs, targets in batches(number):
            activations = network.forward(inputs)
            outputs = activations[-1]
            delta = loss.delta(outputs, targets)
            optimiser.step(network, backpropagate(network, activations, delta))
            samples += len(inputs)
            right += count_right(outputs, targets)
            losses += float(loss.value(outputs, targets).sum())
            error += float(np.square(outputs - targets).sum())
        yield Epoch(number, losses / samples, error / samples, right / samples)
        if error / samples < threshold:
            return


def count_right(outputs: Floats, targets: Floats) -> int:
    """How many were read right: the largest output, or, where there is nothing to read, none."""
    asked, given = targets.max(axis=1) > 0.5, outputs.max(axis=1) > 0.5
    same = outputs.argmax(axis=1) == targets.argmax(axis=1)
    return int(np.where(asked, same, ~given).sum())


def one_hot(labels: NDArray[np.integer], classes: int = 10) -> Floats:
    """Targets (n, classes): 1 for the label, 0 for the others and for a label that is no class."""
    targets: Floats = (labels[:, None] == np.arange(classes)).astype(np.float32)
    return targets


def _as_they_are(inputs: Floats, rng: np.random.Generator, number: int) -> Floats:
    return inputs


def shuffled(
    inputs: NDArray[Any],
    targets: Floats,
    batch: int,
    seed: int,
    show: Show = _as_they_are,
    places: NDArray[np.intp] | None = None,
) -> Batches:
    """Batches of `batch` samples in an order that follows from seed and epoch.

    `show` makes of stored inputs what the network sees, and may do so differently each time.
    An epoch shows the samples at `places`, or each once.
    """
    places = np.arange(len(inputs)) if places is None else places

    def epoch(number: int) -> Iterator[tuple[Floats, Floats]]:
        rng = np.random.default_rng([seed, number])
        order = rng.permutation(places)
        for start in range(0, len(order), batch):
            chosen = order[start : start + batch]
            yield show(inputs[chosen], rng, number), targets[chosen]

    return epoch
