"""MNIST, from the files in which it comes, and other sets of pictures.

MNIST comes as Keras' `mnist.npz`, as its four IDX files in a folder, as text with a digit a line
(`.csv`, the label first, as Kaggle has it), or through Keras itself.
"""

import gzip
import math
import warnings
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from digitnet.data.samples import MOST_BYTES, Array, Pictures, checked_labels, load_arrays


@dataclass(frozen=True)
class Mnist:
    """MNIST's two halves."""

    train: Pictures
    test: Pictures
    tested_on: str = "MNIST's test half"


TESTED = 7
"""Where there is no test half, one of so many pictures is kept as a test, as MNIST has it."""


def load_mnist(source: str) -> Mnist:
    """MNIST from "keras", an `.npz`, a `.csv`, or a folder with the four IDX files."""
    if source == "keras":
        return _mnist_from_keras()
    path = Path(source)
    if path.is_dir():
        return Mnist(_idx_pictures(path, "train"), _idx_pictures(path, "t10k"))
    if path.suffix == ".csv":
        return _divided(_csv_pictures(path), path)
    arrays = load_arrays(path)
    if missing := {"x_train", "y_train", "x_test", "y_test"} - arrays.keys():
        raise ValueError(f"{path} holds no MNIST: it lacks {', '.join(sorted(missing))}.")
    return mnist_from(arrays, path)


def mnist_from(arrays: dict[str, Array], path: Path) -> Mnist:
    """MNIST from the arrays of an `.npz`, which `path` names in complaints."""
    return Mnist(
        pictures_from(arrays.get("x_train"), arrays.get("y_train"), path),
        pictures_from(arrays.get("x_test"), arrays.get("y_test"), path),
    )


def pictures_from(images: Array | None, labels: Array | None, path: Path) -> Pictures:
    """Pictures from arrays of the file `path`, if they are that."""
    if images is None or images.ndim != 3 or images.dtype != np.uint8 or not images.size:
        given = "none" if images is None else f"{images.shape} {images.dtype}"
        raise ValueError(
            f"The images of {path} must be (n, h, w) bytes, ink bright on 0, not {given}."
        )
    black = ~images.any(axis=(1, 2))
    if black.any():
        raise ValueError(f"Picture {black.argmax()} of {path} is black all over: take it out.")
    return Pictures(images, checked_labels(labels, len(images), path))


def pictures_to_read(path: Path) -> Pictures:
    """The test half in a folder of IDX files, or all pictures of a `.csv`."""
    return _csv_pictures(path) if path.is_file() else _idx_pictures(path, "t10k")


def _divided(pictures: Pictures, path: Path) -> Mnist:
    test = np.arange(len(pictures.labels)) % TESTED == TESTED - 1
    if not test.any():
        raise ValueError(f"{path} has too few pictures to keep one of {TESTED} as a test.")
    train, kept = (Pictures(pictures.images[part], pictures.labels[part]) for part in (~test, test))
    return Mnist(train, kept, f"every {TESTED}th picture of {path.name}")


def _csv_pictures(path: Path) -> Pictures:
    """A picture a line: its label, then its points, row after row; a first line may name them."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise ValueError(f"it is larger than {MOST_BYTES / 1e9:g} GB")
        with path.open(encoding="utf-8-sig") as file, warnings.catch_warnings(action="error"):
            names = int(not file.readline().startswith(("-", *"0123456789")))
            file.seek(0)
            table = np.loadtxt(file, np.int16, delimiter=",", skiprows=names, ndmin=2)
    except FileNotFoundError:
        raise ValueError(f"There is no file {path}: check the name.") from None
    except UserWarning:
        raise ValueError(f"{path} is no table of whole numbers: there is none in it.") from None
    except (ValueError, OSError) as error:
        reason = str(error).splitlines()[0].rstrip(".:;")
        raise ValueError(f"{path} is no table of whole numbers: {reason}.") from error
    side = math.isqrt(max(0, table.shape[1] - 1))
    if not table.size or side < 2 or side**2 != table.shape[1] - 1:
        raise ValueError(
            f"{path} has {table.shape[1]} numbers a line: a label and a square picture are 785, as "
            "in Kaggle's train.csv (its test.csv has no labels)."
        )
    points = table[:, 1:]
    if points.min() < 0 or points.max() > 255:
        raise ValueError(f"The points in {path} must be from 0 to 255.")
    return pictures_from(points.reshape(-1, side, side).astype(np.uint8), table[:, 0], path)


def _idx_pictures(folder: Path, half: str) -> Pictures:
    images = _idx(folder, f"{half}-images", "idx3-ubyte", 3)
    labels = _idx(folder, f"{half}-labels", "idx1-ubyte", 1)
    return pictures_from(images, labels, folder)


def _idx(folder: Path, name: str, kind: str, dimensions: int) -> NDArray[np.uint8]:
    """One IDX file: 0, 0, 8 for bytes, the number of dimensions, their lengths, the data."""
    names = [f"{name}{dot}{kind}{end}" for dot in "-." for end in ("", ".gz")]
    found = [folder / name for name in names if (folder / name).is_file()]
    if not found:
        raise ValueError(f"{folder} lacks {name}-{kind}, one of MNIST's four IDX files.")
    try:
        data = found[0].read_bytes()
        if found[0].suffix == ".gz":
            with gzip.open(found[0]) as packed:
                data = packed.read(int(MOST_BYTES))
        head = 4 + 4 * dimensions
        shape = np.frombuffer(data[4:head], ">u4").astype(int)
        if data[:4] != bytes([0, 0, 8, dimensions]):
            raise ValueError("wrong type")
        return np.frombuffer(data[head:], np.uint8).reshape(shape)
    except (ValueError, OSError, EOFError, zlib.error) as error:
        raise ValueError(f"{found[0]} is not a whole IDX file of bytes: fetch it again.") from error


def _mnist_from_keras() -> Mnist:
    instead = "Name what you have: --data FILE (mnist.npz, a .csv, or a folder of IDX files)."
    try:
        from tensorflow.keras.datasets import mnist
    except ImportError:
        raise ValueError(f"TensorFlow, which fetches MNIST, is not installed. {instead}") from None
    try:
        train, test = mnist.load_data()
    except Exception as error:  # Keras raises a bare Exception when the download fails.
        raise ValueError(f"TensorFlow could not fetch MNIST. {instead}") from error
    return Mnist(Pictures(*train), Pictures(*test))
