"""Drawings come in from every kind of file, and nothing else does."""

import json
from pathlib import Path

import numpy as np
import pytest

from digitnet.data.drawing_files import load_drawings
from digitnet.data.samples import Drawings

UNIPEN = """
.VERSION 1.0
.COMMENT Two digits by two writers
.COORD X Y

.SEGMENT DIGIT ? "8"
.COMMENT 8 12 1
.PEN_DOWN
  267 333
  260  346
.PEN_UP
.DT 20
.PEN_DOWN
 1 2
.PEN_UP

.SEGMENT DIGIT ? "2"
.COMMENT 2 3 1
.PEN_DOWN
  10 -5
  11 7
.PEN_UP
"""


def test_unipen_text_is_read_with_writers_and_y_turned_down(tmp_path: Path) -> None:
    (tmp_path / "pendigits-orig.tra").write_text(UNIPEN)
    loaded = load_drawings(tmp_path / "pendigits-orig.tra")
    assert loaded.labels.tolist() == [8, 2]
    assert loaded.writers.tolist() == ["tra12", "tra03"]
    eight, two = [[stroke.tolist() for stroke in drawing] for drawing in loaded.strokes]
    assert eight == [[[267, -333], [260, -346]], [[1, -2]]]
    assert two == [[[10, 5], [11, -7]]]


def test_the_pages_export_is_read(drawings: Drawings, tmp_path: Path) -> None:
    entries = [
        {"digit": int(digit), "strokes": [stroke.tolist() for stroke in strokes]}
        for digit, strokes in zip(drawings.labels, drawings.strokes, strict=True)
    ]
    document = {"format": "digitnet-drawings", "version": 1, "drawings": entries}
    (tmp_path / "mine.json").write_text(json.dumps(document))
    loaded = load_drawings(tmp_path / "mine.json")
    np.testing.assert_array_equal(loaded.labels, drawings.labels)
    assert set(loaded.writers) == {"mine"}
    for ours, theirs in zip(loaded.strokes, drawings.strokes, strict=True):
        for one, other in zip(ours, theirs, strict=True):
            np.testing.assert_array_equal(one, other)


def export(version: int, *drawings: str) -> str:
    head = f'"format": "digitnet-drawings", "version": {version}'
    return f'{{{head}, "drawings": [{", ".join(drawings)}]}}'


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("a.json", "", "not an export"),
        ("a.json", "[]", "not an export"),
        ("a.json", export(2), "not an export"),
        ("a.json", export(1), "no drawings"),
        ("a.json", export(1, '{"digit": 12, "strokes": [[[0, 0]]]}'), "0 to 9"),
        ("a.json", export(1, '{"digit": 1, "strokes": [[[NaN, 0]]]}'), "finite"),
        ("a.json", export(1, '{"digit": 1, "strokes": []}'), "without points"),
        ("a.tra", "hello world", "not UNIPEN"),
        ("a.tra", "", "no drawings"),
        ("a.tra", '.SEGMENT DIGIT ? "x"', "not UNIPEN"),
        ("a.tra", UNIPEN.replace("267 333", "267 north"), "not UNIPEN"),
        ("a.npz", "", "empty"),
    ],
)
def test_what_holds_no_drawings_is_refused_in_one_sentence(
    name: str, text: str, complaint: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(ValueError, match=complaint) as refusal:
        load_drawings(tmp_path / name)
    assert "\n" not in str(refusal.value)


def test_a_missing_file_is_named() -> None:
    with pytest.raises(ValueError, match=r"nowhere\.tra"):
        load_drawings(Path("nowhere.tra"))
