"""The page's door into Python: the only module that the page's worker calls.

Typed arrays come in and plain dicts of flat arrays go out, which cross to JavaScript as they are.
What is chosen to be explained stays chosen, so one reply holds all that every view needs.
"""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from digitnet.explaining import explain_neuron, explain_output, tuned
from digitnet.manner import Manner
from digitnet.network import Floats, Network
from digitnet.reading import Links, Reader, Reading
from digitnet.weights import from_json, load

SHIPPED = Path(__file__).with_name("shipped")
"""What the build takes from `weights.json` and stores in a form that takes no time to read."""


class Carried(Protocol):
    """A typed array as Pyodide hands it over."""

    def to_py(self) -> memoryview:
        """Its numbers."""


class Desk:
    """What is open on the page: a network, how loud its neurons are heard, and what is chosen."""

    def __init__(self, reader: Reader) -> None:
        self.untouched: Network = reader.network
        self.reader = reader
        self.strengths: Floats = np.ones(self.untouched.sizes[-2], np.float32)
        self.neuron: tuple[int, int] | None = None
        self.output: tuple[int, int | None] | None = None


_desk: Desk | None = None


def _open_desk() -> Desk:
    assert _desk, "open_network comes first"
    return _desk


def open_network(text: str) -> dict[str, Any]:
    """Read with the network of this `weights.json` from now on, and tell what the page draws of it.

    `favours` is the digit that each neuron of the last hidden layer argues for most, and
    `strength` how far its voice for that digit stands above its voices on average.
    Raises ValueError when the text is not a digit reader's network; the one before then stays.
    """
    return _open(Reader(*from_json(text)))


def open_shipped() -> dict[str, Any]:
    """Read with the network that the build laid beside this file, and tell the same of it."""
    network, _ = load(SHIPPED / "weights.pkl")
    return _open(Reader(network, Manner(**json.loads((SHIPPED / "manner.json").read_text()))))


def _open(reader: Reader) -> dict[str, Any]:
    global _desk
    _desk = Desk(reader)
    voices = _desk.untouched.weights[-1]
    return {
        "sizes": _desk.untouched.sizes,
        "favours": voices.argmax(axis=0).astype(np.int32),
        "strength": voices.max(axis=0) - voices.mean(axis=0),
    }


def gallery() -> Floats:
    """The weights of every neuron of the first hidden layer, image after image."""
    return _open_desk().untouched.weights[0].ravel()


def choose_neuron(layer: int, index: int) -> None:
    """Explain this neuron in every reply from now on; layer 0 explains none."""
    _open_desk().neuron = (layer, index) if layer else None


def choose_output(digit: int, rival: int) -> None:
    """Explain this output from now on, against a rival unless that is -1; digit -1: none."""
    _open_desk().output = (digit, rival if rival >= 0 else None) if digit >= 0 else None


def set_strength(neuron: int, strength: float) -> None:
    """Hear a neuron of the last hidden layer so many times as loud: 0 switches it off."""
    desk = _open_desk()
    desk.strengths[neuron] = strength
    desk.reader = Reader(tuned(desk.untouched, desk.strengths), desk.reader.manner)


def reset_strengths() -> None:
    """Hear every neuron as it was trained."""
    desk = _open_desk()
    desk.strengths[:] = 1
    desk.reader = Reader(desk.untouched, desk.reader.manner)


def read_strokes(points: Carried, lengths: Carried) -> dict[str, Any] | None:
    """Read a drawing: x0, y0, x1, y1 … of all its strokes, and how many points each has.

    None when there is no ink.
    """
    ink = np.asarray(points.to_py()).reshape(-1, 2)
    ends: NDArray[np.intp] = np.cumsum(np.asarray(lengths.to_py()))
    desk = _open_desk()
    return _reply(desk, desk.reader.read_strokes(np.split(ink, ends[:-1]))) if len(ink) else None


def _reply(desk: Desk, reading: Reading) -> dict[str, Any]:
    explained = desk.reader.network, reading.activations
    return {
        "digit": reading.digit,
        "sure": reading.sure,
        "confidence": reading.confidence,
        "confidences": reading.confidences,
        "activations": reading.activations,
        "links": [_links(links) for links in reading.links],
        "neuron": asdict(explain_neuron(*explained, *desk.neuron)) if desk.neuron else None,
        "output": asdict(explain_output(*explained, *desk.output)) if desk.output else None,
    }


def _links(links: Links) -> dict[str, Any]:
    return {"from": links.sources, "to": links.targets, "contribution": links.contributions}
