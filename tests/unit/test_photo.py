"""Ink is found in photographs and screenshots, made here of MNIST's digits."""

import numpy as np
import pytest
from numpy.typing import NDArray

from digitnet.data.samples import Pictures
from digitnet.photo import find_ink
from digitnet.reading import Reader
from digitnet.refusal import RefusalError
from digitnet.weights import load
from tests.conftest import MODEL

Picture = NDArray[np.uint8]
H, W = 480, 360


def enlarged(image: Picture, times: int) -> NDArray[np.float64]:
    """Smoothly enlarged, 0 to 1."""
    at = (np.arange(28 * times) + 0.5) / times - 0.5
    rows = np.stack([np.interp(at, np.arange(28), row) for row in image / 255])
    return np.stack([np.interp(at, np.arange(28), column) for column in rows.T]).T


def on_a_page(image: Picture, rng: np.random.Generator) -> NDArray[np.float64]:
    """The digit somewhere on a large page, as large as it comes."""
    ink = enlarged(image, int(rng.integers(4, 10)))
    page = np.zeros((H, W))
    y, x = (rng.integers(40, side - len(ink) - 40) for side in page.shape)
    page[y : y + len(ink), x : x + len(ink)] = ink
    return page


def photo(image: Picture, scene: str, rng: np.random.Generator) -> Picture:
    """A noisy photograph of the digit in uneven light."""
    ink = on_a_page(image, rng)
    y, x = np.mgrid[:H, :W] / H
    light = 210 - 70 * x - 60 * y
    if scene == "shadow":
        light *= np.where(x + 0.4 * y > 0.55, 0.6, 1)
    seen = light * 0.25 + 140 * ink if scene == "board" else light * (1 - 0.6 * ink)
    if scene == "table":
        seen[:, :14] = 40
    grainy: NDArray[np.float64] = np.clip(seen + rng.normal(0, 4, seen.shape), 0, 255)
    return grainy.astype(np.uint8)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(*load(MODEL / "weights.json"))


def accuracy(reader: Reader, pictures: list[Picture], samples: Pictures) -> float:
    """The share that is read right; what is refused is not."""

    def digit(picture: Picture) -> int | None:
        try:
            return reader.read_picture(find_ink(picture)).digit
        except RefusalError:
            return None

    digits = [digit(picture) for picture in pictures]
    return float(np.mean([one == meant for one, meant in zip(digits, samples.labels, strict=True)]))


@pytest.fixture(scope="module")
def plain(reader: Reader, mnist_test: Pictures) -> float:
    """How well the same digits are read as they come."""
    digits = [reader.read_picture(image).digit for image in mnist_test.images]
    return float((np.array(digits) == mnist_test.labels).mean())


@pytest.mark.parametrize("scene", ["paper", "shadow", "board", "table"])
def test_photographs_are_read_nearly_as_well_as_the_digits_themselves(
    reader: Reader, mnist_test: Pictures, plain: float, scene: str
) -> None:
    rng = np.random.default_rng(5)
    photos = [photo(image, scene, rng) for image in mnist_test.images]
    assert accuracy(reader, photos, mnist_test) >= plain - 0.05


def cut(image: Picture, times: int, pen: int) -> NDArray[np.float64]:
    """The digit drawn with a pen so many pixels broad, cut to its ink exactly, 0 to 1."""
    ink = enlarged(image, times) > 0.5
    shifts = [(y, x) for y in range(-pen, pen + 1) for x in range(-pen, pen + 1)]
    near = [shift for shift in shifts if np.hypot(*shift) <= pen]
    padded = np.pad(ink, pen)
    broad = np.any([np.roll(padded, shift, (0, 1)) for shift in near], axis=0)
    rows, columns = np.nonzero(broad)
    tight = broad[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    return np.where(tight, 1.0, 0.0)


def grey(ink: NDArray[np.float64], dark: bool) -> Picture:
    return (255 * (1 - ink if dark else ink)).astype(np.uint8)


@pytest.mark.parametrize("dark", [False, True], ids=["on black", "on white"])
@pytest.mark.parametrize("pen", [0, 4])
@pytest.mark.parametrize("margin", [0, 2])
def test_ink_that_was_cut_tightly_is_read(
    reader: Reader, mnist_test: Pictures, plain: float, dark: bool, pen: int, margin: int
) -> None:
    pictures = [grey(np.pad(cut(i, 6, pen), margin), dark) for i in mnist_test.images]
    assert accuracy(reader, pictures, mnist_test) >= plain - 0.05


def test_a_digit_that_touches_an_edge_keeps_its_parts(
    reader: Reader, mnist_test: Pictures, plain: float
) -> None:
    sides = [((0, 40), (40, 40)), ((40, 0), (40, 40)), ((40, 40), (0, 40)), ((40, 40), (40, 0))]
    for side in sides:
        pictures = [grey(np.pad(cut(i, 6, 1), side), True) for i in mnist_test.images]
        assert accuracy(reader, pictures, mnist_test) >= plain - 0.03


def test_a_digit_that_touches_the_table_is_told_from_it(
    reader: Reader, mnist_test: Pictures, plain: float
) -> None:
    rng = np.random.default_rng(7)
    pictures: list[Picture] = []
    for image in mnist_test.images:
        paper = 200 - 120 * np.pad(cut(image, 6, 1), ((90, 90), (0, 120)))
        seen = np.pad(paper, ((0, 0), (14, 0)), constant_values=40)
        pictures.append((seen + rng.normal(0, 4, seen.shape)).clip(0, 255).astype(np.uint8))
    assert accuracy(reader, pictures, mnist_test) >= plain - 0.05


@pytest.mark.parametrize("dark", [False, True], ids=["black canvas", "white canvas"])
def test_a_canvas_on_a_page_of_the_other_colour_is_found(
    reader: Reader, mnist_test: Pictures, plain: float, dark: bool
) -> None:
    page = 30 if dark else 240
    pictures = [
        np.pad(grey(np.pad(cut(i, 6, 1), 30), dark), 50, constant_values=page)
        for i in mnist_test.images
    ]
    assert accuracy(reader, pictures, mnist_test) >= plain - 0.03


@pytest.mark.parametrize("times", [1, 3, 40])
@pytest.mark.parametrize("dark", [False, True])
def test_clean_pictures_lose_nothing(
    reader: Reader, mnist_test: Pictures, plain: float, times: int, dark: bool
) -> None:
    square = np.ones((times, times), np.uint8)
    pictures = [np.kron(255 - i if dark else i, square) for i in mnist_test.images]
    assert accuracy(reader, pictures, mnist_test) >= plain - 0.015


def test_the_ink_is_cut_out_in_the_middle_of_a_square(mnist_test: Pictures) -> None:
    rng = np.random.default_rng(6)
    for image in mnist_test.images[:20]:
        ink = find_ink(photo(image, "paper", rng))
        rows, columns = np.nonzero(ink > 25)
        assert ink.shape[0] == ink.shape[1]
        assert ink.max() == 255
        assert rows.min() + rows.max() == pytest.approx(len(ink), abs=3)
        assert columns.min() + columns.max() == pytest.approx(len(ink), abs=3)
        assert 1.2 < len(ink) / max(np.ptp(rows), np.ptp(columns)) < 1.7


@pytest.mark.parametrize(
    "empty",
    [
        np.full((100, 80), 200),
        np.broadcast_to(np.linspace(40, 230, 300), (200, 300)),
        np.random.default_rng(1).normal(180, 6, (400, 300)),
    ],
    ids=["plain", "uneven", "grainy"],
)
def test_a_picture_without_a_digit_is_refused(empty: NDArray[np.float64]) -> None:
    with pytest.raises(ValueError, match="No digit stands out"):
        find_ink(empty.astype(np.uint8))


def test_a_picture_that_is_too_small_is_refused() -> None:
    with pytest.raises(ValueError, match="too small"):
        find_ink(np.zeros((100, 7), np.uint8))


def test_a_picture_that_is_a_mere_strip_is_refused() -> None:
    with pytest.raises(ValueError, match="too narrow"):
        find_ink(np.zeros((20, 1024), np.uint8))


def test_a_one_that_is_a_plain_bar_is_no_canvas(reader: Reader) -> None:
    picture = np.full((200, 160), 250, np.uint8)
    picture[30:170, 65:95] = 10
    assert reader.read_picture(find_ink(picture)).digit == 1
