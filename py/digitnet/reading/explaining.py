"""Why the network answered as it did: one neuron's arithmetic, and what spoke for a digit."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from digitnet.network import Floats, Network
from digitnet.reading import Links, descending

STOPS = 24
"""Even steps on the way from the grey sheet to the drawing, each with its slope in the middle."""

NONE = np.zeros(0, np.float32)


@dataclass(frozen=True)
class Focus:
    """A neuron with all the connections of its own."""

    layer: int
    """Which layer, the input being 0."""
    index: int
    activation: float
    links: list[Links]
    """For each layer of weights, the strongest first; empty where it has none."""


@dataclass(frozen=True)
class Neuron:
    """A neuron's arithmetic: contributions and bias add up to the sum, whose sigmoid it is."""

    layer: int
    index: int
    weights: Floats
    contributions: Floats
    """weight x activation for each neuron of the layer before."""
    gain: float
    """All contributions above zero."""
    loss: float
    """All contributions below zero."""
    bias: float
    sum: float
    activation: float
    outgoing: Floats
    """What it gives to each neuron of the next layer: weight x its activation; empty at the end."""
    sources: NDArray[np.int32]
    """The neurons before it, from the one that spoke most for it to the one most against."""
    targets: NDArray[np.int32]
    """The neurons of the next layer, the one first to which it gives most, whatever the sign."""


@dataclass(frozen=True)
class Argument:
    """What spoke for an output, or for one output rather than another."""

    digit: int
    rival: int | None
    margin: float
    """The output's sum, less the rival's."""
    gain: float
    loss: float
    bias: float
    """The output's bias, less the rival's; with gain and loss it adds up to the margin."""
    hidden: NDArray[np.int32]
    """Hidden neurons from the strongest for it to the strongest against it."""
    contributions: Floats
    """What each of these gave, in the same order."""
    pixels: Floats
    """What each pixel's ink, or its emptiness, gave, compared with a grey sheet of as much ink."""


@dataclass(frozen=True)
class Softmax:
    """A softmax written out: each power's share of the total is a probability."""

    temperature: float
    shifted: Floats
    """The sums (10,), divided by the temperature, less the largest of them."""
    powers: Floats
    """e to each of these."""
    total: float


def explain_softmax(sums: Floats, temperature: float) -> Softmax:
    """How the output layer's sums (10,) become probabilities."""
    cooled = sums / np.float32(temperature)
    shifted = cooled - cooled.max()
    powers = np.exp(shifted)
    return Softmax(temperature, shifted, powers, float(powers.sum()))


def weighted_sums(network: Network, activations: list[Floats]) -> list[Floats]:
    """What the sigmoid made the activations of, for every layer but the input."""
    return [network.sums(layer, before) for layer, before in enumerate(activations[:-1])]


def focus_on(network: Network, activations: list[Floats], layer: int, index: int) -> Focus:
    """All that comes into a neuron and all that it gives; an input has nothing coming in."""
    links = []
    for number, weights in enumerate(network.weights, start=1):
        if number == layer:
            given, away = weights[index] * activations[layer - 1], False
        elif number == layer + 1:
            given, away = weights[:, index] * activations[layer][index], True
        else:
            given, away = NONE, False
        ends = descending(np.abs(given))
        ends = ends[given[ends] != 0]
        itself = np.full_like(ends, index)
        links.append(Links(*((itself, ends) if away else (ends, itself)), given[ends]))
    return Focus(layer, index, float(activations[layer][index]), links)


def explain_neuron(network: Network, activations: list[Floats], layer: int, index: int) -> Neuron:
    """The arithmetic of neuron `index` in `layer`, 1 being the first hidden layer."""
    weights = np.ascontiguousarray(network.weights[layer - 1][index])
    bias = network.biases[layer - 1][index]
    contributions = weights * activations[layer - 1]
    gain, loss = gain_and_loss(contributions)
    last = layer == len(network.weights)
    activation = activations[layer][index]
    outgoing = NONE if last else np.ascontiguousarray(network.weights[layer][:, index] * activation)
    return Neuron(
        layer=layer,
        index=index,
        weights=weights,
        contributions=contributions,
        gain=gain,
        loss=loss,
        bias=float(bias),
        sum=gain + loss + float(bias),
        activation=float(activation),
        outgoing=outgoing,
        sources=descending(contributions),
        targets=descending(np.abs(outgoing)),
    )


def explain_output(
    network: Network, activations: list[Floats], digit: int, rival: int | None = None
) -> Argument:
    """What spoke for `digit`, or for it rather than for `rival`."""
    row, bias = network.weights[-1][digit], network.biases[-1][digit]
    if rival is not None:
        row, bias = row - network.weights[-1][rival], bias - network.biases[-1][rival]
    given = row * activations[-2]
    gain, loss = gain_and_loss(given)
    order = descending(given)
    return Argument(
        digit=digit,
        rival=rival,
        margin=gain + loss + float(bias),
        gain=gain,
        loss=loss,
        bias=float(bias),
        hidden=order,
        contributions=given[order],
        pixels=pixel_evidence(network, activations[0], row),
    )


def gain_and_loss(contributions: Floats) -> tuple[float, float]:
    """What the contributions above zero add up to, and those below."""
    signs = (contributions > 0, contributions < 0)
    gain, loss = (float(contributions[sign].sum(dtype=np.float64)) for sign in signs)
    return gain, loss


def pixel_evidence(network: Network, image: Floats, row: Floats) -> Floats:
    """Each pixel's share in `row` . (last hidden activations), against a grey sheet.

    The sheet holds the drawing's ink spread evenly. The slope along the straight way from it to
    the drawing is integrated, so the shares add up to the difference between the two
    (integrated gradients: Sundararajan, Taly and Yan, 2017).
    """
    grey = np.full_like(image, image.mean())
    way = ((np.arange(STOPS, dtype=np.float32) + 0.5) / STOPS)[:, None]
    activations = network.forward(grey + way * (image - grey))
    slope: Floats = np.broadcast_to(row, activations[-2].shape)
    for layer in range(len(network.weights) - 2, -1, -1):
        after = activations[layer + 1]
        slope = (slope * after * (np.float32(1) - after)) @ network.weights[layer]
    shares: Floats = (image - grey) * slope.mean(axis=0)
    return shares


def tuned(network: Network, strengths: Iterable[tuple[int, int, float]]) -> Network:
    """The network with some activations scaled: each neuron by its layer, its number, its factor.

    The layers are counted from 0, the input.
    """
    weights = list(network.weights)
    altered: set[int] = set()
    for layer, neuron, strength in strengths:
        if layer not in altered:
            weights[layer] = weights[layer].copy()
            altered.add(layer)
        weights[layer][:, neuron] *= np.float32(strength)
    return Network(weights, network.biases)
