"""MNIST and other people's drawings, from the files in which they come.

MNIST comes as Keras' `mnist.npz`, as its four IDX files in a folder, or through Keras itself;
drawings come as `.npz` (flat points, strokes, drawings), sets of pictures as `.npz` of images.
"""

import gzip
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

Labels = NDArray[np.uint8]
Array = NDArray[Any]


@dataclass(frozen=True)
class Pictures:
    """Images (n, h, w) uint8, ink bright on 0, and the digits that they show (n,)."""

    images: NDArray[np.uint8]
    labels: Labels


@dataclass(frozen=True)
class Drawings:
    """Drawings, each a list of strokes (n, 2), the digits meant (n,), and who drew each (n,)."""

    strokes: Sequence[Sequence[NDArray[np.float32]]]
    labels: Labels
    writers: NDArray[np.str_]


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
    return _mnist(arrays, path)


def load_samples(path: Path) -> Pictures | Drawings:
    """What is to be read in an `.npz`: MNIST's test half, pictures or drawings."""
    arrays = load_arrays(path)
    if "x_test" in arrays:
        return _mnist(arrays, path).test
    if "images" in arrays:
        return _pictures(arrays.get("images"), arrays.get("labels"), path)
    if "points" in arrays:
        return _drawings(arrays, path)
    raise ValueError(f"{path} holds neither MNIST (x_test) nor images nor drawings (points).")


def load_drawings(path: Path) -> Drawings:
    """Drawings to train on."""
    samples = load_samples(path)
    if not isinstance(samples, Drawings):
        raise ValueError(f"{path} holds pictures: --drawings needs strokes.")
    return samples


def load_arrays(path: Path) -> dict[str, Array]:
    """All arrays of an `.npz`, and nothing that would have to be unpickled."""
    try:
        with np.load(path, allow_pickle=False) as stored:
            return {name: stored[name] for name in stored.files}
    except FileNotFoundError:
        raise ValueError(f"There is no file {path}: check the name.") from None
    except (OSError, ValueError, AttributeError, EOFError, BadZipFile) as error:
        raise ValueError(f"{path} is not a readable .npz file: fetch it again.") from error


def _mnist(arrays: dict[str, Array], path: Path) -> Mnist:
    return Mnist(
        _pictures(arrays.get("x_train"), arrays.get("y_train"), path),
        _pictures(arrays.get("x_test"), arrays.get("y_test"), path),
    )


def _pictures(images: Array | None, labels: Array | None, path: Path) -> Pictures:
    if images is None or images.ndim != 3 or images.dtype != np.uint8 or not len(images):
        raise ValueError(f"The images of {path} must be (n, h, w) bytes, ink bright on 0.")
    return Pictures(images, _labels(labels, len(images), path))


def _labels(labels: Array | None, count: int, path: Path) -> Labels:
    if labels is None or labels.shape != (count,) or labels.dtype.kind not in "iu":
        raise ValueError(f"{path} needs {count} labels, one for each sample.")
    if not np.isin(labels, range(10)).all():
        raise ValueError(f"The labels of {path} must be digits from 0 to 9.")
    return labels.astype(np.uint8)


def _drawings(arrays: dict[str, Array], path: Path) -> Drawings:
    missing = {"points", "strokes", "drawings", "labels"} - arrays.keys()
    if missing:
        raise ValueError(f"The drawings of {path} lack {', '.join(sorted(missing))}.")
    points = arrays["points"].astype(np.float32)
    if points.ndim != 2 or points.shape[1] != 2 or not np.isfinite(points).all():
        raise ValueError(f"The points of {path} must be finite numbers of shape (n, 2).")
    strokes = np.split(points, _ends(arrays["strokes"], len(points), path))
    ends = _ends(arrays["drawings"], len(strokes), path)
    first = np.concatenate([[0], ends])
    last = np.concatenate([ends, [len(strokes)]])
    drawings = [strokes[a:b] for a, b in zip(first, last, strict=True)]
    if not all(sum(map(len, drawing)) for drawing in drawings):
        raise ValueError(f"{path} has a drawing without points: take it out.")
    writers = arrays.get("writers", np.full(len(drawings), path.stem))
    return Drawings(drawings, _labels(arrays["labels"], len(drawings), path), writers)


def _ends(offsets: Array, total: int, path: Path) -> NDArray[np.intp]:
    """Where to split, from offsets that run from 0 to `total`."""
    if offsets.ndim != 1 or offsets.dtype.kind not in "iu" or len(offsets) < 2:
        raise ValueError(f"The strokes and drawings of {path} must be lists of offsets.")
    if offsets[0] != 0 or offsets[-1] != total or (np.diff(offsets) < 0).any():
        raise ValueError(f"The offsets of {path} must rise from 0 to the number of their items.")
    return offsets[1:-1]


def _idx_pictures(folder: Path, half: str) -> Pictures:
    images = _idx(folder, f"{half}-images", "idx3-ubyte", 3)
    labels = _idx(folder, f"{half}-labels", "idx1-ubyte", 1)
    return _pictures(images, labels, folder)


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
