"""Whatever a stranger's weights.json holds, it is a network that can read, or it is refused."""

import json
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digitnet import page
from digitnet.network import Network
from digitnet.reading import Reader
from digitnet.reading.settings import ReadingSettings
from digitnet.weights import from_bytes
from tests.properties.strangers import (
    THOUSAND,
    Handed,
    at_most,
    check_reading,
    nested,
    promptly,
    taken,
)


def from_json(text: str) -> tuple[Network, ReadingSettings]:
    return from_bytes(text.encode("utf-8", "surrogatepass"))[:2]


def handed(text: str) -> Handed:
    return Handed(np.frombuffer(text.encode(), np.uint8))


numbers = st.one_of(st.floats(width=32), st.floats(), st.integers(), st.just(10**400))
odd = st.one_of(st.none(), st.booleans(), st.text(max_size=3), numbers)
trees = nested(odd)
SETTINGS = ["upright", "temperature", "threshold", "presence", "__proto__", "colour"]
settings_of_any_kind = st.dictionaries(st.sampled_from(SETTINGS), odd, max_size=3)


def matrices(out: int, into: int) -> st.SearchStrategy[Any]:
    return st.one_of(
        st.lists(st.lists(numbers, min_size=into, max_size=into), min_size=out, max_size=out),
        trees,
    )


@st.composite
def nearly_networks(draw: st.DrawFn) -> str:
    """Layers that mostly fit each other, with here and there something else in them."""
    sizes = draw(st.lists(st.integers(1, 3), min_size=2, max_size=4))
    document: dict[str, Any] = {
        "sizes": draw(st.one_of(st.just(sizes), trees)),
        "weights": [draw(matrices(out, into)) for into, out in pairwise(sizes)],
        "biases": [
            draw(st.one_of(st.lists(numbers, min_size=out, max_size=out), trees))
            for out in sizes[1:]
        ],
        "reading": draw(st.one_of(settings_of_any_kind, trees)),
    }
    for name in draw(st.sets(st.sampled_from([*document]), max_size=1)):
        document[name] = draw(trees)
    return json.dumps(document)


@THOUSAND
@given(st.one_of(nearly_networks(), trees.map(json.dumps), st.text()))
def test_any_text_is_a_network_or_refused(text: str) -> None:
    taken(from_json, text)


PLAIN_LAYERS: dict[str, Any] = {
    "weights": [[[0.1] * 784] * 2, [[0.5, -0.5]] * 10],
    "biases": [[0.0, 0.1], [0.0] * 10],
}
large = st.one_of(numbers, st.sampled_from([3e38, -3e38, 1e37, 1e30, -1e6, 999_999.0]))
SEVEN = [np.array([[0.2, 0.2], [0.8, 0.2], [0.4, 0.9]])]


@THOUSAND
@given(
    st.tuples(st.integers(0, 1), st.integers(0, 1), large),
    st.tuples(st.integers(0, 9), large),
    settings_of_any_kind,
)
def test_what_is_taken_reads_in_finite_numbers(
    row: tuple[int, int, float], bias: tuple[int, float], reading: dict[str, Any]
) -> None:
    document = json.loads(json.dumps(PLAIN_LAYERS)) | {"reading": reading}
    layer, neuron, weight = row
    document["weights"][layer][neuron] = [weight] * len(document["weights"][layer][neuron])
    document["biases"][1][bias[0]] = bias[1]
    taken_in = taken(from_json, json.dumps(document))
    if taken_in:
        check_reading(Reader(*taken_in).read_strokes(SEVEN))


@THOUSAND
@given(st.data())
def test_a_weights_json_changed_anywhere_leaves_a_network_that_reads(data: st.DataObject) -> None:
    text = json.dumps(PLAIN_LAYERS | {"sizes": [784, 2, 10], "reading": {"temperature": 0.75}})
    at = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(at, min(len(text), at + 20)))
    changed = (
        text[:at] + data.draw(st.text('0123456789.,:-eE+[]{}"NaInfity', max_size=6)) + text[end:]
    )
    page.open_network(handed(text))
    taken(page.open_network, handed(changed))
    points = Handed(np.concatenate(SEVEN).ravel().astype(np.float32))
    reply = page.read_strokes(points, Handed(np.array([3])), Handed({}))
    assert reply
    assert np.isfinite(reply["confidences"]).all()


@pytest.mark.parametrize(
    "text",
    [
        "[" * 1_000_000,
        '{"weights":' * 100_000,
        '["]",' * 100_000,
        r'{"\"]}":' * 100_000,
        '{"reading": ' + "[" * 20 + "]" * 20 + "}",
    ],
    ids=lambda text: text[:20],
)
def test_lists_deeper_than_a_networks_are_never_given_to_the_reader_of_json(text: str) -> None:
    """In Pyodide it would not raise RecursionError, but end Python."""
    with promptly(), pytest.raises(ValueError, match="nests deeper"):
        from_json(text)


@pytest.mark.parametrize(
    "text",
    [
        '["' + '\\"' * 1_000_000,
        '"' * 1_000_001 + "[",
        '{"weights": ' + "[" * 900 + "]" * 900 + ', "biases": []}',
        '{"weights": [[' + "[1]," * 500_000 + '[1]]], "biases": [[0]]}',
        '{"weights": [["' + "x" * 1_000_000 + '"' + ', "y"' * 100_000 + ']], "biases": [[0]]}',
        '{"weights": [[[1' + "0" * 5000 + ']]], "biases": [[0]]}',
        '{"weights": [[[1]]], "weights": {}, "biases": [[0]], "biases": [[0]]}',
        '{"__proto__": {"weights": [], "biases": []}}',
        '{"weights": [[[1]]], "biases": [[0]], "reading": {"__class__": 1}}',
        "\ufeff{}",
        '{"weights": [], "biases": []}\0',
    ],
    ids=lambda text: text[:30],
)
def test_what_is_made_to_break_it_is_refused_in_bounded_memory(text: str) -> None:
    with at_most(megabytes=300):
        assert taken(from_json, text) is None


def weights_of(hidden: int) -> str:
    weights = [[[0.5] * 784] * hidden, [[0.25] * hidden] * 10]
    return json.dumps({"weights": weights, "biases": [[0.0] * hidden, [0.0] * 10]})


FULL = {
    "two thousand hidden neurons": (weights_of(2000), None),
    "more of them": (weights_of(2100), "large"),
    "numbers": ("[" + "1," * 9_000_000 + "1]", "large"),
    "numbers that are hardly any": ('{"weights": [[[' + "1e-320," * 1_500_000 + "1]]]}", "keys"),
    "numbers of thousands of figures": ("[" + ("1" * 4200 + ",") * 4000 + "1]", "keys"),
    "one of millions": ("[" + "1" * 19_000_000 + ".5]", "keys"),
    "lists": ("[" + "[1]," * 4_000_000 + "1]", "large"),
    "lists side by side": ("[]" * 9_000_000, "deep"),
    "names": ("{" + ",".join(f'"{name}":1' for name in range(1_400_000)) + "}", "deep"),
    "strings": ('["' + '","' * 1_500_000 + '"]', "keys"),
    "a string": ('"' + "\\u1234" * 3_000_000 + '"', "keys"),
    "nothing": (" " * 19_000_000 + "{}", "keys"),
}
"""As long as what the page opens."""


@pytest.mark.parametrize("name", FULL)
def test_a_file_full_of_anything_is_taken_or_refused_at_once(opened: None, name: str) -> None:
    text, refusal = FULL[name]
    with promptly():
        answer = page.open_network(handed(text))
    assert answer.get("refused") == refusal
