"""MNIST comes in from every kind of file, and of anything else it is said what it is."""

import gzip
import pickle
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import numpy as np
import pytest
from numpy.typing import NDArray

from digitnet.data.mnist import load_mnist
from digitnet.data.samples import Pictures

Arrays = dict[str, NDArray[np.uint8]]


@pytest.fixture(scope="module")
def arrays(mnist_file: Path) -> Arrays:
    with np.load(mnist_file) as stored:
        return {name: stored[name] for name in stored.files}


def table(pictures: Pictures, named: bool = True) -> str:
    names = ",".join(["label", *(f"pixel{n}" for n in range(784))])
    rows = np.column_stack([pictures.labels, pictures.images.reshape(-1, 784)])
    lines = [",".join(map(str, row)) for row in rows.tolist()]
    return "\n".join([names] * named + lines) + "\n"


@pytest.mark.parametrize(("named", "begin"), [(True, ""), (False, ""), (True, "\ufeff")])
def test_text_with_the_label_first_is_read_as_kaggle_has_it(
    named: bool, begin: str, mnist_test: Pictures, tmp_path: Path
) -> None:
    (tmp_path / "train.csv").write_text(begin + table(mnist_test, named), "utf-8")
    mnist = load_mnist(str(tmp_path / "train.csv"))
    assert mnist.tested_on == "every 7th picture of train.csv"
    np.testing.assert_array_equal(mnist.test.images, mnist_test.images[6::7])
    np.testing.assert_array_equal(mnist.test.labels, mnist_test.labels[6::7])
    kept = np.arange(200) % 7 != 6
    np.testing.assert_array_equal(mnist.train.images, mnist_test.images[kept])


def idx(values: NDArray[np.uint8]) -> bytes:
    head = np.array([0x800 + values.ndim, *values.shape], ">u4")
    return head.tobytes() + values.tobytes()


def write_idx(folder: Path, arrays: Arrays, damage: Callable[[bytes], bytes]) -> None:
    for half, name in (("train", "train"), ("test", "t10k")):
        packed = gzip.compress(idx(arrays[f"x_{half}"]), mtime=0)
        (folder / f"{name}-images-idx3-ubyte.gz").write_bytes(damage(packed))
        (folder / f"{name}-labels-idx1-ubyte").write_bytes(idx(arrays[f"y_{half}"]))


def flipped(at: int) -> Callable[[bytes], bytes]:
    def flip(data: bytes) -> bytes:
        return data[:at] + bytes([data[at] ^ 0x10]) + data[at + 1 :]

    return flip


@pytest.mark.parametrize(
    "damage", [*(flipped(at) for at in (0, 3, 12, 40, 900, 5000, -3)), lambda data: data[:-2000]]
)
def test_a_damaged_idx_file_is_named(
    arrays: Arrays, damage: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    write_idx(tmp_path, arrays, damage)
    with pytest.raises(ValueError, match=r"train-images-idx3-ubyte.gz is not a whole IDX file"):
        load_mnist(str(tmp_path))


def zipped(name: str, content: bytes) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        archive.writestr(name, content)
    return buffer.getvalue()


PICKLE = pickle.dumps(((1, 2), (3, 4), (5, 6)), protocol=2)


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("mnist.pkl.gz", gzip.compress(PICKLE, mtime=0), "a pickle, which could run"),
        ("mnist.gz", gzip.compress(PICKLE, mtime=0), "a pickle, which could run"),
        ("mnist.pkl", PICKLE, "a pickle, which could run"),
        ("mnist.npz", gzip.compress(b"label,pixel0", mtime=0), "gzipped: unpack it"),
        ("train-images-idx3-ubyte", idx(np.zeros((2, 3, 3), np.uint8)), "the folder that holds"),
        ("x.gz", gzip.compress(idx(np.zeros((2, 3, 3), np.uint8)), mtime=0), "folder that holds"),
        ("archive.zip", zipped("train.csv", b"label"), "a zip archive, no .npz"),
        ("mnist.npz", b"<!doctype html><title>404</title>", "a web page"),
        ("mnist.npz", b"", "empty"),
        ("mnist.txt", b"hello", "none of the files"),
        ("a.csv", b"", "no table of whole numbers"),
        ("a.csv", b"label,pixel0\n", "no table of whole numbers"),
        ("a.csv", b"label,pixel0\n7,north\n", "no table of whole numbers"),
        ("a.csv", b"7,0,0,0,9\n7,0,0\n", "no table of whole numbers"),
        ("a.csv", b"7,0,0,0,0.5\n", "no table of whole numbers"),
        ("a.csv", b"\x89PNG\r\n\x1a\n\0\0", "no table of whole numbers"),
        ("test.csv", b",".join([b"0"] * 784), "has 784 numbers a line"),
        ("a.csv", b"7,0,0,0,256\n", "from 0 to 255"),
        ("a.csv", b"7,0,0,0,-1\n", "from 0 to 255"),
        ("a.csv", b"7,0,0,0,70000\n", "no table of whole numbers"),
        ("a.csv", b"10,0,0,0,9\n", "digits from 0 to 9"),
        ("a.csv", b"-1,0,0,0,9\n", "digits from 0 to 9"),
        ("a.csv", b"7,0,0,0,0\n", "black all over"),
        ("a.csv", b"7,0,0,0,9\n", "too few pictures"),
    ],
)
def test_of_anything_else_it_is_said_what_it_is(
    name: str, content: bytes, complaint: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ValueError, match=complaint) as refusal:
        load_mnist(str(tmp_path / name))
    assert str(refusal.value).startswith(
        (str(tmp_path / name), f"The points in {tmp_path}", "The labels", "Picture 0")
    )
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"x_test": None}, "lacks x_test"),
        ({"y_train": None, "y_test": None}, "lacks y_test, y_train"),
        ({"x_train": np.zeros((400, 784), np.uint8)}, r"not \(400, 784\) uint8"),
        ({"x_train": np.ones((400, 28, 28))}, r"not \(400, 28, 28\) float64"),
        ({"x_train": np.zeros((0, 28, 28), np.uint8)}, r"not \(0, 28, 28\)"),
        ({"x_train": np.zeros((400, 28, 0), np.uint8)}, r"not \(400, 28, 0\)"),
        ({"y_train": np.zeros(399, int)}, "needs 400 labels"),
        ({"y_train": np.zeros((400, 10), int)}, "needs 400 labels"),
        ({"y_train": np.zeros(400)}, "whole numbers, not float64"),
        ({"y_train": np.full(400, 10)}, "digits from 0 to 9"),
        ({"y_train": np.full(400, -1)}, "digits from 0 to 9"),
        ({"y_train": np.array([object()] * 400)}, "would have to be unpickled"),
    ],
)
def test_arrays_that_are_no_mnist_are_refused(
    changes: dict[str, NDArray[np.generic] | None], complaint: str, arrays: Arrays, tmp_path: Path
) -> None:
    kept = {name: value for name, value in (arrays | changes).items() if value is not None}
    np.savez(tmp_path / "mnist.npz", **kept)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=complaint):
        load_mnist(str(tmp_path / "mnist.npz"))


@pytest.mark.parametrize("left", [0.99, 0.5, 0.01])
def test_a_file_that_is_cut_short_is_said_to_be(
    left: float, mnist_file: Path, tmp_path: Path
) -> None:
    content = mnist_file.read_bytes()
    (tmp_path / "mnist.npz").write_bytes(content[: int(left * len(content))])
    with pytest.raises(ValueError, match="damaged or incomplete"):
        load_mnist(str(tmp_path / "mnist.npz"))
