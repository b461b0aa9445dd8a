"""Samples to learn from and to be judged by: pictures or drawings, each with the digit meant."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
            size = sum(entry.file_size for entry in stored.zip.infolist())
            if size > MOST_BYTES:
                raise ValueError("too large when unpacked")
            return {name: stored[name] for name in stored.files}
    except FileNotFoundError:
        raise ValueError(f"There is no file {path}: check the name.") from None
    except Exception as error:  # A damaged archive can fail in any way at all.
        most = f"{MOST_BYTES / 1e9:g} GB"
        raise ValueError(
            f"{path} is no readable .npz of at most {most}: fetch it again."
        ) from error


def checked_labels(labels: Array | None, count: int, path: Path) -> Labels:
    """The labels of the file `path`, if they are `count` digits."""
    if labels is None or labels.shape != (count,) or labels.dtype.kind not in "iu":
        raise ValueError(f"{path} needs {count} labels, one for each sample.")
    if not np.isin(labels, range(10)).all():
        raise ValueError(f"The labels of {path} must be digits from 0 to 9.")
    return labels.astype(np.uint8)
