"""The page's door: what crosses to JavaScript, tried here with CPython's own buffers."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import ArrayLike, NDArray

from digitnet import page
from digitnet.reading import Reader
from digitnet.samples import Drawings, Pictures
from digitnet.weights import from_json

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "web/public/model/weights.json").read_text()


class Carried:
    """A typed array as it arrives from JavaScript."""

    def __init__(self, values: ArrayLike, dtype: type) -> None:
        self.values: NDArray[Any] = np.asarray(values, dtype).ravel()

    def to_py(self) -> memoryview:
        return self.values.data


@dataclass
class Attends:
    """An object as it arrives from JavaScript."""

    wishes: dict[str, Any]

    def to_py(self) -> dict[str, Any]:
        return self.wishes


def ask(drawings: Drawings, number: int, **wishes: object) -> dict[str, Any]:
    """Ask for one of the drawings to be read, with these things attended to."""
    strokes = drawings.strokes[number]
    points = Carried(np.concatenate(strokes), np.float32)
    reply = page.read_strokes(points, Carried([len(s) for s in strokes], np.int32), Attends(wishes))
    assert reply
    return reply


def arrays_in(value: object) -> Iterator[NDArray[Any]]:
    if isinstance(value, np.ndarray):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from arrays_in(part)


def test_a_drawing_is_read_as_the_reader_reads_it(drawings: Drawings) -> None:
    told = page.open_network(TEXT)
    reader = Reader(*from_json(TEXT))
    assert told["sizes"] == [784, 250, 10]
    for number, strokes in enumerate(drawings.strokes):
        reply = ask(drawings, number, pointed=[0, 3], chosen=[2, 4])
        reading = reader.read_strokes(strokes)
        assert reply["digit"] == reading.digit == reply["ranking"][0]
        assert reply["confidence"] == pytest.approx(reading.confidence)
        assert [a.shape for a in reply["activations"]] == [(784,), (250,), (10,)]
        assert [s.shape for s in reply["sums"]] == [(250,), (10,)]
        lively = reply["activations"][1][reply["liveliest"]]
        assert list(lively) == sorted(lively, reverse=True)
        assert all(array.flags.c_contiguous and array.ndim == 1 for array in arrays_in(reply))


def test_what_is_attended_to_comes_with_the_answer(drawings: Drawings) -> None:
    page.open_network(TEXT)
    plain = ask(drawings, 4)
    assert not {"focus", "chosen", "argument"} & plain.keys()
    assert len(plain["links"][1]["to"]) == 200
    reply = ask(drawings, 4, links=30, pointed=[0, 400], chosen=[1, 33])
    assert [len(links["to"]) for links in reply["links"]] == [30, 30]
    assert (reply["focus"]["layer"], reply["focus"]["index"]) == (0, 400)
    assert (reply["chosen"]["layer"], reply["chosen"]["index"]) == (1, 33)
    assert reply["chosen"]["activation"] == pytest.approx(reply["activations"][1][33])
    assert ask(drawings, 4, chosen=[1, 33])["focus"]["index"] == 33


def test_an_output_is_argued_against_the_likeliest_other_digit_or_the_one_wished(
    drawings: Drawings,
) -> None:
    page.open_network(TEXT)
    first, second = ask(drawings, 4)["ranking"][:2]
    assert ask(drawings, 4, chosen=[2, int(first)])["argument"]["rival"] == second
    assert ask(drawings, 4, chosen=[2, int(second)])["argument"]["rival"] == first
    alone = ask(drawings, 4, chosen=[2, 4], rival=page.ALONE)
    assert alone["argument"]["rival"] is None
    assert alone["argument"]["margin"] == pytest.approx(alone["chosen"]["sum"])
    for number in (4, 9):
        argument = ask(drawings, number, chosen=[2, 4], rival=9)["argument"]
        assert (argument["digit"], argument["rival"]) == (4, 9)
        assert (argument["margin"] > 0) == (number == 4)


def test_neurons_can_be_heard_less_and_leave_the_network_untouched(drawings: Drawings) -> None:
    told = page.open_network(TEXT)
    before = ask(drawings, 7)
    sevens = [[int(neuron), 0.0] for neuron in np.flatnonzero(told["favours"] == 7)]
    assert ask(drawings, 7, strengths=sevens)["confidences"][7] < before["confidences"][7]
    np.testing.assert_array_equal(ask(drawings, 7)["confidences"], before["confidences"])


def test_no_ink_has_no_answer() -> None:
    page.open_network(TEXT)
    assert page.read_strokes(Carried([], np.float32), Carried([], np.int32), Attends({})) is None


def test_a_file_that_is_no_network_leaves_the_one_before(drawings: Drawings) -> None:
    page.open_network(TEXT)
    assert page.open_network(TEXT[:1000]) == {"refused": "json", "values": {}}
    assert ask(drawings, 3)


def test_the_page_has_words_for_every_refusal() -> None:
    python, texts = ROOT / "py/digitnet", ROOT / "web/src/texts/refusals.ts"
    sources = "".join(file.read_text() for file in python.glob("*.py"))
    raised = set(re.findall(r'raise RefusalError\("([\w-]+)"', sources))
    worded = set(re.findall(r'^  "?([\w-]+)"?:', texts.read_text(), re.MULTILINE))
    assert len(raised) == sources.count("raise RefusalError(") > 10
    assert worded == raised


def test_a_refusal_carries_what_its_words_tell() -> None:
    small = {"weights": [[[0.5, 1]]], "biases": [[0]]}
    refusal = page.open_network(json.dumps(small))
    assert refusal == {"refused": "reader", "values": {"sizes": [2, 1]}}
    refusal = page.open_network(json.dumps(small | {"reading": {"upright": 1}}))
    assert refusal == {"refused": "setting", "values": {"name": "upright", "value": "1"}}
    assert page.find_digit(Carried(np.full(400, 90), np.uint8), 20)["refused"] == "blank"


def test_the_loudest_neuron_says_what_each_point_told_it(drawings: Drawings) -> None:
    page.open_network(TEXT)
    network, _ = from_json(TEXT)
    reply = ask(drawings, 4)
    voices = network.weights[1][reply["digit"]] * reply["activations"][1]
    told = reply["loudest"]
    assert voices[told["neuron"]] == voices.max()
    total = told["points"].sum() + network.biases[0][told["neuron"]]
    activation = 1 / (1 + np.exp(-total))
    assert reply["activations"][1][told["neuron"]] == pytest.approx(activation, abs=1e-5)


def test_a_picture_is_found_and_read(mnist_test: Pictures) -> None:
    page.open_network(TEXT)
    reader = Reader(*from_json(TEXT))
    for image in mnist_test.images[:5]:
        found = page.find_digit(Carried(255 - image, np.uint8), 28)
        reply = page.read_picture(Carried(found["ink"], np.uint8), found["width"], Attends({}))
        assert reply["digit"] == reader.read_picture(image).digit
