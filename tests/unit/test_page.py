"""The page's door: what crosses to JavaScript, tried here with CPython's own buffers."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import ArrayLike, NDArray

from digitnet import page
from digitnet.reading import Reader
from digitnet.samples import Drawings, Pictures
from digitnet.weights import from_json

TEXT = (Path(__file__).parents[2] / "web/public/model/weights.json").read_text()


class Carried:
    """A typed array as it arrives from JavaScript."""

    def __init__(self, values: ArrayLike, dtype: type) -> None:
        self.values: NDArray[Any] = np.asarray(values, dtype).ravel()

    def to_py(self) -> memoryview:
        return self.values.data


def ink_of(drawings: Drawings, number: int) -> tuple[Carried, Carried]:
    strokes = drawings.strokes[number]
    points = Carried(np.concatenate(strokes), np.float32)
    return points, Carried([len(s) for s in strokes], np.int32)


def test_a_drawing_is_read_as_the_reader_reads_it(drawings: Drawings) -> None:
    told = page.open_network(TEXT)
    reader = Reader(*from_json(TEXT))
    assert told["sizes"] == [784, 250, 10]
    assert told["favours"].shape == (250,)
    for number, strokes in enumerate(drawings.strokes):
        reply = page.read_strokes(*ink_of(drawings, number))
        reading = reader.read_strokes(strokes)
        assert reply
        assert reply["digit"] == reading.digit
        assert reply["confidence"] == pytest.approx(reading.confidence)
        assert [a.shape for a in reply["activations"]] == [(784,), (250,), (10,)]
        flat = [reply["confidences"], *reply["activations"]]
        flat += [array for links in reply["links"] for array in links.values()]
        assert all(array.flags.c_contiguous and array.ndim == 1 for array in flat)


def test_what_is_chosen_is_explained_in_every_reply_until_it_no_longer_is(
    drawings: Drawings,
) -> None:
    page.open_network(TEXT)
    page.choose_neuron(1, 33)
    page.choose_output(4, 9)
    for number in (4, 9):
        reply = page.read_strokes(*ink_of(drawings, number))
        assert reply
        neuron, output = reply["neuron"], reply["output"]
        assert (neuron["layer"], neuron["index"]) == (1, 33)
        assert neuron["activation"] == pytest.approx(reply["activations"][1][33])
        assert (output["digit"], output["rival"]) == (4, 9)
        assert (output["margin"] > 0) == (number == 4)
    page.choose_neuron(0, 0)
    page.choose_output(-1, -1)
    reply = page.read_strokes(*ink_of(drawings, 4))
    assert reply
    assert reply["neuron"] is reply["output"] is None


def test_neurons_can_be_switched_off_and_all_put_back(drawings: Drawings) -> None:
    told = page.open_network(TEXT)
    before = page.read_strokes(*ink_of(drawings, 7))
    for neuron in np.flatnonzero(told["favours"] == 7):
        page.set_strength(int(neuron), 0.0)
    without = page.read_strokes(*ink_of(drawings, 7))
    page.reset_strengths()
    again = page.read_strokes(*ink_of(drawings, 7))
    assert before
    assert without
    assert again
    assert without["confidences"][7] < before["confidences"][7]
    np.testing.assert_array_equal(again["confidences"], before["confidences"])


def test_the_gallery_holds_the_first_layers_weights() -> None:
    page.open_network(TEXT)
    network, _ = from_json(TEXT)
    np.testing.assert_array_equal(page.gallery().reshape(250, 784), network.weights[0])


def test_no_ink_has_no_answer() -> None:
    page.open_network(TEXT)
    assert page.read_strokes(Carried([], np.float32), Carried([], np.int32)) is None


def test_a_file_that_is_no_network_leaves_the_one_before(drawings: Drawings) -> None:
    page.open_network(TEXT)
    with pytest.raises(ValueError, match="not valid JSON"):
        page.open_network(TEXT[:1000])
    assert page.read_strokes(*ink_of(drawings, 3))


def test_the_loudest_neuron_says_what_each_point_told_it(drawings: Drawings) -> None:
    page.open_network(TEXT)
    network, _ = from_json(TEXT)
    reply = page.read_strokes(*ink_of(drawings, 4))
    assert reply
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
        reply = page.read_picture(Carried(found["ink"], np.uint8), found["width"])
        assert reply["digit"] == reader.read_picture(image).digit
