"""The page's door into Python: the only module that the page's worker calls.

Typed arrays come in and plain dicts of flat arrays go out, which cross to JavaScript as they are.
"""

from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from digitnet.reading import Links, Reader, Reading
from digitnet.weights import from_json


class Carried(Protocol):
    """A typed array as Pyodide hands it over."""

    def to_py(self) -> memoryview:
        """Its numbers."""


_reader: Reader | None = None


def open_network(text: str) -> dict[str, Any]:
    """Read with the network of this `weights.json` from now on, and tell what the page draws of it.

    Raises ValueError when the text is not a digit reader's network; the one before then stays.
    """
    global _reader
    _reader = Reader(*from_json(text))
    network = _reader.network
    return {"sizes": network.sizes, "favours": network.weights[-1].argmax(axis=0).astype(np.int32)}


def read_strokes(points: Carried, lengths: Carried) -> dict[str, Any] | None:
    """Read a drawing: x0, y0, x1, y1 … of all its strokes, and how many points each has.

    None when there is no ink.
    """
    assert _reader, "open_network comes first"
    ink = np.asarray(points.to_py()).reshape(-1, 2)
    ends: NDArray[np.intp] = np.cumsum(np.asarray(lengths.to_py()))
    return _reply(_reader.read_strokes(np.split(ink, ends[:-1]))) if len(ink) else None


def _reply(reading: Reading) -> dict[str, Any]:
    return {
        "digit": reading.digit,
        "sure": reading.sure,
        "confidence": reading.confidence,
        "confidences": reading.confidences,
        "activations": reading.activations,
        "links": [_links(links) for links in reading.links],
    }


def _links(links: Links) -> dict[str, Any]:
    return {"from": links.sources, "to": links.targets, "contribution": links.contributions}
