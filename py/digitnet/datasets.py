"""MNIST, from the files in which it comes, and other sets of pictures.

MNIST comes as Keras' `mnist.npz`, as its four IDX files in a folder, or through Keras itself.
"""

import gzip
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from digitnet.samples import Array, Pictures, checked_labels, load_arrays


@dataclass(frozen=True)
class Mnist:
    """MNIST's two halves."""

    train: Pictures
    test: Pictures


def load_mnist(source: str) -> Mnist:
    """MNIST from "keras", an `.npz`, or a folder with the four IDX files."""
    if source == "keras":
        return _mnist_from_keras()
    path = Path(source)
    if path.is_dir():
        return Mnist(_idx_pictures(path, "train"), _idx_pictures(path, "t10k"))
    arrays = load_arrays(path)
    if "x_train" not in arrays:
        raise ValueError(f"{path} holds no MNIST: it needs x_train, y_train, x_test and y_test.")
    return mnist_from(arrays, path)


def mnist_from(arrays: dict[str, Array], path: Path) -> Mnist:
    """MNIST from the arrays of an `.npz`, which `path` names in complaints."""
    return Mnist(
        pictures_from(arrays.get("x_train"), arrays.get("y_train"), path),
        pictures_from(arrays.get("x_test"), arrays.get("y_test"), path),
    )


def pictures_from(images: Array | None, labels: Array | None, path: Path) -> Pictures:
    """Pictures from arrays of the file `path`, if they are that."""
    if images is None or images.ndim != 3 or images.dtype != np.uint8 or not len(images):
        raise ValueError(f"The images of {path} must be (n, h, w) bytes, ink bright on 0.")
    black = ~images.any(axis=(1, 2))
    if black.any():
        raise ValueError(f"Picture {black.argmax()} of {path} is black all over: take it out.")
    return Pictures(images, checked_labels(labels, len(images), path))


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
            data = gzip.decompress(data)
        head = 4 + 4 * dimensions
        shape = np.frombuffer(data[4:head], ">u4").astype(int)
        if data[:4] != bytes([0, 0, 8, dimensions]):
            raise ValueError("wrong type")
        return np.frombuffer(data[head:], np.uint8).reshape(shape)
    except (ValueError, OSError, EOFError) as error:
        raise ValueError(f"{found[0]} is not a whole IDX file of bytes: fetch it again.") from error


def _mnist_from_keras() -> Mnist:
    instead = "Name what you have: --data FILE (mnist.npz, or a folder with the four IDX files)."
    try:
        from tensorflow.keras.datasets import mnist
    except ImportError:
        raise ValueError(f"TensorFlow, which fetches MNIST, is not installed. {instead}") from None
    try:
        train, test = mnist.load_data()
    except Exception as error:  # Keras raises a bare Exception when the download fails.
        raise ValueError(f"TensorFlow could not fetch MNIST. {instead}") from error
    return Mnist(Pictures(*train), Pictures(*test))
