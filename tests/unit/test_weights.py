"""Networks survive their files, and files that are no networks are refused."""

import json
import os
import pickle
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from build.trimming import networks
from digitnet import weights
from digitnet.network import Network
from digitnet.reading.settings import ReadingSettings
from digitnet.refusal import RefusalError


@pytest.fixture
def network() -> Network:
    return Network.uniform([784, 25, 10], np.random.default_rng(0))


def same(one: Network, other: Network) -> bool:
    pairs = zip(one.weights + one.biases, other.weights + other.biases, strict=True)
    return all(np.array_equal(a, b) and b.dtype == np.float32 for a, b in pairs)


def test_json_gives_back_every_bit_and_the_settings(network: Network, tmp_path: Path) -> None:
    settings = ReadingSettings(upright=False, temperature=1.25, threshold=0.75)
    weights.save_json(tmp_path / "weights.json", network, settings)
    loaded, read_so = weights.load(tmp_path / "weights.json")
    assert same(network, loaded)
    assert read_so == settings
    document = json.loads((tmp_path / "weights.json").read_text())
    assert document["sizes"] == [784, 25, 10]
    assert np.shape(document["weights"][0]) == (25, 784)
    assert np.shape(document["biases"][1]) == (10,)


def test_pickle_is_the_plain_dict(network: Network, tmp_path: Path) -> None:
    weights.save_pickle(tmp_path / "weights.pkl", network)
    document = pickle.loads((tmp_path / "weights.pkl").read_bytes())
    assert document.keys() == {"weights", "biases"}
    assert [w.shape for w in document["weights"]] == [(25, 784), (10, 25)]
    assert {w.dtype for w in document["weights"] + document["biases"]} == {np.dtype("f4")}
    loaded, settings = weights.load(tmp_path / "weights.pkl")
    assert same(network, loaded)
    assert settings == ReadingSettings()


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
@pytest.mark.parametrize("home", [b"numpy._core", b"numpy.core"])
def test_the_ancestors_pickle_loads(network: Network, protocol: int, home: bytes) -> None:
    document = {
        "weights": [w.astype(np.float64) for w in network.weights],
        "biases": [list(map(np.float64, b)) for b in network.biases],
    }
    data = pickle.dumps(document, protocol)
    if home == b"numpy.core" and protocol < 4:  # Protocol 4 writes how long each name is.
        data = data.replace(b"numpy._core", home)
    assert same(network, weights.from_bytes(data).network)


class Payload:
    """Unpickling it naively would call `function(*arguments)`."""

    def __init__(self, function: Any, *arguments: Any) -> None:
        self.call = (function, arguments)

    def __reduce__(self) -> Any:
        return self.call


@pytest.mark.parametrize(
    "payload",
    [
        Payload(os.system, "touch pwned"),
        Payload(eval, "open('pwned', 'w')"),
        Payload(exec, "open('pwned', 'w')"),
        Payload(Path, "pwned"),
        Payload(getattr, {}, "clear"),
        Payload(np.save, "pwned", np.zeros(1)),
        Payload(np.load, "pwned"),
        {"weights": [Payload(os.system, "touch pwned")], "biases": []},
        {1, 2},
        np.array([Payload(os.system, "touch pwned")], object),
    ],
)
def test_a_pickle_that_asks_for_anything_else_is_refused_and_runs_nothing(
    payload: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "evil.pkl").write_bytes(pickle.dumps(payload))
    with pytest.raises(ValueError, match="cannot be read as a network"):
        weights.load(tmp_path / "evil.pkl")
    assert [path.name for path in tmp_path.iterdir()] == ["evil.pkl"]


def test_unpickling_cannot_change_numpys_own_dtypes() -> None:
    swapped = np.dtype("<f8").__reduce__()
    assert isinstance(swapped, tuple)
    payload = Payload(np.dtype, "f8", False, False)
    payload.call = (np.dtype, ("f8", False, False), (3, ">", None, None, None, -1, -1, 0))  # type: ignore[assignment]
    with pytest.raises(ValueError, match="A network is a dict"):
        weights.from_bytes(pickle.dumps(payload))
    assert np.dtype("f8").byteorder == "="


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "not valid JSON"),
        ("[" * 100_000, "nests deeper"),
        ("7", "A network is a dict"),
        ('{"weights": []}', "A network is a dict"),
        ('{"weights": 1, "biases": 2}', "must be lists"),
        ('{"weights": [[[1, 2], [3]]], "biases": [[1, 2]]}', "one length"),
        ('{"weights": [[["1"]]], "biases": [[0]]}', "must be numbers"),
        ('{"weights": [[[NaN]]], "biases": [[0]]}', "not finite"),
        ('{"weights": [[[1e300]]], "biases": [[0]]}', "not finite"),
        ('{"weights": [[[1]]], "biases": [[0]], "sizes": [2, 1]}', "sizes"),
        ('{"weights": [[[1]]], "biases": [[0]], "reading": {"colour": 1}}', "nothing else"),
        ('{"weights": [[[1]]], "biases": [[0]], "reading": {"upright": 1}}', "upright"),
        ('{"weights": [[[1]]], "biases": [[0]], "reading": {"temperature": 0}}', "above 0"),
    ],
)
def test_json_that_is_no_network_is_refused_in_one_sentence(text: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint) as refusal:
        weights.from_bytes(text.encode())
    assert "\n" not in str(refusal.value)


SIZES = [784, 2, 10]
FILES = dict(networks.files(SIZES))


@pytest.mark.parametrize("name", FILES)
def test_a_network_is_taken_however_it_was_kept(name: str) -> None:
    if name.startswith(networks.NONE):
        with pytest.raises(RefusalError, match=r"^[^\n]+\.$"):
            weights.from_bytes(FILES[name])
        return
    opened = weights.from_bytes(FILES[name])
    kept, biases = networks.layers(SIZES, np.float32)
    assert same(opened.network, Network(kept, biases))
    assert opened.transposed == ("turned" in name or "numbered" in name)


def test_a_byte_order_mark_is_no_harm(network: Network, tmp_path: Path) -> None:
    weights.save_json(tmp_path / "weights.json", network, ReadingSettings())
    text = (tmp_path / "weights.json").read_text()
    (tmp_path / "weights.json").write_text(text, "utf-8-sig")
    assert same(network, weights.load(tmp_path / "weights.json")[0])


def test_what_fits_as_it_stands_is_not_turned_round() -> None:
    square = np.arange(4.0).reshape(2, 2)
    data = pickle.dumps({"weights": [square, square], "biases": [[0, 1], [[0], [1]]]})
    opened = weights.from_bytes(data)
    assert not opened.transposed
    np.testing.assert_array_equal(opened.network.weights[0], square)


def test_a_layer_that_does_not_fit_is_told_truly() -> None:
    data = pickle.dumps({"weights": [np.zeros((3, 5))], "biases": [np.zeros((2, 4))]})
    with pytest.raises(RefusalError, match=r"3 neurons.*\(2, 4\)"):
        weights.from_bytes(data)


@pytest.mark.parametrize("name", ["missing.json", "cut.pkl"])
def test_a_file_that_cannot_be_read_is_named(name: str, network: Network, tmp_path: Path) -> None:
    weights.save_pickle(tmp_path / "cut.pkl", network)
    whole = (tmp_path / "cut.pkl").read_bytes()
    (tmp_path / "cut.pkl").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(ValueError, match=name):
        weights.load(tmp_path / name)


def test_a_failed_write_leaves_the_old_file(network: Network, tmp_path: Path) -> None:
    target = tmp_path / "weights.json"
    target.mkdir()  # A folder cannot be replaced by a file.
    with pytest.raises(OSError, match="directory"):
        weights.save_json(target, network, ReadingSettings())
    assert [path.name for path in tmp_path.iterdir()] == ["weights.json"]
