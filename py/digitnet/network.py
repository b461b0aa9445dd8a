"""The network: layers of neurons, each the sigmoid of a weighted sum of the layer before.

A network with `sizes` [784, 250, 10] has two layers of connections. `weights[0]` is
(250, 784): row j holds what hidden neuron j gives for each of the 784 inputs; `biases[0]`
is (250,). The forward pass keeps every activation, because both learning and explaining
need them all.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float32]

HALF = np.array(0.5, np.float32)
"""An array, because NumPy makes one of a plain number each time."""
BITS = 10
"""Of each number, when a network is rounded: three digits."""
LARGEST = 1e6
"""No weight that was learned comes near it; sums and products of larger ones could overflow."""


def sigmoid(z: Floats) -> Floats:
    """1 / (1 + exp(-z)), written with tanh, which cannot overflow."""
    activation: Floats = z * HALF
    np.tanh(activation, out=activation)
    activation *= HALF
    activation += HALF
    return activation


def _rounded(values: Floats) -> Floats:
    parts, powers = np.frexp(values)
    rounded: Floats = np.ldexp(np.round(parts * 2**BITS) / 2**BITS, powers)
    return rounded


def sparse_product(inputs: Floats, columns: Floats) -> Floats:
    """inputs (n,) @ columns (n, m), skipping inputs at 0: four fifths of a drawing are.

    By `einsum`, which takes WebAssembly 40 µs for a drawing, where `@` takes it 53.
    """
    lit = inputs.astype(bool).nonzero()[0]
    sums: Floats = np.einsum("i,ij->j", inputs[lit], columns.take(lit, 0))
    return sums


class Network:
    """Weights (out, in) and biases (out,), one of each per layer of connections, float32."""

    def __init__(self, weights: Iterable[ArrayLike], biases: Iterable[ArrayLike]) -> None:
        """Take over weights and biases; raise ValueError when they do not fit together."""
        self.weights: list[Floats] = [np.asarray(w, np.float32) for w in weights]
        self.biases: list[Floats] = [np.ascontiguousarray(b, np.float32) for b in biases]
        self._check()

    @classmethod
    def uniform(cls, sizes: Sequence[int], rng: np.random.Generator) -> "Network":
        """Every weight and bias drawn from U(-0.5, 0.5)."""
        shapes = [(out, into) for into, out in pairwise(sizes)]
        return cls(
            [rng.uniform(-0.5, 0.5, shape) for shape in shapes],
            [rng.uniform(-0.5, 0.5, out) for out, _ in shapes],
        )

    @classmethod
    def scaled(cls, sizes: Sequence[int], rng: np.random.Generator) -> "Network":
        """Biases zero, weights normal with deviation 1 / sqrt(inputs), so no sum starts saturated.

        LeCun, Bottou, Orr and Müller, "Efficient BackProp", 1998, section 4.6.
        """
        shapes = [(out, into) for into, out in pairwise(sizes)]
        return cls(
            [rng.normal(0, into**-0.5, (out, into)) for out, into in shapes],
            [np.zeros(out) for out, _ in shapes],
        )

    @property
    def sizes(self) -> list[int]:
        """Neurons in each layer, input first."""
        return [self.weights[0].shape[1], *(w.shape[0] for w in self.weights)]

    def copy(self) -> "Network":
        """The same network in arrays of its own."""
        return Network([w.copy() for w in self.weights], [b.copy() for b in self.biases])

    def rounded(self) -> "Network":
        """The same network in numbers of BITS bits, which pack into two thirds of the room.

        Each changes by a thousandth at most.
        """
        return Network(map(_rounded, self.weights), map(_rounded, self.biases))

    def by_columns(self) -> "Network":
        """The same network with each input's weights side by side, quick to skip inputs at 0."""
        return Network([np.asfortranarray(w) for w in self.weights], self.biases)

    def forward(self, x: Floats) -> list[Floats]:
        """Activations of every layer, the input itself first.

        `x` is one input (sizes[0],) or a batch (n, sizes[0]); the answers have the same form.
        """
        activations = [x]
        for layer in range(len(self.weights)):
            activations.append(sigmoid(self.sums(layer, activations[-1])))
        return activations

    def sums(self, layer: int, before: Floats) -> Floats:
        """Weighted sums plus biases of a layer's neurons, from the activations before them."""
        columns = self.weights[layer].T
        sums = (
            sparse_product(before, columns) if before.ndim == 1 and layer == 0 else before @ columns
        )
        sums += self.biases[layer]
        return sums

    def _check(self) -> None:
        if not self.weights or len(self.weights) != len(self.biases):
            raise ValueError("A network needs one list of biases for each matrix of weights.")
        if any(w.ndim != 2 or 0 in w.shape for w in self.weights):
            raise ValueError("Every layer's weights must be a matrix of shape (outputs, inputs).")
        for layer, (w, b) in enumerate(zip(self.weights, self.biases, strict=True)):
            if b.shape != w.shape[:1]:
                neurons = f"Layer {layer + 1} has {w.shape[0]} neurons"
                raise ValueError(f"{neurons}, but its biases have the shape {b.shape}.")
            if not (np.abs(w).max() < LARGEST and np.abs(b).max() < LARGEST):
                raise ValueError(f"Layer {layer + 1} holds numbers that are not finite, or huge.")
        for first, second in pairwise(self.weights):
            if second.shape[1] != first.shape[0]:
                raise ValueError(
                    f"{len(first)} neurons cannot feed a layer that expects {second.shape[1]}."
                )
