"""Samples to learn from and to be judged by: pictures or drawings, each with the digit meant."""

import gzip
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Labels = NDArray[np.uint8]
Strokes = Sequence[NDArray[np.float32]]
"""One drawing: its strokes, each (n, 2) points x, y; y grows downwards."""

MOST_BYTES = 2e9
"""What an `.npz` may hold when unpacked: forty times as much as MNIST."""


@dataclass(frozen=True)
class Pictures:
    """Images (n, h, w) uint8, ink bright on 0, and the digits that they show (n,)."""

    images: NDArray[np.uint8]
    labels: Labels


@dataclass(frozen=True)
class Drawings:
    """Drawings, the digits that were meant (n,), and who drew each (n,)."""

    strokes: Sequence[Strokes]
    labels: Labels
    writers: NDArray[np.str_]


def load_arrays(path: Path) -> dict[str, Array]:
    """All arrays of an `.npz`, and nothing that would have to be unpickled."""
    if other := what_else(path):
        raise ValueError(f"{path} is {other}.")
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
            size = sum(entry.file_size for entry in stored.zip.infolist())
            if size <= MOST_BYTES:
                return {name: stored[name] for name in stored.files}
    except Exception as error:  # A damaged archive can fail in any way at all.
        if "allow_pickle" in str(error):
            raise ValueError(f"{path} holds {OBJECTS}: save arrays of numbers.") from error
        raise ValueError(f"{path} is a damaged or incomplete .npz: fetch it again.") from error
    raise ValueError(f"{path} holds more than {MOST_BYTES / 1e9:g} GB: that is no set of digits.")


def _names(archive: Path) -> list[str]:
    """What a zip archive holds; nothing of a damaged one, which can fail in any way at all."""
    try:
        return ZipFile(archive).namelist()
    except Exception:
        return []


def what_else(path: Path) -> str | None:
    """What a file is, and what to do about it, unless it is a zip archive of arrays."""
    try:
        with path.open("rb") as file:
            begin = file.read(512)
        if begin[:2] == b"\x1f\x8b":
            with gzip.open(path) as unpacked:
                begin = unpacked.read(4)
            if begin[:3] != IDX and not _pickled(begin, path):
                return "gzipped: unpack it and name what was in it"
        if begin[:2] == b"PK":
            foreign = not all(name.endswith(".npy") for name in _names(path))
            return "a zip archive, no .npz: unpack it and name what was in it" if foreign else None
    except FileNotFoundError:
        raise ValueError(f"There is no file {path}: check the name.") from None
    except OSError as error:
        reason = error.strerror or "damaged"
        raise ValueError(f"{path} cannot be read ({reason}): fetch it again.") from error
    except (BadZipFile, EOFError, zlib.error) as error:
        raise ValueError(f"{path} is damaged or incomplete: fetch it again.") from error
    return _unzipped(begin, path)


OBJECTS = "objects that would have to be unpickled, which could run a stranger's code"
IDX = b"\0\0\x08"
"""How an IDX file of bytes begins."""


def _unzipped(begin: bytes, path: Path) -> str:
    if not begin:
        return "empty: fetch it again"
    if begin[:3] == IDX:
        return "one of MNIST's four IDX files: name the folder that holds all four"
    if _pickled(begin, path):
        return "a pickle, which could run a stranger's code: name MNIST as .npz, IDX or .csv"
    if begin.lstrip()[:1] == b"<":
        return "a web page, no data: fetch the file itself"
    return "none of the files that are read here: name an .npz, as Keras' mnist.npz is"


def _pickled(begin: bytes, path: Path) -> bool:
    return begin[:1] == b"\x80" or bool({".pkl", ".pickle"} & {*path.suffixes})


def checked_labels(labels: Array | None, count: int, path: Path) -> Labels:
    """The labels of the file `path`, if they are `count` digits."""
    if labels is None or labels.shape != (count,):
        raise ValueError(f"{path} needs {count} labels, one for each sample.")
    if labels.dtype.kind not in "iu":
        raise ValueError(f"The labels of {path} must be whole numbers, not {labels.dtype}.")
    if not np.isin(labels, range(10)).all():
        raise ValueError(f"The labels of {path} must be digits from 0 to 9.")
    return labels.astype(np.uint8)
