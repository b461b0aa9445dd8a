"""The trainer's command line, run as people run it."""

import gzip
import json
import pickle
import signal
import subprocess
import sys
from base64 import b64decode
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).parents[2]


def command(*options: object) -> list[str]:
    return [sys.executable, str(ROOT / "train_offline.py"), *map(str, options)]


def train(*options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(*options), text=True, capture_output=True, check=False)


@pytest.fixture
def quick(mnist_file: Path) -> list[object]:
    """Options for a training of seconds."""
    few = ["--epochs", 6, "--teacher-epochs", 2, "--batch", 16, "--validation", 50]
    return ["--data", mnist_file, *few]


def test_it_writes_files_that_agree(
    quick: list[object], drawings_file: Path, tmp_path: Path
) -> None:
    show = ["--show", tmp_path / "shown.png"]
    done = train(*quick, *show, "--drawings", drawings_file, "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    for picture in (tmp_path / "shown.png", tmp_path / "out/training.png"):
        assert picture.read_bytes().startswith(b"\x89PNG")
    written = json.loads((tmp_path / "out/weights.json").read_text())
    pickled = pickle.loads((tmp_path / "out/weights.pkl").read_bytes())
    recorded = json.loads((tmp_path / "out/training.json").read_text())

    assert written["sizes"] == [784, 250, 10]
    np.testing.assert_array_equal(np.float32(written["weights"][0]), pickled["weights"][0])
    np.testing.assert_array_equal(np.float32(written["biases"][1]), pickled["biases"][1])
    assert [epoch["number"] for epoch in recorded["epochs"]] == [1, 2, 3, 4, 5, 6]
    assert recorded["epochs"][-1]["error"] < recorded["epochs"][0]["error"]
    confusion = np.array(recorded["test"]["confusion"])
    assert confusion.sum() == recorded["test"]["samples"] == 200
    assert recorded["test"]["accuracy"] == confusion.trace() / 200
    assert recorded["test"]["accuracy"] > 0.6
    assert recorded["recipe"]["batch"] == 16
    examples = recorded["test"]["examples"]
    ink = np.frombuffer(b64decode(examples["ink"]), np.uint8).reshape(-1, 28, 28)
    assert len(ink) == len(examples["index"]) == len(set(examples["index"]))
    shown = np.zeros((10, 10), int)
    np.add.at(shown, (examples["meant"], examples["read"]), 1)
    np.testing.assert_array_equal(shown, np.minimum(confusion, 12))
    assert (ink.max(axis=(1, 2)) > 200).all()
    assert all(epoch["seconds"] > 0 for epoch in recorded["epochs"])
    assert {len(data["sha256"]) for data in recorded["data"].values()} == {64}
    assert f"{recorded['test']['accuracy']:.2%}" in done.stdout


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(
    quick: list[object], tmp_path: Path
) -> None:
    for name, seed in (("one", 7), ("again", 7), ("other", 8)):
        assert train(*quick, "--seed", seed, "--out", tmp_path / name).returncode == 0
    names = ("one", "again", "other")
    written = [(tmp_path / name / "weights.json").read_bytes() for name in names]
    assert written[0] == written[1] != written[2]


def test_resuming_with_the_teacher_ready_gives_the_same_network(
    quick: list[object], tmp_path: Path
) -> None:
    assert train(*quick, "--out", tmp_path).returncode == 0
    first = (tmp_path / "weights.json").read_bytes()
    (tmp_path / "weights.json").unlink()
    done = train(*quick, "--out", tmp_path, "--resume")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "weights.json").read_bytes() == first


def test_the_classic_recipe_is_the_ancestors(mnist_file: Path, tmp_path: Path) -> None:
    done = train("--recipe", "classic", "--data", mnist_file, "--epochs", 300, "--out", tmp_path)
    assert done.returncode == 0, done.stderr
    recorded = json.loads((tmp_path / "training.json").read_text())
    assert (
        recorded["recipe"]
        | {
            "learning_rate": 0.1,
            "batch": 1,
            "threshold": 0.016,
            "loss": "squared-error",
            "start": "uniform",
            "optimiser": "descent",
            "upright": False,
        }
        == recorded["recipe"]
    )
    errors = [epoch["error"] for epoch in recorded["epochs"]]
    assert errors[-1] < 0.016 <= errors[-2]


def test_ctrl_c_keeps_the_weights_so_far(mnist_file: Path, tmp_path: Path) -> None:
    options = ["--data", mnist_file, "--validation", 50, "--epochs", 1_000_000]
    options += ["--teacher-epochs", 0]
    endless = command(*options, "--out", tmp_path)
    with subprocess.Popen(endless, text=True, stderr=subprocess.PIPE) as running:
        assert running.stderr
        shown = ""
        while "validation=" not in shown:
            shown += (more := running.stderr.read(1))
            assert more, f"the training ended by itself: {shown}"
        running.send_signal(signal.SIGINT)
        running.stderr.read()
    assert running.returncode == 0
    recorded = json.loads((tmp_path / "training.json").read_text())
    assert recorded["test"]["accuracy"] > 0.05
    assert len(recorded["epochs"]) >= 1
    assert {path.name for path in tmp_path.iterdir()} >= {"weights.json", "weights.pkl"}


def test_the_four_idx_files_are_mnist_too(
    quick: list[object], mnist_file: Path, tmp_path: Path
) -> None:
    with np.load(mnist_file) as arrays:
        for half, name in (("train", "train"), ("test", "t10k")):
            images, labels = arrays[f"x_{half}"], arrays[f"y_{half}"]
            head = np.array([0x803, *images.shape], ">u4").tobytes()
            (tmp_path / f"{name}-images-idx3-ubyte").write_bytes(head + images.tobytes())
            head = np.array([0x801, *labels.shape], ">u4").tobytes()
            packed = gzip.compress(head + labels.tobytes())
            (tmp_path / f"{name}-labels.idx1-ubyte.gz").write_bytes(packed)
    assert train(*quick, "--out", tmp_path / "npz").returncode == 0
    assert train(*quick, "--data", tmp_path, "--out", tmp_path / "idx").returncode == 0
    both = [(tmp_path / name / "weights.json").read_bytes() for name in ("npz", "idx")]
    assert both[0] == both[1]


def spoilt(source: Path, target: Path, **changes: object) -> Path:
    with np.load(source) as arrays:
        np.savez(target, **({name: arrays[name] for name in arrays.files} | changes))
    return target


def test_bad_input_gets_one_sentence_and_overwrites_nothing(
    mnist_file: Path, drawings_file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "weights.json").write_text("precious")
    (tmp_path / "empty.npz").touch()
    with np.load(drawings_file) as arrays:
        nowhere = np.full_like(arrays["points"], np.nan)
    with np.load(mnist_file) as arrays:
        black = arrays["x_test"] * (np.arange(200) != 3)[:, None, None].astype(np.uint8)
    cases: list[tuple[list[object], str]] = [
        (["--data", tmp_path / "missing.npz"], "no file"),
        (["--data", tmp_path / "empty.npz"], "no readable .npz"),
        (["--data", tmp_path], "train-images-idx3-ubyte"),
        (["--data", drawings_file], "no MNIST"),
        (["--data", spoilt(mnist_file, tmp_path / "a.npz", y_test=np.full(200, 10))], "0 to 9"),
        (["--data", spoilt(mnist_file, tmp_path / "b.npz", x_test=np.zeros(3))], "(n, h, w)"),
        (["--data", spoilt(mnist_file, tmp_path / "d.npz", x_test=black)], "Picture 3"),
        (["--drawings", mnist_file], "strokes"),
        (["--drawings", spoilt(drawings_file, tmp_path / "c.npz", points=nowhere)], "finite"),
        (["--batch", 0], "batch must be above 0"),
        (["--validation", 400], "nothing to train on"),
        (["--learning-rate", "nan"], "learning_rate must be above 0"),
        (["--resume", "--validation", 50], "no file"),
    ]
    for options, complaint in cases:
        failed = train("--data", mnist_file, *options, "--out", out)
        assert failed.returncode != 0
        *_, last = failed.stderr.splitlines()
        assert last.startswith("train_offline: ")
        assert complaint in last
        assert "Traceback" not in failed.stderr
    assert (out / "weights.json").read_text() == "precious"
    assert len(list(out.iterdir())) == 1


def test_what_cannot_be_resumed_from_is_said_and_nothing_is_overwritten(
    quick: list[object], drawings_file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    assert train(*quick, "--out", out).returncode == 0
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    for options, complaint in (
        (["--hidden", 30], "other settings (hidden)"),
        (["--drawings", drawings_file, "--variants", 0], "other settings (variants)"),
        (["--drawings", drawings_file], "other samples"),
    ):
        failed = train(*quick, *options, "--out", out, "--resume")
        assert failed.returncode != 0
        assert failed.stderr.splitlines()[-1].startswith("train_offline: ")
        assert complaint in failed.stderr
        assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_a_folder_that_cannot_be_written_to_is_named(quick: list[object], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("precious")
    failed = train(*quick, "--out", tmp_path / "file")
    assert failed.returncode != 0
    assert f"train_offline: {tmp_path / 'file'} cannot be written" in failed.stderr
    assert (tmp_path / "file").read_text() == "precious"


def test_without_tensorflow_keras_is_refused_with_a_way_on(tmp_path: Path) -> None:
    (tmp_path / "tensorflow.py").write_text("raise ImportError('not here')")
    failed = subprocess.run(
        command("--out", tmp_path),
        text=True,
        capture_output=True,
        env={"PYTHONPATH": str(tmp_path)},
        check=False,
    )
    assert failed.returncode == 1
    assert "--data FILE" in failed.stderr
