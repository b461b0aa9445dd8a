"""The layers in a document, brought to the form that `Network` has, however they were kept.

Lists or arrays under `weights` and `biases` are as good as one name for each (`W1`, `b1`, …; or
`arr_0`, `arr_1`, … as NumPy and Keras number them); biases may be columns or rows; and matrices
(inputs, outputs) are turned round where only that fits.
"""

import re
from itertools import chain
from typing import Any

import numpy as np

from digitnet.network import Floats, Network
from digitnet.refusal import RefusalError
from digitnet.weights.pickles import Array

NAME = re.compile(r"(weights?|w|bias(?:es)?|b|arr)_?(\d{1,3})", re.IGNORECASE)


def network_in(document: Any, size: int) -> tuple[Network, bool]:
    """The network in a document read from a file of `size` bytes, and whether it was turned round.

    Raise RefusalError when there is none in it.
    """
    layers = _named(document) if isinstance(document, dict) else None
    if layers is None:
        raise RefusalError("keys", 'A network is a dict with "weights" and "biases".')
    if not all(isinstance(entries, list) for entries in layers):
        sentence = '"weights" and "biases" must be lists with one entry for each layer.'
        raise RefusalError("lists", sentence)
    _check_numbers(layers, size)
    weights, biases = ([_numbers(entry) for entry in entries] for entries in layers)
    return _fitted(weights, [_vector(entry) for entry in biases])


def _named(document: dict[Any, Any]) -> list[Any] | None:
    """All weights and all biases; None when there are no such names."""
    if {"weights", "biases"} <= document.keys():
        return [_entries(document[name]) for name in ("weights", "biases")]
    found: dict[str, dict[int, Any]] = {"w": {}, "b": {}, "a": {}}
    for name, entry in document.items():
        if match := NAME.fullmatch(str(name)):
            found[match[1][0].lower()][int(match[2])] = entry
    weights, biases, arrays = ([kind[number] for number in sorted(kind)] for kind in found.values())
    if arrays and not (weights or biases):
        weights = [array for array in arrays if np.ndim(array) == 2]
        biases = [array for array in arrays if np.ndim(array) == 1]
    return [weights, biases] if weights and biases else None


def _entries(layers: Any) -> Any:
    """The layers as a list, where they are kept as a tuple or as an array of arrays."""
    if isinstance(layers, tuple):
        return list(layers)
    return layers.entries if isinstance(layers, Array) and layers.entries is not None else layers


def _fitted(weights: list[Floats], biases: list[Floats]) -> tuple[Network, bool]:
    try:
        return Network(weights, biases), False
    except ValueError as error:  # network.py stands alone, so it names nothing
        try:
            return Network([matrix.T for matrix in weights], biases), True
        except ValueError:
            raise RefusalError("layers", str(error)) from error


def _vector(biases: Floats) -> Floats:
    """Biases (n,), also where they were a column (n, 1) or a row (1, n)."""
    return biases.ravel() if biases.ndim == 2 and 1 in biases.shape else biases


def _check_numbers(layers: list[Any], most: int) -> None:
    """Refuse all but numbers, and a list that a pickle names a million times over."""
    items = layers
    for _ in ("weights and biases", "layers", "rows", "numbers"):
        kinds = set(map(type, items))
        if not kinds <= {list, float, int, Array, np.ndarray}:
            raise RefusalError("numbers", "Weights and biases must be numbers.")
        if kinds <= {float, int}:
            return
        lists = [item for item in items if isinstance(item, list)]
        arrays = [np.size(item) for item in items if isinstance(item, Array | np.ndarray)]
        if sum(map(len, lists)) + sum(arrays) > most:
            raise RefusalError("swells", "Its lists hold more numbers than the file.")
        items = list(chain.from_iterable(lists))
    if items:
        raise RefusalError("deep", "Weights are matrices, and these lists go deeper.")


def _numbers(entry: Any) -> Floats:
    try:
        numbers = np.asarray(entry)
    except ValueError as error:
        sentence = "The rows of a layer's weights must all be of one length."
        raise RefusalError("rows", sentence) from error
    if numbers.dtype.kind not in "fiu":  # an integer beyond 64 bits is none of them
        raise RefusalError("numbers", "Weights and biases must be numbers.")
    # A number too large for float32 becomes infinite, and is refused as that.
    with np.errstate(over="ignore"):
        numbers = numbers.astype(np.float32)
    if not np.isfinite(numbers).all():
        raise RefusalError("finite", "Some weights or biases are not finite numbers.")
    return numbers
