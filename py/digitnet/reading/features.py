"""What the hidden neurons learned, whatever is drawn: images, outgoing weights, orders."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from digitnet.network import Floats, Network
from digitnet.reading import descending


@dataclass(frozen=True)
class Features:
    """The neurons of the last hidden layer, by what they tell the ten digits."""

    favours: NDArray[np.int32]
    """The digit that each argues for most."""
    strength: Floats
    """How far its weight to that output stands above its weights on average."""
    images: Floats
    """The weights of every neuron of the first hidden layer, image after image."""
    by_digit: NDArray[np.int32]
    """The neurons by the digit that they favour, of each digit the strongest first."""
    by_strength: NDArray[np.int32]
    """The neurons, the strongest first."""


def features_of(network: Network) -> Features:
    """Look at a network that reads digits."""
    outgoing = network.weights[-1]
    favours = outgoing.argmax(axis=0).astype(np.int32)
    strength = outgoing.max(axis=0) - outgoing.mean(axis=0)
    return Features(
        favours=favours,
        strength=strength,
        images=network.weights[0].ravel(),
        by_digit=np.lexsort((-strength, favours)).astype(np.int32),
        by_strength=descending(strength),
    )
