"""One answer of the network: the digit or "not sure", how sure, and what argued for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from digitnet.network import Floats, Network
from digitnet.preprocessing import drawing
from digitnet.preprocessing.separation import picture_apart, strokes_apart
from digitnet.reading.settings import ReadingSettings
from digitnet.reading.single import Single
from digitnet.refusal import RefusalError

LINKS = 200
"""How many of a layer's connections a reading names, unless it is asked for another number."""


@dataclass(frozen=True)
class Links:
    """A layer's connections that carry most: weight x activation, the largest size first."""

    sources: NDArray[np.int32]
    targets: NDArray[np.int32]
    contributions: Floats


@dataclass(frozen=True)
class Doubt:
    """Why a reading is not sure: the ReadingSettings that it fails, and what that asks for."""

    setting: Literal["apart", "presence", "threshold"]
    needed: float


@dataclass(frozen=True)
class Reading:
    """What the network made of one drawing."""

    digit: int
    doubt: Doubt | None
    """Why the digit is not sure; None when it is."""
    confidences: Floats
    """Calibrated probabilities (10,), which sum to 1."""
    activations: list[Floats]
    """Every layer's, beginning with the 784 pixels that the network saw."""
    links: list[Links]
    """For each layer of weights, those connections that carry most of the answer."""

    @property
    def sure(self) -> bool:
        """Whether the digit is given as the answer."""
        return self.doubt is None

    @property
    def ranking(self) -> NDArray[np.int32]:
        """The ten digits, the likeliest first."""
        return descending(self.confidences)

    @property
    def confidence(self) -> float:
        """The probability of the digit that was read."""
        return float(self.confidences[self.digit])

    @property
    def output(self) -> float:
        """The activation of the digit's own output."""
        return float(self.activations[-1][self.digit])


class Reader:
    """A network together with the settings with which it is to be read."""

    def __init__(self, network: Network, settings: ReadingSettings) -> None:
        if network.sizes[0] != drawing.SIDE**2 or network.sizes[-1] != 10:
            sentence = f"A digit reader is 784-…-10, but this network is {network.sizes}."
            raise RefusalError("reader", sentence, sizes=network.sizes)
        self.network = network.by_columns()
        self.single = Single(self.network)
        self.settings = settings

    def read_strokes(self, strokes: Sequence[ArrayLike], links: int = LINKS) -> Reading:
        """Read a drawing, a list of (n, 2) points x, y; raise ValueError when there is no ink."""
        image = drawing.from_strokes(strokes, upright=self.settings.upright)
        return self.read(image, links, apart=strokes_apart(strokes))

    def read_picture(self, picture: NDArray[np.uint8], links: int = LINKS) -> Reading:
        """Read a picture (h, w), ink bright on 0; raise ValueError when there is no ink."""
        image = drawing.from_picture(picture, upright=self.settings.upright)
        return self.read(image, links, apart=picture_apart(picture))

    def read(self, image: Floats, links: int = LINKS, *, apart: bool = False) -> Reading:
        """Read the (28, 28) image that the network is to see, whose ink may stand apart in two."""
        with np.errstate(over="ignore"):
            activations = self.single.forward(image.ravel())
        sums = self.network.sums(-1, activations[-2])
        confidences = softmax(sums / np.float32(self.settings.temperature))
        digit = int(confidences.argmax())
        return Reading(
            digit=digit,
            doubt=self._doubt(confidences[digit], activations[-1][digit], apart),
            confidences=confidences,
            activations=activations,
            links=strongest_links(self.network, activations, links),
        )

    def _doubt(self, confidence: float, output: float, apart: bool) -> Doubt | None:
        """What speaks against giving the answer: first of all that there is no single digit."""
        settings = self.settings
        if apart and output < settings.apart:
            return Doubt("apart", settings.apart)
        if output < settings.presence:
            return Doubt("presence", settings.presence)
        if confidence < settings.threshold:
            return Doubt("threshold", settings.threshold)
        return None


def softmax(sums: Floats) -> Floats:
    """Probabilities in proportion to exp(sums)."""
    powers: Floats = np.exp(sums - sums.max())
    powers /= powers.sum()
    return powers


def descending(values: Floats) -> NDArray[np.int32]:
    """The places of the values, the largest value's first."""
    return np.argsort(-values, kind="stable").astype(np.int32)


def strongest_links(network: Network, activations: list[Floats], count: int) -> list[Links]:
    """Each layer's `count` largest of weight x activation, by size whatever the sign.

    They are found from the outputs back, and only those that lead to a neuron which speaks in
    the layer after: so every connection named is part of a way from the ink to the outputs.
    """
    links: list[Links] = []
    reached = np.arange(network.sizes[-1])
    for weights, before in zip(network.weights[::-1], activations[-2::-1], strict=True):
        links.insert(0, strongest(weights, before, reached, count))
        reached = np.flatnonzero(np.bincount(links[0].sources))
    return links


def strongest(weights: Floats, before: Floats, targets: NDArray[Any], count: int) -> Links:
    """The `count` largest of weights (out, in) x activations (in,) that lead to the targets."""
    lit = before.nonzero()[0]
    columns = weights.T.take(lit, axis=0).take(targets, axis=1)
    contributions = (columns * before.take(lit)[:, None]).ravel()
    sizes = np.abs(contributions)
    chosen = np.arange(len(sizes))
    if count < len(chosen):
        chosen = np.argpartition(-sizes, count)[:count]
    chosen = chosen[np.argsort(-sizes[chosen])]
    sources, places = np.divmod(chosen, len(targets))
    return Links(
        sources=lit[sources].astype(np.int32),
        targets=targets[places].astype(np.int32),
        contributions=contributions[chosen],
    )
