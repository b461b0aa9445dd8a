"""The quick Python lacks nothing that it is asked for, and answers as CPython does."""

import json
import subprocess
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from build.steps import DIST, ROOT, node
from digitnet.data.samples import Drawings, Pictures, Strokes
from digitnet.photo import find_ink
from digitnet.reading import Reader, Reading
from digitnet.refusal import RefusalError
from digitnet.weights import load
from tests.conftest import MODEL

ASK = ROOT / "tests" / "quick" / "ask.mjs"
CHANCES = 300
CLOSE = 1e-5

pytestmark = pytest.mark.usefixtures("site")


def ask(questions: dict[str, Any], folder: Path) -> dict[str, list[dict[str, Any]]]:
    file = folder / "questions.json"
    file.write_text(json.dumps(questions))
    [version] = (DIST / "python").glob("*/")
    command = node(ASK, version, file, str(CHANCES))
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert told.returncode == 0, told.stderr[-2000:]
    answers: dict[str, list[dict[str, Any]]] = json.loads(told.stdout.splitlines()[-1])
    return answers


def same(answer: dict[str, Any], expected: Reading) -> bool:
    alike = (answer["digit"], answer["sure"]) == (expected.digit, expected.sure)
    return alike and bool(abs(answer["confidence"] - expected.confidence) < CLOSE)


def test_drawings_pictures_and_what_chance_brings_are_read_as_in_cpython(
    drawings: Drawings, mnist_test: Pictures, tmp_path: Path
) -> None:
    reader = Reader(*load(MODEL / "weights.json"))
    dash = np.array([[0.1, 0.3], [0.3, 0.2]], np.float32)
    many: list[Strokes] = list(drawings.strokes)
    for count in (50, 900, 3000):
        many.append([dash + np.float32(number / 5000) for number in range(count)])
    many.append([np.array([[x, 0.2], [x, 0.8]], np.float32) for x in (0.3, 0.6)])
    greys = [255 - np.kron(image, np.ones((3, 3), np.uint8)) for image in mnist_test.images]
    greys += [np.concatenate([one, two], axis=1) for one, two in pairwise(greys[:9])]
    answers = ask(
        {
            "drawings": [
                {
                    "points": np.concatenate(strokes).ravel().tolist(),
                    "lengths": [len(stroke) for stroke in strokes],
                }
                for strokes in many
            ],
            "pictures": [{"greys": g.ravel().tolist(), "width": g.shape[1]} for g in greys],
        },
        tmp_path,
    )
    for answer, strokes in zip(answers["drawings"], many, strict=True):
        assert same(answer, reader.read_strokes(strokes))
    for answer, picture in zip(answers["pictures"], greys, strict=True):
        refused = None
        try:
            expected = reader.read_picture(find_ink(picture))
        except RefusalError as refusal:
            refused = refusal.name
        else:
            assert same(answer, expected)
        assert answer.get("refused") == refused
