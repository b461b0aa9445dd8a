"""Why the network answered as it did: one neuron's arithmetic, and what spoke for a digit."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from digitnet.network import Floats, Network

STOPS = 24
"""Even steps on the way from the grey sheet to the drawing, each with its slope in the middle."""


@dataclass(frozen=True)
class Neuron:
    """A neuron's arithmetic: contributions and bias add up to the sum, whose sigmoid it is."""

    layer: int
    """Which layer, the input being 0."""
    index: int
    weights: Floats
    contributions: Floats
    """weight x activation for each neuron of the layer before."""
    bias: float
    sum: float
    activation: float
    tells: Floats
    """What it gives to each neuron of the next layer: weight x its activation; empty at the end."""


@dataclass(frozen=True)
class Argument:
    """What spoke for an output, or for one output rather than another."""

    digit: int
    rival: int | None
    margin: float
    """The output's sum, less the rival's."""
    hidden: NDArray[np.int32]
    """Hidden neurons from the strongest for it to the strongest against it."""
    contributions: Floats
    """What each of these gave, in the same order; with the biases they add up to the margin."""
    pixels: Floats
    """What each pixel's ink, or its emptiness, gave, compared with a grey sheet of as much ink."""


def explain_neuron(network: Network, activations: list[Floats], layer: int, index: int) -> Neuron:
    """The arithmetic of neuron `index` in `layer`, 1 being the first hidden layer."""
    weights = np.ascontiguousarray(network.weights[layer - 1][index])
    bias = network.biases[layer - 1][index]
    contributions = weights * activations[layer - 1]
    last = layer == len(network.weights)
    after = np.zeros(0, np.float32) if last else network.weights[layer][:, index]
    return Neuron(
        layer=layer,
        index=index,
        weights=weights,
        contributions=contributions,
        bias=float(bias),
        sum=float(contributions.sum(dtype=np.float64) + bias),
        activation=float(activations[layer][index]),
        tells=np.ascontiguousarray(after * activations[layer][index]),
    )


def explain_output(
    network: Network, activations: list[Floats], digit: int, rival: int | None = None
) -> Argument:
    """What spoke for `digit`, or for it rather than for `rival`."""
    voice, bias = network.weights[-1][digit], network.biases[-1][digit]
    if rival is not None:
        voice, bias = voice - network.weights[-1][rival], bias - network.biases[-1][rival]
    given = voice * activations[-2]
    order = np.argsort(-given, kind="stable").astype(np.int32)
    return Argument(
        digit=digit,
        rival=rival,
        margin=float(given.sum(dtype=np.float64) + bias),
        hidden=order,
        contributions=given[order],
        pixels=pixel_evidence(network, activations[0], voice),
    )


def pixel_evidence(network: Network, image: Floats, voice: Floats) -> Floats:
    """Each pixel's share in `voice` . (last hidden activations), against a grey sheet.

    The sheet holds the drawing's ink spread evenly. The slope along the straight way from it to
    the drawing is integrated, so the shares add up to the difference between the two
    (integrated gradients: Sundararajan, Taly and Yan, 2017).
    """
    grey = np.full_like(image, image.mean())
    way = ((np.arange(STOPS, dtype=np.float32) + 0.5) / STOPS)[:, None]
    activations = network.forward(grey + way * (image - grey))
    slope: Floats = np.broadcast_to(voice, activations[-2].shape)
    for layer in range(len(network.weights) - 2, -1, -1):
        after = activations[layer + 1]
        slope = (slope * after * (np.float32(1) - after)) @ network.weights[layer]
    shares: Floats = (image - grey) * slope.mean(axis=0)
    return shares


def tuned(network: Network, strengths: Floats) -> Network:
    """The network with the last hidden layer's neurons heard `strengths` (n,) times as loud."""
    return Network([*network.weights[:-1], network.weights[-1] * strengths], network.biases)
