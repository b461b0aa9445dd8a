"""Faster ways down the slope: Adam with weight decay, a learning rate that rises and falls,
and the running average of the weights, which reads better than any one step's.
"""

from collections.abc import Sequence

import numpy as np

from digitnet.network import Floats, Network
from digitnet.training.backpropagation import Gradients, arrays, parameters


class Adam:
    """Every weight has a step of its own, by the mean and the size of its recent slopes.

    Kingma and Ba, 2015; decay apart from the gradient after Loshchilov and Hutter, 2019.
    The rate warms up over the first tenth of `steps` and falls along a cosine to nothing.
    """

    def __init__(self, network: Network, learning_rate: float, decay: float, steps: int) -> None:
        self.learning_rate, self.decay, self.steps = learning_rate, decay, steps
        self.taken = 0
        self.means = [np.zeros_like(values) for values in arrays(network)]
        self.squares = [np.zeros_like(values) for values in arrays(network)]
        self.scratch = [np.empty_like(values) for values in arrays(network)]

    def step(self, network: Network, gradients: Gradients) -> None:
        """Change the network in place."""
        rate = self.learning_rate * one_cycle(self.taken / self.steps)
        self.taken += 1
        shorten = 1 - 0.9**self.taken
        widen = (1 - 0.999**self.taken) ** 0.5
        for (values, slopes), mean, square, scratch in zip(
            parameters(network, gradients), self.means, self.squares, self.scratch, strict=True
        ):
            _move_average(mean, slopes, 0.1, scratch)
            np.square(slopes, out=slopes)
            _move_average(square, slopes, 0.001, scratch)
            np.sqrt(square, out=scratch)
            scratch += np.float32(1e-8)
            np.divide(mean, scratch, out=scratch)
            scratch *= np.float32(rate * widen / shorten)
            if values.ndim > 1:
                values *= np.float32(1 - rate * self.decay)
            values -= scratch


class CentredAdam(Adam):
    """Adam on activations that are measured from `middles`, what each layer shows on average.

    Pixels and sigmoids are never below 0, so all weights of a neuron would have to rise or fall
    together; measured from the middle they are free of each other. The network itself stays as
    it is: what the middles add to a sum is in the bias. LeCun, Bottou, Orr and Müller, 1998, 4.3.
    """

    def __init__(
        self,
        network: Network,
        learning_rate: float,
        decay: float,
        steps: int,
        middles: Sequence[Floats],
    ) -> None:
        super().__init__(network, learning_rate, decay, steps)
        self.middles = middles

    def step(self, network: Network, gradients: Gradients) -> None:
        """Change the network in place."""
        for slopes, bias_slopes, middle in zip(*gradients, self.middles, strict=True):
            slopes -= np.outer(bias_slopes, middle)
        layers = list(zip(network.weights, network.biases, self.middles, strict=True))
        for weights, biases, middle in layers:
            biases += weights @ middle
        super().step(network, gradients)
        for weights, biases, middle in layers:
            biases -= weights @ middle


def one_cycle(part: float) -> float:
    """The learning rate's share of its peak when `part` (0 to 1) of all steps are taken."""
    if part < 0.1:
        return 0.04 + 0.96 * part / 0.1
    return float(0.5 + 0.5 * np.cos(np.pi * (part - 0.1) / 0.9))


class Averaged:
    """Steps as another optimiser does, and keeps the mean of the weights over about `span` steps.

    Polyak and Juditsky, 1992.
    """

    def __init__(self, optimiser: Adam, network: Network, span: int) -> None:
        self.optimiser, self.span = optimiser, span
        self.network = network.copy()
        self.scratch = [np.empty_like(values) for values in arrays(network)]

    def step(self, network: Network, gradients: Gradients) -> None:
        """Change the network in place and follow it with the mean."""
        self.optimiser.step(network, gradients)
        share = 1 / min(self.optimiser.taken, self.span)
        pairs = zip(arrays(self.network), arrays(network), self.scratch, strict=True)
        for mean, new, scratch in pairs:
            _move_average(mean, new, share, scratch)


def _move_average(mean: Floats, new: Floats, share: float, scratch: Floats) -> None:
    """mean += share * (new - mean), without a new array."""
    np.subtract(new, mean, out=scratch)
    scratch *= np.float32(share)
    mean += scratch
