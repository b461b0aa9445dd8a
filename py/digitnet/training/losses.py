"""How wrong outputs are: each loss by its value and by its delta, the slope to learn from.

The outputs are sigmoids a of sums z, and y are the targets, all (n, outputs). The delta is
d loss / d z; the tests hold it against differences of the value.
"""

from typing import Protocol

import numpy as np

from digitnet.network import Floats

LEAST = np.float32(1e-30)
"""Instead of 0, whose logarithm is infinite."""


class Loss(Protocol):
    """What a network learns to make small."""

    def value(self, outputs: Floats, targets: Floats) -> Floats:
        """The loss of each sample (n,)."""

    def delta(self, outputs: Floats, targets: Floats) -> Floats:
        """Its slope (n, outputs) for every sum of the output layer."""


class SquaredError:
    """Half the summed squares of a - y. Its slope fades where a sigmoid is flat."""

    def value(self, outputs: Floats, targets: Floats) -> Floats:
        """Sum of (a - y)^2 / 2."""
        value: Floats = np.square(outputs - targets).sum(axis=1) / 2
        return value

    def delta(self, outputs: Floats, targets: Floats) -> Floats:
        """(a - y) a (1 - a)."""
        return (outputs - targets) * outputs * (1 - outputs)


class CrossEntropy:
    """Of ten yes-or-no questions: the surprise at the right answers, in nats."""

    def value(self, outputs: Floats, targets: Floats) -> Floats:
        """Sum of -y log a - (1 - y) log(1 - a)."""
        yes = targets * np.log(np.maximum(outputs, LEAST))
        no = (1 - targets) * np.log(np.maximum(1 - outputs, LEAST))
        value: Floats = -(yes + no).sum(axis=1)
        return value

    def delta(self, outputs: Floats, targets: Floats) -> Floats:
        """a - y, so no slope can fade."""
        return outputs - targets


LOSSES: dict[str, Loss] = {"cross-entropy": CrossEntropy(), "squared-error": SquaredError()}
"""By the names that a recipe gives them."""
