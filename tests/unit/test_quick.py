"""The quick Python lacks nothing that it is asked for, and answers as CPython does."""

import json
import subprocess
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from build.steps import DIST, ROOT, node
from digitnet.data.samples import Drawings, Pictures, Strokes
from digitnet.photo import find_ink
from digitnet.reading import Reader, Reading
from digitnet.refusal import RefusalError
from digitnet.weights import load
from tests.conftest import MODEL

SCRIPTS = ROOT / "tests" / "quick"
CLOSE = 1e-5

Greys = NDArray[np.uint8]

Answers = dict[str, list[Any]]

pytestmark = pytest.mark.usefixtures("site")


def asked(script: str, *options: str | int | Path) -> Answers:
    """What a script of tests/quick finds out about the built site."""
    [version] = (DIST / "python").glob("*/")
    command = node(SCRIPTS / script, version, *map(str, options))
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert told.returncode == 0, told.stderr[-2000:]
    answers: Answers = json.loads(told.stdout.splitlines()[-1])
    return answers


def same(answer: dict[str, Any], expected: Reading) -> bool:
    alike = (answer["digit"], answer["sure"]) == (expected.digit, expected.sure)
    return alike and bool(abs(answer["confidence"] - expected.confidence) < CLOSE)


@pytest.fixture(scope="module")
def people(drawings: Drawings) -> list[Strokes]:
    """What people drew, and what nobody would: hundreds of dashes, two strokes side by side."""
    dash = np.array([[0.1, 0.3], [0.3, 0.2]], np.float32)
    many: list[Strokes] = list(drawings.strokes)
    for count in (50, 900, 3000):
        many.append([dash + np.float32(number / 5000) for number in range(count)])
    many.append([np.array([[x, 0.2], [x, 0.8]], np.float32) for x in (0.3, 0.6)])
    return many


@pytest.fixture(scope="module")
def greys(mnist_test: Pictures) -> list[Greys]:
    """Digits, and two of them side by side."""
    single = [255 - np.kron(image, np.ones((3, 3), np.uint8)) for image in mnist_test.images]
    return single + [np.concatenate([one, two], axis=1) for one, two in pairwise(single[:9])]


@pytest.fixture(scope="module")
def questions(
    people: list[Strokes], greys: list[Greys], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    file = tmp_path_factory.mktemp("quick") / "questions.json"
    drawn = [
        {
            "points": np.concatenate(strokes).ravel().tolist(),
            "lengths": [len(stroke) for stroke in strokes],
        }
        for strokes in people
    ]
    pictures = [{"greys": grey.ravel().tolist(), "width": grey.shape[1]} for grey in greys]
    file.write_text(json.dumps({"drawings": drawn, "pictures": pictures}))
    return file


def compare(answers: Answers, people: list[Strokes], greys: list[Greys]) -> None:
    """With CPython."""
    reader = Reader(*load(MODEL / "weights.json"))
    for answer, strokes in zip(answers["drawings"], people, strict=True):
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


def test_what_is_drawn_and_shown_to_the_pages_network_needs_no_deferred_code(
    people: list[Strokes], greys: list[Greys], questions: Path
) -> None:
    answers = asked("ask.mjs", questions, 300)
    compare(answers, people, greys)
    assert answers["deferred"] == []


def test_no_network_and_no_state_of_memory_asks_for_what_is_not_there(
    people: list[Strokes], greys: list[Greys], questions: Path
) -> None:
    answers = asked("pressure.mjs", questions, 36, 60, 1)
    compare(answers, people, greys)
    assert len(answers["deferred"]) == len(set(answers["deferred"])) > 0
