"""Networks on disk: `.json` for the page and people, `.pkl` as the ancestor wrote it.

Both hold `weights` (a list of (out, in) matrices) and `biases` (a list of vectors). The JSON
adds `sizes` and `reading`, the network's Manner. A file that is not a network is refused.
"""

import json
import pickle
import re
from dataclasses import asdict, fields
from itertools import accumulate, chain
from pathlib import Path
from typing import Any

import numpy as np

from digitnet.files import write_beside
from digitnet.manner import Manner
from digitnet.network import Floats, Network
from digitnet.pickles import Array, look_through, unpickle
from digitnet.refusal import RefusalError

LARGEST_SETTING = 1e3
"""A temperature beyond it, or below its inverse, would leave no probabilities."""

DEEPEST = 8
MOST_MARKS = 100_000
"""Brackets are two for each neuron, and names are few."""
BETWEEN_BRACKETS = re.compile(r'(?:[^][{}"]|"(?:[^"\\]|\\.)*+(?:"|\\?\Z))++', re.DOTALL)
"""All of a JSON text but its brackets; those in strings are none."""


def load(path: Path) -> tuple[Network, Manner]:
    """The network in a `.json` or `.pkl` file; raise ValueError when there is none in it."""
    try:
        if path.suffix == ".json":
            return from_json(path.read_text("utf-8"))
        if path.suffix == ".pkl":
            return from_pickle(path.read_bytes()), Manner()
    except (ValueError, OSError) as error:
        raise ValueError(f"{path} cannot be read as a network. {error}") from error
    raise ValueError(f"{path} is neither .json nor .pkl: name a file of weights.")


def save_json(path: Path, network: Network, manner: Manner) -> None:
    """Write `weights.json`; every number in the fewest digits that give back the same float32."""
    document = {
        "sizes": network.sizes,
        "reading": asdict(manner),
        "weights": [_shortest(weights) for weights in network.weights],
        "biases": [_shortest(biases) for biases in network.biases],
    }
    write_beside(path, json.dumps(document, separators=(",", ":")).encode())


def save_pickle(path: Path, network: Network) -> None:
    """Write `weights.pkl`: the plain dict of float32 arrays."""
    document = {"weights": network.weights, "biases": network.biases}
    write_beside(path, pickle.dumps(document, protocol=4))


def _shortest(values: Floats) -> Any:
    if values.ndim > 1:
        return [_shortest(row) for row in values]
    return [float(str(value)) for value in values]


def from_json(text: str) -> tuple[Network, Manner]:
    """The network and the manner in the text of a `weights.json`."""
    _check_depth(text)
    try:
        document = json.loads(text)
    except ValueError as error:
        raise RefusalError("json", "It is not valid JSON: export the weights again.") from error
    network = _network(document, len(text))
    if document.get("sizes", network.sizes) != network.sizes:
        sentence = f"Its sizes do not fit its weights, which make {network.sizes}."
        raise RefusalError("sizes", sentence, sizes=network.sizes)
    return network, _manner(document.get("reading", {}))


def _check_depth(text: str) -> None:
    """Refuse what nests too deep for Pyodide's reader of JSON, which it would end for good, and
    what would keep it busy with anything but numbers."""
    brackets = BETWEEN_BRACKETS.sub("", text)
    depths = accumulate(-1 if bracket in "]}" else 1 for bracket in brackets)
    many = max(len(brackets), text.count(":")) > MOST_MARKS
    if many or any(depth > DEEPEST for depth in depths):
        sentence = "It nests deeper, or has more parts, than a network: export the weights again."
        raise RefusalError("deep", sentence)


def from_pickle(data: bytes) -> Network:
    """The network in a pickle, the ancestor's float64 arrays included."""
    look_through(data)
    return _network(unpickle(data), len(data))


def _network(document: Any, size: int) -> Network:
    """The network in a document that was read from a file of `size` bytes."""
    if not isinstance(document, dict) or not {"weights", "biases"} <= document.keys():
        raise RefusalError("keys", 'A network is a dict with "weights" and "biases".')
    layers = [document[key] for key in ("weights", "biases")]
    if not all(isinstance(entries, list) for entries in layers):
        sentence = '"weights" and "biases" must be lists with one entry for each layer.'
        raise RefusalError("lists", sentence)
    _check_numbers(layers, size)
    numbers = [[_numbers(entry) for entry in entries] for entries in layers]
    try:
        return Network(*numbers)
    except ValueError as error:  # network.py stands alone, so it names nothing
        raise RefusalError("layers", str(error)) from error


def _check_numbers(layers: list[Any], most: int) -> None:
    """Refuse all but numbers, and a list that a pickle names a million times over."""
    items = layers
    for _ in ("weights and biases", "layers", "rows", "numbers"):
        kinds = set(map(type, items))
        if not kinds <= {list, float, int, Array}:
            raise RefusalError("numbers", "Weights and biases must be numbers.")
        if kinds <= {float, int}:
            return
        lists = [item for item in items if isinstance(item, list)]
        arrays = [item.numbers.size for item in items if isinstance(item, Array)]
        if sum(map(len, lists)) + sum(arrays) > most:
            raise ValueError("Its lists hold more numbers than the file.")
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


def _manner(settings: Any) -> Manner:
    types = {field.name: field.type for field in fields(Manner)}
    if not isinstance(settings, dict) or not settings.keys() <= types.keys():
        allowed = ", ".join(types)
        sentence = f'"reading" may hold {allowed} and nothing else.'
        raise RefusalError("manner", sentence, allowed=allowed)
    for name, value in settings.items():
        if types[name] is float:
            sound = type(value) in (int, float) and abs(value) < LARGEST_SETTING
        else:
            sound = type(value) is types[name]
        if not sound:
            sentence = f'"{name}" in "reading" has a value that it cannot have.'
            raise RefusalError("setting", sentence, name=name)
    manner = Manner(**settings)
    if manner.temperature < 1 / LARGEST_SETTING:
        sentence = '"temperature" in "reading" must be above 0, by a thousandth at least.'
        raise RefusalError("temperature", sentence)
    return manner
