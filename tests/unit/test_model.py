"""What is shipped is one network with its own record and digits, and nothing besides."""

import json
from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import numpy as np
import pytest

from build.site import model
from build.site.bundle import PUBLIC
from build.steps import BuildError
from digitnet import weights
from digitnet.network import Network
from digitnet.reading.settings import ReadingSettings
from digitnet.training.record import fingerprint


@pytest.fixture
def public(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of web/public, in the place of it."""
    copytree(PUBLIC, tmp_path / "public")
    monkeypatch.setattr("build.site.model.PUBLIC", tmp_path / "public")
    return tmp_path / "public"


def write(folder: Path, sizes: list[int], seed: int = 0) -> None:
    network = Network.scaled(sizes, np.random.default_rng(seed))
    weights.save_json(folder / "weights.json", network, ReadingSettings())
    weights.save_pickle(folder / "weights.pkl", network)
    recorded = json.dumps({"weights": fingerprint(network)})
    (folder / "training.json").write_text(recorded)


@pytest.fixture
def trained(public: Path, tmp_path: Path) -> Path:
    """A folder as the trainer leaves it."""
    folder = tmp_path / "trained"
    copytree(public / "samples", folder / "samples")
    write(folder, [784, 64, 32, 10])
    for name in ("checkpoint.npz", "teacher.npz", "training.png"):
        (folder / name).write_bytes(b"large")
    return folder


def test_what_is_committed_can_be_shipped() -> None:
    model.checked()


def test_what_the_page_needs_is_taken_and_nothing_else(
    trained: Path, public: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model.take(trained)
    model.checked()
    taken = {file.name for file in (public / "model").iterdir()}
    assert taken == {"weights.json", "weights.pkl", "training.json"}
    assert (public / "model/weights.pkl").read_bytes() == (trained / "weights.pkl").read_bytes()
    assert "shows it after Update" in capsys.readouterr().out


SPOILT: dict[str, tuple[Callable[[Path], object], str]] = {
    "no weights": (lambda folder: (folder / "weights.json").unlink(), "lacks weights.json"),
    "no digits": (lambda folder: (folder / "samples/mnist.png").unlink(), "lacks mnist.png"),
    "another's record": (
        lambda folder: (folder / "training.json").write_text('{"weights": "0"}'),
        "of different trainings",
    ),
    "another's pickle": (
        lambda folder: weights.save_pickle(
            folder / "weights.pkl", Network.scaled([784, 9, 10], np.random.default_rng(1))
        ),
        "of different trainings",
    ),
    "a record of old": (lambda folder: (folder / "training.json").write_text("{}"), "no network"),
    "a record cut short": (lambda folder: (folder / "training.json").write_text("{"), "no network"),
    "no weights within": (lambda folder: (folder / "weights.json").write_text("7"), "no network"),
    "no reader of digits": (lambda folder: write(folder, [784, 5, 11]), "784-…-10"),
    "a network too large": (lambda folder: write(folder, [784, 2100, 10]), "larger than the page"),
}


@pytest.mark.parametrize("case", SPOILT)
def test_what_does_not_belong_together_is_refused_and_the_one_before_stays(
    case: str, trained: Path, public: Path
) -> None:
    spoil, complaint = SPOILT[case]
    spoil(trained)
    before = {file: file.read_bytes() for file in public.rglob("*") if file.is_file()}
    with pytest.raises(BuildError, match=complaint) as refusal:
        model.take(trained)
    assert "\n" not in str(refusal.value)
    assert {file: file.read_bytes() for file in public.rglob("*") if file.is_file()} == before


def test_a_checkpoint_that_was_copied_along_is_not_published(trained: Path, public: Path) -> None:
    (public / "model/checkpoint.npz").write_bytes(b"large")
    with pytest.raises(BuildError, match=r"checkpoint\.npz would be as well"):
        model.checked()
