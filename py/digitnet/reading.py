"""One answer of the network: the digit or "not sure", how sure, and what argued for it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from digitnet import drawing
from digitnet.manner import Manner
from digitnet.network import Floats, Network

LINKS = 200
"""How many of a layer's connections a reading names."""


@dataclass(frozen=True)
class Links:
    """A layer's connections that carry most: weight x activation, the largest size first."""

    sources: NDArray[np.int32]
    targets: NDArray[np.int32]
    contributions: Floats


@dataclass(frozen=True)
class Reading:
    """What the network made of one drawing."""

    digit: int
    sure: bool
    confidences: Floats
    """Calibrated probabilities (10,), which sum to 1."""
    activations: list[Floats]
    """Every layer's, beginning with the 784 pixels that the network saw."""
    links: list[Links]

    @property
    def confidence(self) -> float:
        """The probability of the digit that was read."""
        return float(self.confidences[self.digit])


class Reader:
    """A network together with the manner in which it is to be read."""

    def __init__(self, network: Network, manner: Manner) -> None:
        if network.sizes[0] != drawing.SIDE**2 or network.sizes[-1] != 10:
            raise ValueError(f"A digit reader is 784-…-10, but this network is {network.sizes}.")
        self.network = network.by_columns()
        self.manner = manner

    def read_strokes(self, strokes: Sequence[ArrayLike]) -> Reading:
        """Read a drawing, a list of (n, 2) points x, y; raise ValueError when there is no ink."""
        return self.read(drawing.from_strokes(strokes, upright=self.manner.upright))

    def read_picture(self, picture: NDArray[np.uint8]) -> Reading:
        """Read a picture (h, w), ink bright on 0; raise ValueError when there is no ink."""
        return self.read(drawing.from_picture(picture, upright=self.manner.upright))

    def read(self, image: Floats) -> Reading:
        """Read the (28, 28) image that the network is to see."""
        activations = self.network.forward(image.ravel())
        sums = self.network.sums(-1, activations[-2])
        confidences = softmax(sums / np.float32(self.manner.temperature))
        digit = int(confidences.argmax())
        return Reading(
            digit=digit,
            sure=bool(
                confidences[digit] >= self.manner.threshold
                and activations[-1][digit] >= self.manner.presence
            ),
            confidences=confidences,
            activations=activations,
            links=[
                strongest_links(weights, before)
                for weights, before in zip(self.network.weights, activations[:-1], strict=True)
            ],
        )


def softmax(sums: Floats) -> Floats:
    """Probabilities in proportion to exp(sums)."""
    powers: Floats = np.exp(sums - sums.max())
    powers /= powers.sum()
    return powers


def strongest_links(weights: Floats, before: Floats) -> Links:
    """The LINKS largest of weights (out, in) x activations (in,), by size whatever the sign."""
    lit = before.nonzero()[0]
    contributions = (weights.T.take(lit, axis=0) * before.take(lit)[:, None]).ravel()
    sizes = np.abs(contributions)
    count = min(LINKS, len(sizes))
    chosen = np.argpartition(sizes, len(sizes) - count)[len(sizes) - count :]
    chosen = chosen[np.argsort(-sizes[chosen])]
    sources, targets = np.divmod(chosen, len(weights))
    return Links(
        sources=lit[sources].astype(np.int32),
        targets=targets.astype(np.int32),
        contributions=contributions[chosen],
    )
