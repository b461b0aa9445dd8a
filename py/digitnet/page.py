"""The page's door into Python: the only module that the page's worker calls.

Typed arrays come in and plain dicts of flat arrays go out, which cross to JavaScript as they are.
With each drawing comes what the person attends to, so one reply holds all that every view needs
and no part of the page can be out of step with another. What cannot be used is answered by a
refusal's name and values, for which the page has the words.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, wraps
from itertools import pairwise
from pathlib import Path
from typing import Any, ParamSpec, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from digitnet.network import Floats, Network
from digitnet.photo import find_ink, laid
from digitnet.reading import LINKS, Links, Reader, Reading, descending
from digitnet.reading.explaining import (
    explain_neuron,
    explain_output,
    explain_softmax,
    focus_on,
    gain_and_loss,
    tuned,
    weighted_sums,
)
from digitnet.reading.features import features_of
from digitnet.reading.settings import ReadingSettings
from digitnet.refusal import RefusalError
from digitnet.weights import from_bytes
from digitnet.weights.pickles import unpickle

SHIPPED = Path(__file__).with_name("shipped")
"""What the build takes from `weights.json` and stores in a form that takes no time to read."""

MOST_NUMBERS = 1_600_000
"""Two thousand hidden neurons in one layer: a larger network would keep Python from reading for
longer than a second."""
MOST_NEURONS = 2_000
"""In one hidden layer, as each is drawn."""
MOST_LAYERS = 3
"""Hidden ones, as they stand side by side."""

ALONE = -1
"""Instead of a rival: the output is explained by itself."""


class Carried(Protocol):
    """An array or an object as Pyodide hands it over."""

    def to_py(self) -> Any:
        """Its numbers."""


@dataclass(frozen=True)
class Attention:
    """What is to be explained with the next answer, and which activations are scaled.

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
    """Hidden neurons, each by its layer and number, and what its activation is multiplied by."""

    def within(self, sizes: list[int]) -> "Attention":
        """The same without what a network of these sizes does not have.

        A drawing that comes after another network was opened may still attend to the one before.
        """
        chosen, hidden = range(1, len(sizes)), range(1, len(sizes) - 1)

        def there(neuron: Sequence[float] | None, layers: range) -> bool:
            return neuron is not None and neuron[0] in layers and neuron[1] < sizes[int(neuron[0])]

        return replace(
            self,
            pointed=self.pointed if there(self.pointed, range(len(sizes))) else None,
            chosen=self.chosen if there(self.chosen, chosen) else None,
            strengths=[strength for strength in self.strengths if there(strength, hidden)],
        )


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
def open_network(file: Carried) -> dict[str, Any]:
    """Read with the network in this file from now on, and tell what the page draws of it.

    When it holds no digit reader's network, or one that the page cannot show, the one before stays.
    """
    data = bytes(file.to_py())
    if data.count(b",") > MOST_NUMBERS:  # as of a JSON
        raise RefusalError("large", LARGE)
    network, settings, transposed = from_bytes(data)
    reader = Reader(network, settings)
    _check_sizes(network.sizes)
    return _open(reader) | {"transposed": transposed}


LARGE = "The page reads with two thousand hidden neurons at most: train with fewer."


def _check_sizes(sizes: Sequence[int]) -> None:
    """Raise RefusalError when the page cannot show a network of these sizes, input first."""
    _, *hidden, _ = sizes
    if not hidden:
        sentence = "The page shows what hidden neurons do, and this network has none."
        raise RefusalError("no-hidden", sentence)
    if len(hidden) > MOST_LAYERS:
        sentence = (
            f"The page shows three hidden layers at most, and this network has {len(hidden)}."
        )
        raise RefusalError("many-layers", sentence, layers=len(hidden))
    if max(hidden) > MOST_NEURONS or sum(a * b for a, b in pairwise(sizes)) > MOST_NUMBERS:
        raise RefusalError("large", LARGE)


def open_shipped() -> dict[str, Any]:
    """Read with the network that the build laid beside this file, and tell the same of it."""
    return _open(_shipped_reader())


@cache
def _shipped_reader() -> Reader:
    """Made once: where Python began from a snapshot, the files that it came from are not there."""
    network = Network(**unpickle((SHIPPED / "weights.pkl").read_bytes()))
    return Reader(network, ReadingSettings(**json.loads((SHIPPED / "settings.json").read_text())))


def _open(reader: Reader) -> dict[str, Any]:
    global _reader
    _reader = reader
    features = vars(features_of(reader.network))
    settings = vars(reader.settings)
    return {"sizes": reader.network.sizes, "settings": settings, "transposed": False, **features}


@_or_refusal
def read_strokes(points: Carried, lengths: Carried, attention: Carried) -> dict[str, Any] | None:
    """Read a drawing: x0, y0, x1, y1 … of all its strokes, and how many points each has.

    None when there is no ink.
    """
    ink = np.asarray(points.to_py()).reshape(-1, 2)
    if not len(ink):
        return None
    ends = np.cumsum([0, *lengths.to_py()]).tolist()
    reader, attends = _attended(attention)
    strokes = [ink[start:end] for start, end in pairwise(ends)]
    return _reply(reader, reader.read_strokes(strokes, attends.links), attends)


@_or_refusal
def find_digit(grey: Carried, width: int, alpha: Carried | None = None) -> dict[str, Any]:
    """The ink in a grey picture of any kind, to show and read; `alpha` is empty where all of it is
    opaque."""
    picture = _rows(grey, width)
    if alpha and len(opacity := _rows(alpha, width)):
        picture = laid(picture, opacity)
    found = find_ink(picture)
    return {"ink": found.ravel(), "width": found.shape[1]}


@_or_refusal
def read_picture(ink: Carried, width: int, attention: Carried) -> dict[str, Any]:
    """Read a picture, row after row, ink bright on 0."""
    reader, attends = _attended(attention)
    return _reply(reader, reader.read_picture(_rows(ink, width), attends.links), attends)


def _rows(picture: Carried, width: int) -> NDArray[np.uint8]:
    points: NDArray[np.uint8] = np.asarray(picture.to_py())
    if width < 1 or len(points) % width:
        raise ValueError(f"A picture of {len(points)} points has no rows of {width}.")
    return points.reshape(-1, width)


def _attended(given: Carried) -> tuple[Reader, Attention]:
    """The reader, its activations scaled as is asked, and what it can explain of what is asked."""
    assert _reader, "open_network comes first"
    attention = Attention(**given.to_py()).within(_reader.network.sizes)
    if not attention.strengths:
        return _reader, attention
    strengths = [(int(layer), int(neuron), times) for layer, neuron, times in attention.strengths]
    return Reader(tuned(_reader.network, strengths), _reader.settings), attention


def _reply(reader: Reader, reading: Reading, attention: Attention) -> dict[str, Any]:
    explained = reader.network, reading.activations
    sums = weighted_sums(*explained)
    return {
        "digit": reading.digit,
        "sure": reading.sure,
        "confidence": reading.confidence,
        "output": reading.output,
        "doubt": vars(reading.doubt) if reading.doubt else None,
        "confidences": reading.confidences,
        "ranking": reading.ranking,
        "activations": reading.activations,
        "most_active": descending(reading.activations[1]),
        "sums": sums,
        "softmax": vars(explain_softmax(sums[-1], reader.settings.temperature)),
        "links": [_links(links) for links in reading.links],
        "leading": _leading(reader.network, reading),
        **_explanations(*explained, reading, attention),
    }


def _leading(network: Network, reading: Reading) -> dict[str, Any]:
    """The hidden neuron that contributes most to the answer, and its weighted sum written out.

    Of several hidden layers none both sees points and feeds the outputs: then it is the most active
    neuron of the first.
    """
    seen, hidden = reading.activations[:2]
    contributions = (
        hidden if len(network.weights) > 2 else network.weights[1][reading.digit] * hidden
    )
    neuron = int(contributions.argmax())
    products, bias = network.weights[0][neuron] * seen, float(network.biases[0][neuron])
    gain, loss = gain_and_loss(products)
    return {
        "neuron": neuron,
        "points": products,
        "gain": gain,
        "loss": loss,
        "bias": bias,
        "sum": gain + loss + bias,
    }


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
