"""`python -m digitnet.evaluate` judges files by the path of the page."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from digitnet.data.picture_files import decoded
from digitnet.data.samples import Pictures
from digitnet.evaluate import wilson
from digitnet.network import Network
from digitnet.reading import Reader
from digitnet.reading.settings import ReadingSettings
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
    assert list(mnist) == ["data", "n", "accuracy", "answered", "accuracy_answered", "interval"]
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


@pytest.mark.parametrize(
    ("right", "count", "low", "high"), [(0, 10, 0, 0.2775), (81, 263, 0.2553, 0.3662)]
)
def test_the_interval_is_wilsons(right: int, count: int, low: float, high: float) -> None:
    """Newcombe (1998), table I, gives the second, and 0 to 0.2775 is what it gives for 0 of 10."""
    assert wilson(right, count) == pytest.approx((low, high), abs=5e-5)


def saved(folder: Path, name: str, image: Image.Image) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    image.save(folder / name)


def test_a_folder_of_pictures_is_read_as_the_page_reads_them(
    mnist_test: Pictures, tmp_path: Path
) -> None:
    folder = tmp_path / "digits"
    for number in range(10):
        large = np.kron(mnist_test.images[number], np.ones((8, 8), np.uint8))
        image, digit = Image.fromarray(255 - large), mnist_test.labels[number]
        name = f"{digit}_{number}.png" if number % 2 else f"{digit}/{number}.JPG"
        saved(folder, name, image)
    saved(folder, "3_blank.png", Image.new("L", (90, 90), 200))
    done = evaluate(WEIGHTS, folder, "--sheet", tmp_path / "sheet.png")
    assert done.returncode == 0, done.stderr
    line = json.loads(done.stdout)
    assert line["n"] == 11
    assert line["accuracy"] == pytest.approx(10 / 11, abs=0.1)
    assert line["answered"] <= 10 / 11 + 1e-6
    with Image.open(tmp_path / "sheet.png") as sheet:
        assert sheet.width > 1000


def test_a_picture_is_decoded_as_the_page_does(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    lying = Image.new("RGB", (2048, 1024), (255, 0, 0))
    lying.save(tmp_path / "7_turned.png", exif=exif)
    turned = decoded(tmp_path / "7_turned.png")
    assert turned.shape == (1024, 512)
    assert (turned == 76).all()
    clear = Image.new("RGBA", (40, 40), (128, 128, 128, 0))
    clear.paste((128, 128, 128, 255), (10, 10, 20, 30))
    clear.save(tmp_path / "1_clear.png")
    assert set(np.unique(decoded(tmp_path / "1_clear.png"))) == {0, 255}


def test_a_folder_that_cannot_be_read_gets_one_sentence(tmp_path: Path) -> None:
    for name, content, complaint in (
        ("photo.png", b"", "does not say its digit"),
        ("7_damaged.png", b"damaged", "no picture that can be read"),
    ):
        folder = tmp_path / name
        folder.mkdir()
        (folder / name).write_bytes(content)
        failed = evaluate(WEIGHTS, folder)
        assert failed.returncode == 1
        [line] = failed.stderr.splitlines()
        assert complaint in line


def test_without_pillow_one_is_told_how_to_have_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("PIL", "PIL.Image", "PIL.ImageOps"):
        monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ValueError, match="is not installed: pip install"):
        decoded(tmp_path / "7.png")


def test_the_picture_path_costs_mnist_nothing(mnist_test: Pictures) -> None:
    rng = np.random.default_rng(0)
    reader = Reader(Network.scaled([784, 250, 10], rng), ReadingSettings(upright=False))
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
