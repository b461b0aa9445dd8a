"""Networks on disk: `.json` for the page and people, `.pkl` as the ancestor wrote it.

Both hold `weights` (a list of (out, in) matrices) and `biases` (a list of vectors). The JSON
adds `sizes` and `reading`, the network's Manner. A file that is not a network is refused.
"""

import json
import pickle
from collections.abc import Callable
from dataclasses import asdict, fields
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np

from digitnet.files import write_beside
from digitnet.manner import Manner
from digitnet.network import Floats, Network
from digitnet.refusal import RefusalError


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
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise RefusalError("json", "It is not valid JSON: export the weights again.") from error
    network = _network(document)
    if document.get("sizes", network.sizes) != network.sizes:
        sentence = f"Its sizes do not fit its weights, which make {network.sizes}."
        raise RefusalError("sizes", sentence, sizes=network.sizes)
    return network, _manner(document.get("reading", {}))


def from_pickle(data: bytes) -> Network:
    """The network in a pickle, the ancestor's float64 arrays included."""
    try:
        document = _PlainUnpickler(BytesIO(data)).load()
    except pickle.UnpicklingError as error:
        raise ValueError(str(error)) from error
    except Exception as error:  # A damaged pickle can fail in any way at all.
        raise ValueError("It is not a complete pickle: export the weights again.") from error
    return _network(document)


def _network(document: Any) -> Network:
    if not isinstance(document, dict) or not {"weights", "biases"} <= document.keys():
        raise RefusalError("keys", 'A network is a dict with "weights" and "biases".')
    if not all(isinstance(document[key], list) for key in ("weights", "biases")):
        sentence = '"weights" and "biases" must be lists with one entry for each layer.'
        raise RefusalError("lists", sentence)
    layers = [[_numbers(entry) for entry in document[key]] for key in ("weights", "biases")]
    try:
        return Network(*layers)
    except ValueError as error:  # network.py stands alone, so it names nothing
        raise RefusalError("layers", str(error)) from error


def _numbers(entry: Any) -> Floats:
    try:
        numbers = np.asarray(entry)
    except ValueError as error:
        sentence = "The rows of a layer's weights must all be of one length."
        raise RefusalError("rows", sentence) from error
    if numbers.dtype.kind not in "fiu":
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
        number = types[name] is float and type(value) in (int, float) and np.isfinite(value)
        if not number and type(value) is not types[name]:
            shown = json.dumps(value)[:40]
            sentence = f'"{name}" in "reading" cannot be {shown}.'
            raise RefusalError("setting", sentence, name=name, value=shown)
    manner = Manner(**settings)
    if manner.temperature <= 0:
        raise RefusalError("temperature", '"temperature" in "reading" must be above 0.')
    return manner


def _plain_dtype(code: str, align: bool = False, copy: bool = True) -> np.dtype[Any]:
    """A dtype of plain numbers; always a copy, since unpickling then changes it in place."""
    if np.dtype(code).kind not in "fiu":
        raise pickle.UnpicklingError("The pickle holds arrays of something other than numbers.")
    return np.dtype(code, align=align, copy=True)


def _latin_bytes(text: str, encoding: str) -> bytes:
    """The bytes that protocol 2, which has none of its own, writes as text."""
    if encoding != "latin1":
        raise pickle.UnpicklingError(f"It holds bytes as {encoding}, which no network needs.")
    return text.encode("latin1")


ADMITTED: dict[tuple[str, str], Callable[..., Any]] = {
    ("_codecs", "encode"): _latin_bytes,
    ("numpy", "dtype"): _plain_dtype,
    ("numpy", "ndarray"): np.ndarray,
    ("numpy._core.multiarray", "_reconstruct"): np._core.multiarray._reconstruct,  # type: ignore[attr-defined]
    ("numpy._core.multiarray", "scalar"): np._core.multiarray.scalar,  # type: ignore[attr-defined]
    ("numpy._core.numeric", "_frombuffer"): np._core.numeric._frombuffer,  # type: ignore[attr-defined]
}
"""All that a pickle of numbers, lists, dicts and arrays asks for."""


class _PlainUnpickler(pickle.Unpickler):
    """Unpickles NumPy arrays, lists, dicts and numbers, and refuses to look up anything else."""

    def find_class(self, module: str, name: str) -> Callable[..., Any]:
        # NumPy 2 renamed core to _core; older pickles name the old one.
        admitted = ADMITTED.get((module.replace("numpy.core.", "numpy._core."), name))
        if admitted is None:
            raise pickle.UnpicklingError(f"It asks for {module}.{name}, which no network needs.")
        return admitted
