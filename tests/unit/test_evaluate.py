"""`python -m digitnet.evaluate` judges files by the path of the page."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from digitnet.manner import Manner
from digitnet.network import Network
from digitnet.reading import Reader
from digitnet.samples import Pictures
from digitnet.weights import load

WEIGHTS = Path(__file__).parents[2] / "web/public/model/weights.json"


def evaluate(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "digitnet.evaluate", *map(str, arguments)]
    return subprocess.run(command, text=True, capture_output=True, check=False)


def test_one_line_for_each_file_of_every_kind(
    mnist_file: Path, drawings_file: Path, mnist_test: Pictures, tmp_path: Path
) -> None:
    images = np.zeros((200, 40, 50), np.uint8)
    images[:, 5:33, 9:37] = mnist_test.images
    np.savez(tmp_path / "images.npz", images=images, labels=mnist_test.labels)
    done = evaluate(WEIGHTS, mnist_file, drawings_file, tmp_path / "images.npz")
    assert done.returncode == 0, done.stderr
    mnist, drawn, moved = map(json.loads, done.stdout.splitlines())
    assert list(mnist) == ["data", "n", "accuracy", "answered", "accuracy_answered"]
    assert (mnist["n"], drawn["n"]) == (200, 30)
    assert mnist["accuracy"] >= 0.96
    assert drawn["accuracy"] >= 0.96
    assert moved["accuracy"] == mnist["accuracy"]


def test_answered_counts_the_sure_and_accuracy_counts_all(mnist_file: Path) -> None:
    [line] = evaluate(WEIGHTS, mnist_file).stdout.splitlines()
    result = json.loads(line)
    reader = Reader(*load(WEIGHTS))
    with np.load(mnist_file) as arrays:
        readings = [reader.read_picture(image) for image in arrays["x_test"]]
        right = [r.digit == y for r, y in zip(readings, arrays["y_test"], strict=True)]
    sure = [r.sure for r in readings]
    assert result["accuracy"] == np.mean(right)
    assert result["answered"] == np.mean(sure)
    both = [r for r, s in zip(right, sure, strict=True) if s]
    assert result["accuracy_answered"] == pytest.approx(np.mean(both), abs=1e-6)


def test_the_picture_path_costs_mnist_nothing(mnist_test: Pictures) -> None:
    rng = np.random.default_rng(0)
    reader = Reader(Network.scaled([784, 250, 10], rng), Manner(upright=False))
    pixels = mnist_test.images.reshape(-1, 784).astype(np.float32) / np.float32(255)
    direct = reader.network.forward(pixels)[-1]
    digits = [reader.read_picture(image).digit for image in mnist_test.images]
    assert np.mean(digits == direct.argmax(axis=1)) > 0.99


@pytest.mark.parametrize(
    ("weights", "data", "complaint"),
    [
        ("missing.json", "drawings", "missing.json cannot be read"),
        (WEIGHTS, "missing.npz", "no file missing.npz"),
        (WEIGHTS, WEIGHTS, "not an export of drawings"),
    ],
)
def test_bad_files_get_one_sentence(
    weights: str, data: str, complaint: str, drawings_file: Path
) -> None:
    failed = evaluate(weights, drawings_file if data == "drawings" else data)
    assert failed.returncode == 1
    [line] = failed.stderr.splitlines()
    assert complaint in line
