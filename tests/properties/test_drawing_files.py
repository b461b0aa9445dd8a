"""Files of drawings and pictures from strangers are taken, or refused in a sentence."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digitnet.data.drawing_files import EXPORT, load_drawings
from digitnet.data.samples import Drawings, load_arrays
from tests.properties.strangers import THOUSAND, at_most, nested, taken

numbers = st.one_of(st.floats(), st.integers(), st.just(10**400))
odd = st.one_of(st.none(), st.booleans(), st.text(max_size=3), numbers)
trees = nested(odd)
strokes = st.lists(st.lists(st.lists(numbers, min_size=2, max_size=2), max_size=4), max_size=3)
entries = st.fixed_dictionaries(
    {"digit": st.one_of(st.integers(0, 9), odd), "strokes": st.one_of(strokes, trees)},
    optional={"__proto__": trees},
)
exports = st.one_of(st.lists(st.one_of(entries, trees), max_size=3), trees).map(
    lambda drawings: json.dumps({**EXPORT, "drawings": drawings})
)


def check(drawings: Drawings | None) -> None:
    if drawings is None:
        return
    assert len(drawings.strokes) == len(drawings.labels) == len(drawings.writers) > 0
    assert set(drawings.labels.tolist()) <= set(range(10))
    for drawing in drawings.strokes:
        assert all(np.isfinite(stroke).all() for stroke in drawing)


@pytest.fixture(scope="session")
def file(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, bytes], Path]:
    folder = tmp_path_factory.mktemp("strangers")

    def write(name: str, content: bytes) -> Path:
        (folder / name).write_bytes(content)
        return folder / name

    return write


Write = Callable[[str, bytes], Path]


@THOUSAND
@given(st.one_of(exports, trees.map(json.dumps), st.text()))
def test_any_export_is_taken_or_refused(file: Write, text: str) -> None:
    check(taken(load_drawings, file("mine.json", text.encode("utf-8", "surrogatepass"))))


WORDS = '.SEGMENT DIGIT|"7"|"12"|.COMMENT 7 3|.PEN_DOWN|.PEN_UP|1 2|nan 1|1e300 1|inf|٣ 1|.DT 20'
words = st.sampled_from([*WORDS.split("|"), "\n", "9" * 5000])


@THOUSAND
@given(st.one_of(st.lists(words, max_size=12).map(" ".join), st.text()), st.booleans())
def test_any_unipen_text_is_taken_or_refused(file: Write, text: str, segment: bool) -> None:
    head = '.SEGMENT DIGIT ? "7"\n.PEN_DOWN\n1 2\n' if segment else ""
    check(taken(load_drawings, file("a.tra", (head + text).encode("utf-8", "surrogatepass"))))


def npz(**arrays: Any) -> bytes:
    stored = io.BytesIO()
    np.savez_compressed(stored, allow_pickle=True, **arrays)
    return stored.getvalue()


PLAIN: dict[str, Any] = {
    "points": np.array([[0, 0], [1, 1], [0, 1]], np.float32),
    "strokes": np.array([0, 2, 3]),
    "drawings": np.array([0, 2]),
    "labels": np.array([7]),
}


@THOUSAND
@given(st.integers(0, 10**6), st.lists(st.integers(0, 255), min_size=1, max_size=3))
def test_an_npz_changed_anywhere_is_taken_or_refused(
    file: Write, place: int, values: list[int]
) -> None:
    content = bytearray(npz(**PLAIN))
    place %= len(content)
    content[place : place + len(values)] = values
    check(taken(load_drawings, file("changed.npz", bytes(content))))


@pytest.mark.parametrize(
    "changes",
    [
        {"points": np.array([[..., 1]], object)},
        {"points": np.array([[1e300, 0], [0, 0], [0, 0]])},
        {"strokes": np.array([0, 2**62, 3])},
        {"drawings": np.array([0, -1, 2])},
        {"labels": np.array(["7"])},
        {"labels": np.array(7)},
        {"writers": np.array([None], object)},
        {"writers": np.array(["a", "b"])},
    ],
    ids=str,
)
def test_arrays_that_do_not_fit_are_refused(file: Write, changes: dict[str, Any]) -> None:
    assert taken(load_drawings, file("odd.npz", npz(**(PLAIN | changes)))) is None


def header(shape: str) -> bytes:
    words = f"{{'descr': '|u1', 'fortran_order': False, 'shape': {shape}, }}".ljust(117) + "\n"
    return b"\x93NUMPY\x01\0" + len(words).to_bytes(2, "little") + words.encode()


def packed(array: bytes, claimed: int | None = None) -> bytes:
    """An .npz with this .npy in it, which says that it holds so many bytes."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("points.npy", array)
        if claimed:
            archive.infolist()[0].file_size = claimed
    return content.getvalue()


@pytest.mark.parametrize(
    "array",
    [header("(5000000000,)") + bytes(100), header("(1000000000000000,)"), header("(" * 60)],
    ids=["cut short", "a petabyte", "brackets"],
)
def test_an_array_that_is_not_there_is_refused(file: Write, array: bytes) -> None:
    assert taken(load_arrays, file("odd.npz", packed(array))) is None


def test_a_zip_bomb_is_refused_before_it_is_unpacked(file: Write) -> None:
    size = 3_000_000_000
    bomb = packed(header(f"({size},)") + bytes(100_000_000), claimed=size)
    path = file("bomb.npz", bomb)
    with at_most(megabytes=50):
        assert taken(load_arrays, path) is None
