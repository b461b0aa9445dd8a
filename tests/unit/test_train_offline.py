"""The trainer's command line, run as people run it."""

import gzip
import json
import os
import pickle
import signal
import subprocess
import sys
from base64 import b64decode
from pathlib import Path

import numpy as np
import pytest

from digitnet.training.record import fingerprint
from digitnet.weights import load

ROOT = Path(__file__).parents[2]


def command(*options: object) -> list[str]:
    return [sys.executable, str(ROOT / "train_offline.py"), *map(str, options)]


def train(*options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(*options), text=True, capture_output=True, check=False)


@pytest.fixture
def quick(mnist_file: Path) -> list[object]:
    """Options for a training of seconds."""
    few = ["--epochs", 6, "--teacher-epochs", 1, "--batch", 16, "--validation", 50]
    few += ["--repeats", 2]
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


def test_two_hidden_layers_are_trained_and_their_record_says_so(
    quick: list[object], tmp_path: Path
) -> None:
    done = train(*quick, "--hidden", 64, 32, "--out", tmp_path)
    assert done.returncode == 0, done.stderr
    recorded = json.loads((tmp_path / "training.json").read_text())
    network, _ = load(tmp_path / "weights.json")
    assert network.sizes == recorded["sizes"] == [784, 64, 32, 10]
    assert recorded["recipe"]["hidden"] == [64, 32]
    assert recorded["test"]["accuracy"] > 0.4
    assert "larger than the page opens" not in done.stderr


def test_a_network_that_the_page_does_not_open_is_said_to_be_so_at_once(
    mnist_file: Path, tmp_path: Path
) -> None:
    running = Running("--data", mnist_file, "--hidden", 2100, "--out", tmp_path)
    running.until("larger than the page opens")
    assert "Preparing" not in running.said
    running.ctrl_c()


def test_the_record_is_of_these_weights_and_names_what_had_a_part(
    quick: list[object], drawings_file: Path, tmp_path: Path
) -> None:
    parts: dict[str, list[object]] = {
        "plain": [],
        "drawn": ["--drawings", drawings_file],
        "stepped": ["--optimiser", "descent"],
    }
    for name, options in parts.items():
        assert train(*quick, *options, "--out", tmp_path / name).returncode == 0
        recorded = json.loads((tmp_path / name / "training.json").read_text())
        assert ("variants" in recorded["recipe"]) == (name == "drawn")
        assert ("decay" in recorded["recipe"]) == (name != "stepped")
        for file in ("weights.json", "weights.pkl"):
            network, _ = load(tmp_path / name / file)
            assert fingerprint(network) == recorded["weights"]


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


class Running:
    """A training that is under way, which Ctrl-C can stop when it has come so far."""

    def __init__(self, *options: object) -> None:
        self.process = subprocess.Popen(
            command(*options), text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        self.said = ""

    def until(self, words: str) -> None:
        assert self.process.stderr
        while words not in self.said:
            self.said += (more := self.process.stderr.read(1))
            assert more, f"the training ended by itself: {self.said}"

    def ctrl_c(self) -> str:
        """What it says last."""
        self.process.send_signal(signal.SIGINT)
        _, rest = self.process.communicate()
        self.said += rest
        assert "Traceback" not in self.said
        return self.said.splitlines()[-1]


def numbers(folder: Path) -> bytes:
    return (folder / "weights.json").read_bytes()


def test_ctrl_c_keeps_the_weights_so_far_and_resuming_is_as_if_it_had_never_come(
    mnist_file: Path, tmp_path: Path
) -> None:
    many = ["--data", mnist_file, "--validation", 50, "--teacher-epochs", 0, "--epochs", 200]
    many += ["--repeats", 1, "--hidden", 40, "--batch", 64]
    running = Running(*many, "--out", tmp_path / "stopped")
    running.until("epoch 3:")
    running.ctrl_c()
    assert running.process.returncode == 0
    recorded = json.loads((tmp_path / "stopped/training.json").read_text())
    assert 2 <= len(recorded["epochs"]) < 200
    assert f"Stopped after {len(recorded['epochs'])} whole epochs" in running.said
    stopped = numbers(tmp_path / "stopped")
    done = train(*many, "--out", tmp_path / "stopped", "--resume")
    assert done.returncode == 0, done.stderr
    assert train(*many, "--out", tmp_path / "whole").returncode == 0
    assert numbers(tmp_path / "stopped") == numbers(tmp_path / "whole") != stopped


def test_ctrl_c_while_the_teacher_learns_is_resumed_from_as_well(
    mnist_file: Path, tmp_path: Path
) -> None:
    options = ["--data", mnist_file, "--validation", 50, "--epochs", 1, "--teacher-epochs", 60]
    options += ["--repeats", 1, "--out", tmp_path]
    running = Running(*options)
    running.until("Teacher, epoch 2:")
    assert running.ctrl_c().startswith("train_offline: stopped while the teacher was learning")
    assert running.process.returncode == 1
    assert [file.name for file in tmp_path.iterdir()] == ["teacher.npz"]
    running = Running(*options, "--resume")
    running.until("Teacher, epoch ")
    running.until(":")
    assert "Teacher, epoch 1:" not in running.said
    running.ctrl_c()


@pytest.mark.parametrize(
    ("moment", "slow"),
    [
        ("Reading", ()),
        ("Preparing pictures", ()),
        ("Making more of them", ("--written", 1000)),
        ("epoch 1:", ("--repeats", 1000, "--written", 0, "--nondigits", 0)),
    ],
)
def test_ctrl_c_before_anything_is_learned_ends_in_one_sentence(
    moment: str, slow: tuple[object, ...], mnist_file: Path, tmp_path: Path
) -> None:
    options = ["--data", mnist_file, "--validation", 50, "--teacher-epochs", 0]
    running = Running(*options, *slow, "--out", tmp_path / "out")
    running.until(moment)
    assert "train_offline: stopped" in running.ctrl_c()
    assert running.process.returncode == 1
    assert not (tmp_path / "out").exists()


def test_the_number_of_threads_that_numpy_would_take_changes_nothing(
    mnist_file: Path, tmp_path: Path
) -> None:
    options = ["--data", mnist_file, "--epochs", 1, "--teacher-epochs", 0, "--validation", 0]
    options += ["--hidden", 300, "--written", 0, "--nondigits", 0, "--repeats", 1]
    for threads in ("1", "2"):
        wishes = {f"{name}_NUM_THREADS": threads for name in ("OPENBLAS", "OMP", "MKL")}
        given = command(*options, "--out", tmp_path / threads)
        done = subprocess.run(given, env=os.environ | wishes, capture_output=True)
        assert done.returncode == 0
    assert numbers(tmp_path / "1") == numbers(tmp_path / "2")


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


BAD: dict[str, tuple[list[object], str]] = {
    "no such file": (["--data", "missing.npz"], "There is no file"),
    "a pickle": (["--data", "mnist.pkl.gz"], "is a pickle, which could run"),
    "cut short": (["--data", "half.npz"], "damaged or incomplete"),
    "no pictures": (["--data", "drawings.npz"], "lacks x_test"),
    "no digits": (["--data", "labels.npz"], "0 to 9"),
    "no ink": (["--data", "black.npz"], "Picture 3"),
    "a folder without IDX files": (["--data", "."], "train-images-idx3-ubyte"),
    "pictures as drawings": (["--drawings", "mnist.npz"], "strokes"),
    "a table as drawings": (["--drawings", "table.csv"], "holds no drawings, which come as"),
    "points that are no numbers": (["--drawings", "nowhere.npz"], "finite"),
    "nothing at a time": (["--batch", 0], "batch must be above 0"),
    "no neuron": (["--hidden", 0], "hidden must be numbers from 1"),
    "a layer without neurons": (["--hidden", 64, 0], "not 64 0"),
    "a network beyond memory": (["--hidden", 10**12], "hidden must be numbers from 1 to 100000"),
    "all for validation": (["--validation", 400], "nothing to train on"),
    "no rate": (["--learning-rate", "nan"], "learning_rate must be above 0"),
    "nothing to resume": (["--resume"], "no training to resume in"),
    "a folder that is a file": (["--out", "mnist.npz"], "mnist.npz cannot be used"),
    "a folder in a file": (["--out", "mnist.npz/out"], "mnist.npz/out cannot be used"),
    "a folder of the system": (["--out", "/proc/out"], "/proc/out cannot be used"),
    "a sheet that is no picture": (["--show", "sheet.txt"], "sheet.txt must end in .png"),
    "a sheet without a place": (["--show", "mnist.npz/sheet.png"], "mnist.npz cannot be used"),
}


@pytest.fixture(scope="module")
def wrong_files(
    mnist_file: Path, drawings_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A folder with the files that BAD names."""
    folder = tmp_path_factory.mktemp("wrong")
    whole = mnist_file.read_bytes()
    (folder / "mnist.npz").write_bytes(whole)
    (folder / "half.npz").write_bytes(whole[: len(whole) // 2])
    (folder / "drawings.npz").write_bytes(drawings_file.read_bytes())
    (folder / "mnist.pkl.gz").write_bytes(gzip.compress(pickle.dumps((1, 2))))
    (folder / "table.csv").write_text("label,pixel0\n7,0\n")
    with np.load(mnist_file) as arrays:
        black = arrays["x_test"] * (np.arange(200) != 3)[:, None, None].astype(np.uint8)
    spoilt(mnist_file, folder / "black.npz", x_test=black)
    spoilt(mnist_file, folder / "labels.npz", y_test=np.full(200, 10))
    with np.load(drawings_file) as arrays:
        spoilt(drawings_file, folder / "nowhere.npz", points=np.full_like(arrays["points"], np.nan))
    return folder


@pytest.mark.skipif(sys.platform == "win32", reason="its system has no such folder")
@pytest.mark.parametrize("case", BAD)
def test_bad_input_gets_one_sentence_and_writes_nothing(case: str, wrong_files: Path) -> None:
    options, complaint = BAD[case]
    before = sorted(wrong_files.rglob("*"))
    given = ["--data", "mnist.npz", "--out", "out", "--validation", 50, *options]
    failed = subprocess.run(command(*given), text=True, capture_output=True, cwd=wrong_files)
    assert failed.returncode == 1
    last = failed.stderr.splitlines()[-1]
    assert last.startswith("train_offline: ")
    assert complaint in last
    assert "Traceback" not in failed.stderr
    assert sorted(wrong_files.rglob("*")) == before


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_cannot_be_resumed_from_is_said_and_nothing_is_overwritten(
    quick: list[object], drawings_file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    assert train(*quick, "--out", out).returncode == 0
    before = contents(out)
    for options, complaint in (
        (["--hidden", 30], "other settings (hidden)"),
        (["--hidden", 250, 20], "other settings (hidden)"),
        (["--drawings", drawings_file, "--variants", 0], "other settings (variants)"),
        (["--drawings", drawings_file], "other samples"),
    ):
        failed = train(*quick, *options, "--out", out, "--resume")
        assert failed.returncode != 0
        assert failed.stderr.splitlines()[-1].startswith("train_offline: ")
        assert complaint in failed.stderr
        assert contents(out) == before


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
