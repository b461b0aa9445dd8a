"""The page's door into Python: the only module that the page's worker calls.

Typed arrays come in and plain dicts of flat arrays go out, which cross to JavaScript as they are.
What is chosen to be explained stays chosen, so one reply holds all that every view needs.
"""

from dataclasses import asdict
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from digitnet.explaining import explain_neuron, explain_output, tuned
from digitnet.network import Floats, Network
from digitnet.photo import find_ink
from digitnet.reading import Links, Reader, Reading
from digitnet.weights import from_json


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
    global _desk
    _desk = Desk(Reader(*from_json(text)))
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


def find_digit(grey: Carried, width: int) -> dict[str, Any]:
    """The ink in a grey picture of any kind, to show and read; ValueError says if there is none."""
    found = find_ink(np.asarray(grey.to_py()).reshape(-1, width))
    return {"ink": found.ravel(), "width": found.shape[1]}


def read_picture(ink: Carried, width: int) -> dict[str, Any]:
    """Read a picture, row after row, ink bright on 0."""
    desk = _open_desk()
    picture: NDArray[np.uint8] = np.asarray(ink.to_py()).reshape(-1, width)
    return _reply(desk, desk.reader.read_picture(picture))


def _reply(desk: Desk, reading: Reading) -> dict[str, Any]:
    explained = desk.reader.network, reading.activations
    return {
        "digit": reading.digit,
        "sure": reading.sure,
        "confidence": reading.confidence,
        "confidences": reading.confidences,
        "activations": reading.activations,
        "links": [_links(links) for links in reading.links],
        "loudest": _loudest(desk.reader.network, reading),
        "neuron": asdict(explain_neuron(*explained, *desk.neuron)) if desk.neuron else None,
        "output": asdict(explain_output(*explained, *desk.output)) if desk.output else None,
    }


def _loudest(network: Network, reading: Reading) -> dict[str, Any] | None:
    """The hidden neuron that speaks loudest for the answer, and what each point told it.

    None where there are several hidden layers, as none of them both sees points and speaks.
    """
    if len(network.weights) != 2:
        return None
    seen, hidden, _ = reading.activations
    neuron = int((network.weights[1][reading.digit] * hidden).argmax())
    return {"neuron": neuron, "points": network.weights[0][neuron] * seen}


def _links(links: Links) -> dict[str, Any]:
    return {"from": links.sources, "to": links.targets, "contribution": links.contributions}
