"""The page's door into Python: the only module that the page's worker calls.

Typed arrays come in and plain dicts of flat arrays go out, which cross to JavaScript as they are.
With each drawing comes what the person attends to, so one reply holds all that every view needs
and no part of the page can be out of step with another. What cannot be used is answered by a
refusal's name and values, for which the page has the words.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, wraps
from itertools import pairwise
from pathlib import Path
from typing import Any, ParamSpec, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from digitnet.explaining import explain_neuron, explain_output, focus_on, tuned, weighted_sums
from digitnet.learned import what_was_learned
from digitnet.manner import Manner
from digitnet.network import Floats, Network
from digitnet.photo import find_ink
from digitnet.pickles import unpickle
from digitnet.reading import LINKS, Links, Reader, Reading, descending
from digitnet.refusal import RefusalError
from digitnet.weights import from_json

SHIPPED = Path(__file__).with_name("shipped")
"""What the build takes from `weights.json` and stores in a form that takes no time to read."""

MOST_NUMBERS = 1_600_000
"""A network opened in the page has two thousand hidden neurons at most: a larger one would keep
Python from reading for longer than a second."""

ALONE = -1
"""Instead of a rival: the output is explained by itself."""


class Carried(Protocol):
    """An array or an object as Pyodide hands it over."""

    def to_py(self) -> Any:
        """Its numbers."""


@dataclass(frozen=True)
class Attention:
    """What is to be explained with the next answer, and which neurons are heard otherwise.

    A neuron is named by its layer, the input being 0, and its number there.
    """

    links: int = LINKS
    """How many connections of each layer are shown."""
    pointed: list[int] | None = None
    chosen: list[int] | None = None
    rival: int | None = None
    """The digit that a chosen output is argued against, or ALONE for none; without one it is the
    likeliest other digit."""
    strengths: list[list[float]] = field(default_factory=list)
    """Pairs: a neuron of the last hidden layer, and how many times as loud it is heard."""


Given = ParamSpec("Given")
Answer = TypeVar("Answer")


def _or_refusal(door: Callable[Given, Answer]) -> Callable[Given, Answer | dict[str, Any]]:
    @wraps(door)
    def answer(*given: Given.args, **named: Given.kwargs) -> Answer | dict[str, Any]:
        try:
            return door(*given, **named)
        except RefusalError as refusal:
            return {"refused": refusal.name, "values": refusal.values}

    return answer


_reader: Reader | None = None


@_or_refusal
def open_network(text: str) -> dict[str, Any]:
    """Read with the network of this `weights.json` from now on, and tell what the page draws of it.

    When the text is not a digit reader's network, or that of a large one, the one before stays.
    """
    if text.count(",") > MOST_NUMBERS:
        sentence = "The page reads with two thousand hidden neurons at most: train with fewer."
        raise RefusalError("large", sentence)
    return _open(Reader(*from_json(text)))


def open_shipped() -> dict[str, Any]:
    """Read with the network that the build laid beside this file, and tell the same of it."""
    return _open(_shipped_reader())


@cache
def _shipped_reader() -> Reader:
    """Made once: where Python began from a snapshot, the files that it came from are not there."""
    network = Network(**unpickle((SHIPPED / "weights.pkl").read_bytes()))
    return Reader(network, Manner(**json.loads((SHIPPED / "manner.json").read_text())))


def _open(reader: Reader) -> dict[str, Any]:
    global _reader
    _reader = reader
    return {"sizes": reader.network.sizes, **vars(what_was_learned(reader.network))}


@_or_refusal
def read_strokes(points: Carried, lengths: Carried, attention: Carried) -> dict[str, Any] | None:
    """Read a drawing: x0, y0, x1, y1 … of all its strokes, and how many points each has.

    None when there is no ink.
    """
    ink = np.asarray(points.to_py()).reshape(-1, 2)
    if not len(ink):
        return None
    ends = np.cumsum([0, *lengths.to_py()]).tolist()
    attends = Attention(**attention.to_py())
    reader = _reader_for(attends)
    strokes = [ink[start:end] for start, end in pairwise(ends)]
    return _reply(reader, reader.read_strokes(strokes, attends.links), attends)


@_or_refusal
def find_digit(grey: Carried, width: int) -> dict[str, Any]:
    """The ink in a grey picture of any kind, to show and read."""
    found = find_ink(_rows(grey, width))
    return {"ink": found.ravel(), "width": found.shape[1]}


@_or_refusal
def read_picture(ink: Carried, width: int, attention: Carried) -> dict[str, Any]:
    """Read a picture, row after row, ink bright on 0."""
    attends = Attention(**attention.to_py())
    reader = _reader_for(attends)
    return _reply(reader, reader.read_picture(_rows(ink, width), attends.links), attends)


def _rows(picture: Carried, width: int) -> NDArray[np.uint8]:
    points: NDArray[np.uint8] = np.asarray(picture.to_py())
    if width < 1 or len(points) % width:
        raise ValueError(f"A picture of {len(points)} points has no rows of {width}.")
    return points.reshape(-1, width)


def _reader_for(attention: Attention) -> Reader:
    assert _reader, "open_network comes first"
    if not attention.strengths:
        return _reader
    strengths = np.ones(_reader.network.sizes[-2], np.float32)
    for neuron, strength in attention.strengths:
        strengths[int(neuron)] = strength
    return Reader(tuned(_reader.network, strengths), _reader.manner)


def _reply(reader: Reader, reading: Reading, attention: Attention) -> dict[str, Any]:
    explained = reader.network, reading.activations
    return {
        "digit": reading.digit,
        "sure": reading.sure,
        "confidence": reading.confidence,
        "confidences": reading.confidences,
        "ranking": reading.ranking,
        "activations": reading.activations,
        "liveliest": descending(reading.activations[-2]),
        "sums": weighted_sums(*explained),
        "links": [_links(links) for links in reading.links],
        "loudest": _loudest(reader.network, reading),
        **_explanations(*explained, reading, attention),
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


def _explanations(
    network: Network, activations: list[Floats], reading: Reading, attention: Attention
) -> dict[str, Any]:
    """What is pointed at, or else chosen, with its connections; and what is chosen in full."""
    told: dict[str, Any] = {}
    if attended := attention.pointed or attention.chosen:
        focus = focus_on(network, activations, *attended)
        told["focus"] = vars(focus) | {"links": [_links(links) for links in focus.links]}
    if attention.chosen:
        layer, index = attention.chosen
        told["chosen"] = vars(explain_neuron(network, activations, layer, index))
        if layer == len(network.weights):
            rival = _rival(index, attention.rival, reading)
            told["argument"] = vars(explain_output(network, activations, index, rival))
    return told


def _rival(digit: int, wished: int | None, reading: Reading) -> int | None:
    """The digit to argue against, if any: as wished, or the likeliest but for the digit itself."""
    if wished is not None:
        return None if wished == ALONE else wished
    first, second = reading.ranking[:2]
    return int(second if first == digit else first)


def _links(links: Links) -> dict[str, Any]:
    return {"from": links.sources, "to": links.targets, "contribution": links.contributions}
