"""A few hidden neurons' weights at a dozen moments of a training, so that one can see them grow."""

from base64 import b64encode
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from digitnet.network import Floats

NEURONS = 12
"""So many of the first hidden layer, the first there are: chance made them all alike."""
MOMENTS = 12
EARLIEST = 1000
"""Samples before the second moment; the others follow as powers, as most is learnt early."""
LEVELS = 7
"""On either side of 0; the largest weight of a neuron, either way, has the last."""


@dataclass(frozen=True)
class Moment:
    """The weights of the first neurons, (neurons, inputs), after so many samples."""

    samples: int
    levels: NDArray[np.int8]


class Moments:
    """What was kept of a training that goes through `total` samples."""

    def __init__(self, total: int) -> None:
        due = np.geomspace(min(EARLIEST, total), total, MOMENTS - 1).astype(int)
        self._due = [0, *dict.fromkeys(due.tolist())]
        self.kept: list[Moment] = []

    def look(self, samples: int, weights: Floats) -> None:
        """Keep the weights (out, in) if a moment has come that was not kept."""
        if len(self.kept) < len(self._due) and samples >= self._due[len(self.kept)]:
            self.kept.append(Moment(samples, _in_levels(weights[:NEURONS])))

    def forget_after(self, samples: int) -> None:
        """Forget what was kept later than that: it will come again."""
        self.kept = [moment for moment in self.kept if moment.samples <= samples]

    def as_record(self, samples: int, last: Floats) -> dict[str, Any]:
        """What `training.json` holds: `last` are the weights that so many samples came to.

        Two weights a byte, the first in its low half, each a level from 0 (most against) to 14.
        """
        before = [moment for moment in self.kept if moment.samples < samples]
        moments = [*before, Moment(samples, _in_levels(last[:NEURONS]))]
        return {
            "neurons": len(last[:NEURONS]),
            "samples": [moment.samples for moment in moments],
            "levels": [b64encode(_packed(moment.levels)).decode() for moment in moments],
        }


def _in_levels(weights: Floats) -> NDArray[np.int8]:
    largest = np.abs(weights).max(axis=1, keepdims=True) + np.float32(1e-12)
    levels: NDArray[np.int8] = np.round(weights / largest * LEVELS).astype(np.int8)
    return levels


def _packed(levels: NDArray[np.int8]) -> bytes:
    low, high = (levels + LEVELS).astype(np.uint8).reshape(-1, 2).T
    return bytes(low | high << 4)
