"""Other people's drawings, from the files in which they come.

`.npz` holds flat points with offsets; `.json` is what the page exports as "My digits"; `.tra` and
`.tes` are UCI's pendigits-orig, UNIPEN text of pen strokes.
"""

import json
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from digitnet.data.samples import Array, Drawings, Strokes, checked_labels, load_arrays

EXPORT = {"format": "digitnet-drawings", "version": 1}
"""The head of the page's export; its `drawings` are [{"digit": 7, "strokes": [[[x, y], …], …]}]."""


KINDS = ".npz, the .json that the page exports, or UCI's pendigits-orig.tra"
"""Where drawings come from, for whoever named something else."""


def load_drawings(path: Path) -> Drawings:
    """The drawings in a file of any of the three kinds; raise ValueError when there are none."""
    if path.suffix == ".npz":
        return drawings_from(load_arrays(path), path)
    try:
        text = path.read_text("utf-8-sig")
    except FileNotFoundError:
        raise ValueError(f"There is no file {path}: check the name.") from None
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(f"{path} holds no drawings, which come as {KINDS}.") from error
    return _from_export(text, path) if path.suffix == ".json" else _from_unipen(text, path)


def _checked(strokes: Sequence[Strokes], labels: Array, writers: Array, path: Path) -> Drawings:
    if not strokes:
        raise ValueError(f"{path} holds no drawings.")
    if not all(sum(map(len, drawing)) for drawing in strokes):
        raise ValueError(f"{path} has a drawing without points: take it out.")
    if not all(np.isfinite(stroke).all() for drawing in strokes for stroke in drawing):
        raise ValueError(f"The points of {path} must be finite numbers.")
    labels = checked_labels(labels, len(strokes), path)
    if writers.shape != labels.shape:
        raise ValueError(f"{path} needs {len(labels)} writers, one for each drawing.")
    return Drawings(strokes, labels, writers.astype(np.str_))


def _points(numbers: ArrayLike) -> NDArray[np.float32]:
    """The points (n, 2) of a stroke; what is too large becomes infinite, and is refused as that."""
    with np.errstate(over="ignore"):
        return np.asarray(numbers, np.float32).reshape(-1, 2)


def drawings_from(arrays: dict[str, Array], path: Path) -> Drawings:
    """Drawings from the arrays of an `.npz`, which `path` names in complaints."""
    missing = {"points", "strokes", "drawings", "labels"} - arrays.keys()
    if missing:
        raise ValueError(f"The drawings of {path} lack {', '.join(sorted(missing))}.")
    points = arrays["points"]
    if points.ndim != 2 or points.shape[1] != 2 or points.dtype.kind not in "fiu":
        raise ValueError(f"The points of {path} must be numbers of shape (n, 2).")
    strokes = _split(_points(points), arrays["strokes"], path)
    drawings = _split(strokes, arrays["drawings"], path)
    writers = arrays.get("writers", np.full(len(drawings), path.stem))
    return _checked(drawings, arrays["labels"], writers, path)


def _split(items: Any, offsets: Array, path: Path) -> list[Any]:
    """Items from each offset up to the next."""
    if offsets.ndim != 1 or offsets.dtype.kind not in "iu" or len(offsets) < 2:
        raise ValueError(f"The strokes and drawings of {path} must be lists of offsets.")
    if offsets[0] != 0 or offsets[-1] != len(items) or (offsets[1:] < offsets[:-1]).any():
        raise ValueError(f"The offsets of {path} must rise from 0 to the number of their items.")
    return [items[a:b] for a, b in pairwise(offsets)]


def _from_export(text: str, path: Path) -> Drawings:
    try:
        document = json.loads(text)
        if {key: document[key] for key in EXPORT} != EXPORT:
            raise ValueError("another format or version")
        entries = document["drawings"]
        strokes = [[_points(stroke) for stroke in entry["strokes"]] for entry in entries]
        labels = np.array([entry["digit"] for entry in entries])
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError) as error:
        raise ValueError(f"{path} is not an export of drawings from the page.") from error
    return _checked(strokes, labels, np.full(len(strokes), path.stem), path)


def _from_unipen(text: str, path: Path) -> Drawings:
    """A `.SEGMENT DIGIT` begins a drawing and names it, `.COMMENT digit writer …` its writer."""
    strokes: list[list[list[tuple[float, float]]]] = []
    labels: list[int] = []
    writers: list[str] = []
    try:
        for line in filter(None, map(str.split, text.splitlines())):
            match line:
                case [".SEGMENT", "DIGIT", *_, label]:
                    strokes.append([])
                    labels.append(int(label.strip('"')))
                    writers.append(path.stem)
                case [".COMMENT", digit, writer, *_] if labels and digit == str(labels[-1]):
                    writers[-1] = f"{path.suffix[1:]}{int(writer):02}"
                case [".PEN_DOWN"]:
                    strokes[-1].append([])
                case [x, y] if not x.startswith("."):
                    strokes[-1][-1].append((float(x), -float(y)))  # UNIPEN's y grows upwards.
    except (ValueError, IndexError) as error:
        raise ValueError(f"{path} is not UNIPEN text of digits, as pendigits-orig is.") from error
    if not strokes:
        raise ValueError(f"{path} holds no drawings, which come as {KINDS}.")
    arrays = [[_points(stroke) for stroke in drawing] for drawing in strokes]
    return _checked(arrays, np.array(labels), np.array(writers), path)
