"""The page's door: what crosses to JavaScript, tried here with CPython's own buffers."""

import json
import pickle
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import ArrayLike, NDArray

from digitnet import page
from digitnet.data.samples import Drawings, Pictures
from digitnet.reading import Reader
from digitnet.weights import load

ROOT = Path(__file__).parents[2]
WEIGHTS = ROOT / "web/public/model/weights.json"
TEXT = WEIGHTS.read_text()


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


def open_text(text: str) -> dict[str, Any]:
    """Open a weights.json."""
    return page.open_network(Carried(np.frombuffer(text.encode(), np.uint8), np.uint8))


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
    told = open_text(TEXT)
    reader = Reader(*load(WEIGHTS))
    _, hidden, _ = told["sizes"]
    for number, strokes in enumerate(drawings.strokes):
        reply = ask(drawings, number, pointed=[0, 3], chosen=[2, 4])
        reading = reader.read_strokes(strokes)
        assert reply["digit"] == reading.digit == reply["ranking"][0]
        assert reply["confidence"] == pytest.approx(reading.confidence)
        assert [a.shape for a in reply["activations"]] == [(784,), (hidden,), (10,)]
        assert [s.shape for s in reply["sums"]] == [(hidden,), (10,)]
        lively = reply["activations"][1][reply["most_active"]]
        assert list(lively) == sorted(lively, reverse=True)
        assert all(array.flags.c_contiguous and array.ndim == 1 for array in arrays_in(reply))


def test_what_is_attended_to_comes_with_the_answer(drawings: Drawings) -> None:
    open_text(TEXT)
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
    open_text(TEXT)
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


def test_neurons_can_be_scaled_and_leave_the_network_untouched(drawings: Drawings) -> None:
    told = open_text(TEXT)
    before = ask(drawings, 7)
    sevens = [[1, int(neuron), 0.0] for neuron in np.flatnonzero(told["favours"] == 7)]
    assert ask(drawings, 7, strengths=sevens)["confidences"][7] < before["confidences"][7]
    np.testing.assert_array_equal(ask(drawings, 7)["confidences"], before["confidences"])


def network_file(*sizes: int) -> Carried:
    rng = np.random.default_rng(len(sizes))
    weights = [rng.normal(0, 0.1, (out, into)) for into, out in pairwise(sizes)]
    document = {"weights": weights, "biases": [np.zeros(out) for out in sizes[1:]]}
    return Carried(np.frombuffer(pickle.dumps(document), np.uint8), np.uint8)


@pytest.mark.parametrize("hidden", [[1], [2000], [16, 16], [64, 32, 16]])
def test_a_network_of_any_shape_is_read_and_explained(
    hidden: list[int], drawings: Drawings
) -> None:
    told = page.open_network(network_file(784, *hidden, 10))
    assert told["sizes"] == [784, *hidden, 10]
    for layer, size in enumerate([*hidden, 10], start=1):
        last = size - 1
        altered = [[layer, last, 0]] if layer <= len(hidden) else []
        reply = ask(drawings, 4, chosen=[layer, last], strengths=altered)
        assert reply["focus"]["index"] == reply["chosen"]["index"] == last
        assert len(reply["links"]) == len(hidden) + 1
        assert len(reply["most_active"]) == hidden[0]
        assert not reply["chosen"]["outgoing"].any()  # it is switched off, or an output
        assert all(array.flags.c_contiguous and array.ndim == 1 for array in arrays_in(reply))


@pytest.mark.parametrize(
    ("sizes", "refusal"),
    [
        ((784, 10), "no-hidden"),
        ((784, 9, 9, 9, 9, 10), "many-layers"),
        ((784, 2001, 10), "large"),
        ((784, 1, 20_000, 10), "large"),
        ((784, 1000, 900, 10), "large"),
        ((783, 5, 10), "reader"),
        ((784, 5, 9), "reader"),
    ],
)
def test_what_the_page_cannot_show_is_refused(sizes: tuple[int, ...], refusal: str) -> None:
    assert page.open_network(network_file(*sizes))["refused"] == refusal


def test_what_was_attended_to_in_another_network_is_left_out(drawings: Drawings) -> None:
    open_text(TEXT)
    plain = ask(drawings, 4)
    for wishes in (
        {"chosen": [1, 249_000], "strengths": [[1, 249_000, 0]]},
        {"chosen": [3, 0], "pointed": [9, 9], "strengths": [[2, 4, 0], [0, 3, 0]]},
    ):
        reply = ask(drawings, 4, **wishes)
        assert not {"focus", "chosen", "argument"} & reply.keys()
        np.testing.assert_array_equal(reply["confidences"], plain["confidences"])


def test_no_ink_has_no_answer() -> None:
    open_text(TEXT)
    assert page.read_strokes(Carried([], np.float32), Carried([], np.int32), Attends({})) is None


def test_a_file_that_is_no_network_leaves_the_one_before(drawings: Drawings) -> None:
    open_text(TEXT)
    assert open_text(TEXT[:1000]) == {"refused": "json", "values": {}}
    assert ask(drawings, 3)


def test_the_page_has_words_for_every_refusal() -> None:
    python, texts = ROOT / "py/digitnet", ROOT / "web/src/texts/refusals.ts"
    sources = "".join(file.read_text() for file in python.rglob("*.py"))
    raised = re.findall(r'raise RefusalError\("([\w-]+)"', sources)
    worded = set(re.findall(r'^  "?([\w-]+)"?:', texts.read_text(), re.MULTILINE))
    assert len(raised) == sources.count("raise RefusalError(") > 10
    assert worded == set(raised)


def test_a_refusal_carries_what_its_words_tell() -> None:
    small = {"weights": [[[0.5, 1]]], "biases": [[0]]}
    refusal = open_text(json.dumps(small))
    assert refusal == {"refused": "reader", "values": {"sizes": [2, 1]}}
    refusal = open_text(json.dumps(small | {"reading": {"upright": 1}}))
    assert refusal == {"refused": "setting", "values": {"name": "upright"}}
    assert page.find_digit(Carried(np.full(400, 90), np.uint8), 20)["refused"] == "blank"


def test_the_leading_neuron_says_what_each_point_told_it(drawings: Drawings) -> None:
    open_text(TEXT)
    network, _ = load(WEIGHTS)
    reply = ask(drawings, 4)
    contributions = network.weights[1][reply["digit"]] * reply["activations"][1]
    told = reply["leading"]
    assert contributions[told["neuron"]] == contributions.max()
    total = told["points"].sum() + network.biases[0][told["neuron"]]
    activation = 1 / (1 + np.exp(-total))
    assert reply["activations"][1][told["neuron"]] == pytest.approx(activation, abs=1e-5)


def test_a_picture_is_found_and_read(mnist_test: Pictures) -> None:
    open_text(TEXT)
    reader = Reader(*load(WEIGHTS))
    for image in mnist_test.images[:5]:
        found = page.find_digit(Carried(255 - image, np.uint8), 28)
        reply = page.read_picture(Carried(found["ink"], np.uint8), found["width"], Attends({}))
        assert reply["digit"] == reader.read_picture(image).digit
