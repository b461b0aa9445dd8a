"""Networks on disk: `.json` for the page and people, `.pkl` as the ancestor wrote it, `.npz`.

All hold `weights` (a list of (out, in) matrices) and `biases` (a list of vectors), or what
`layers.py` takes for these. The JSON adds `sizes` and `reading`, the network's ReadingSettings.
A file that is not a network is refused.
"""

import json
import pickle
import re
from dataclasses import asdict, fields
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

from digitnet.files import write_beside
from digitnet.network import Floats, Network
from digitnet.reading.settings import ReadingSettings
from digitnet.refusal import RefusalError
from digitnet.weights.archives import MOST_BYTES, arrays_in
from digitnet.weights.layers import network_in
from digitnet.weights.pickles import unpickle

LARGEST_SETTING = 1e3
"""A temperature beyond it, or below its inverse, would leave no probabilities."""

DEEPEST = 8
MOST_MARKS = 100_000
"""Brackets are two for each neuron, and names are few."""
BETWEEN_BRACKETS = re.compile(r'(?:[^][{}"]|"(?:[^"\\]|\\.)*+(?:"|\\?\Z))++', re.DOTALL)
"""All of a JSON text but its brackets; those in strings are none."""


class Opened(NamedTuple):
    """What is in a file of weights."""

    network: Network
    settings: ReadingSettings
    transposed: bool
    """Whether its matrices were (inputs, outputs), and are turned round."""


def load(path: Path) -> tuple[Network, ReadingSettings]:
    """The network in a `.json`, `.pkl` or `.npz` file; raise ValueError when it holds none."""
    return open_file(path)[:2]


def open_file(path: Path) -> Opened:
    """The same, with how it was kept."""
    try:
        return from_bytes(path.read_bytes())
    except (ValueError, OSError) as error:
        raise ValueError(f"{path} cannot be read as a network. {error}") from error


def from_bytes(data: bytes) -> Opened:
    """The network in a file of weights, whose first bytes tell what kind it is."""
    if data.startswith(b"PK"):
        network, transposed = network_in(arrays_in(data), MOST_BYTES // 4)
    elif data[:1] in (b"\x80", b"}", b"(", b"]", b"c"):  # no JSON begins so
        network, transposed = network_in(unpickle(data), len(data))
    else:
        return _from_json(data)
    return Opened(network, ReadingSettings(), transposed)


def save_json(path: Path, network: Network, settings: ReadingSettings) -> None:
    """Write `weights.json`; every number in the fewest digits that give back the same float32."""
    document = {
        "sizes": network.sizes,
        "reading": asdict(settings),
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


def _from_json(data: bytes) -> Opened:
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
        _check_depth(text)
        document = json.loads(text)
    except RefusalError:
        raise
    except ValueError as error:
        raise RefusalError("json", "It is not valid JSON: export the weights again.") from error
    network, transposed = network_in(document, len(text))
    if document.get("sizes", network.sizes) != network.sizes:
        sentence = f"Its sizes do not fit its weights, which make {network.sizes}."
        raise RefusalError("sizes", sentence, sizes=network.sizes)
    return Opened(network, _settings(document.get("reading", {})), transposed)


def _check_depth(text: str) -> None:
    """Refuse what nests too deep for Pyodide's reader of JSON, which it would end for good, and
    what would keep it busy with anything but numbers."""
    brackets = BETWEEN_BRACKETS.sub("", text)
    depths = accumulate(-1 if bracket in "]}" else 1 for bracket in brackets)
    many = max(len(brackets), text.count(":")) > MOST_MARKS
    if many or any(depth > DEEPEST for depth in depths):
        sentence = "It nests deeper, or has more parts, than a network: export the weights again."
        raise RefusalError("deep", sentence)


def _settings(given: Any) -> ReadingSettings:
    types = {field.name: field.type for field in fields(ReadingSettings)}
    if not isinstance(given, dict) or not given.keys() <= types.keys():
        allowed = ", ".join(types)
        sentence = f'"reading" may hold {allowed} and nothing else.'
        raise RefusalError("settings", sentence, allowed=allowed)
    for name, value in given.items():
        if types[name] is float:
            sound = type(value) in (int, float) and abs(value) < LARGEST_SETTING
        else:
            sound = type(value) is types[name]
        if not sound:
            sentence = f'"{name}" in "reading" has a value that it cannot have.'
            raise RefusalError("setting", sentence, name=name)
    settings = ReadingSettings(**given)
    if settings.temperature < 1 / LARGEST_SETTING:
        sentence = '"temperature" in "reading" must be above 0, by a thousandth at least.'
        raise RefusalError("temperature", sentence)
    return settings
