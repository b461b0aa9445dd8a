"""Ink becomes the 28x28 that MNIST's makers would have made of it."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import ArrayLike, NDArray

from digitnet.augmentation.handwriting import unit
from digitnet.augmentation.raster import pictured
from digitnet.data.samples import Drawings, Pictures
from digitnet.preprocessing import drawing
from digitnet.preprocessing.drawing import from_picture, from_strokes

Lines = list[NDArray[np.float64]]
SEVEN: Lines = [np.array([[0.0, 0.0], [5.0, 0.0], [2.0, 9.0]]), np.array([[1.5, 4.5], [4.5, 4.5]])]


def box(image: NDArray[np.float32]) -> tuple[int, int]:
    rows, columns = np.nonzero(image > drawing.FAINT)
    return int(np.ptp(rows)) + 1, int(np.ptp(columns)) + 1


def middle(image: NDArray[np.float32]) -> tuple[float, float]:
    grid = np.arange(28)
    return float(image.sum(1) @ grid / image.sum()), float(image.sum(0) @ grid / image.sum())


def test_mnist_comes_back_nearly_unchanged(mnist_test: Pictures) -> None:
    made = np.stack([from_picture(image, upright=False) for image in mnist_test.images])
    given = mnist_test.images / 255
    assert np.abs(made - given).mean() < 0.002
    assert (np.abs(made - given).max(axis=(1, 2)) < 0.1).mean() > 0.97


def test_strokes_look_like_mnist(drawings: Drawings) -> None:
    for strokes in drawings.strokes:
        image = from_strokes(strokes, upright=False)
        assert image.shape == (28, 28)
        assert image.dtype == np.float32
        assert image.min() == 0
        assert 0.9 < image.max() <= 1
        assert max(box(image)) in (19, 20)
        assert middle(image) == pytest.approx((14, 14), abs=1)


def test_place_and_unit_do_not_matter(drawings: Drawings) -> None:
    for strokes in drawings.strokes:
        image = from_strokes(strokes)
        for scale, shift in ((0.001, 5.0), (1e4, -3e5)):
            moved = [np.asarray(s, np.float64) * scale + shift for s in strokes]
            np.testing.assert_allclose(from_strokes(moved), image, atol=1e-3)


def test_how_densely_a_line_was_sampled_does_not_matter() -> None:
    dense = [np.concatenate([np.linspace(a, b, 50) for a, b in pairwise(s)]) for s in SEVEN]
    np.testing.assert_allclose(from_strokes(SEVEN), from_strokes(dense), atol=0.05)


@pytest.mark.parametrize("lean", [-0.5, -0.3, 0.3, 0.5])
def test_a_slanted_digit_is_set_upright(lean: float) -> None:
    slanted = [line + np.outer(line[:, 1], (lean, 0)) for line in SEVEN]
    upright = from_strokes(SEVEN)
    as_drawn = np.abs(from_strokes(slanted, upright=False) - upright).mean()
    assert np.abs(from_strokes(slanted) - upright).mean() < min(0.03, as_drawn / 3)


def test_narrow_and_wide_digits_come_to_look_alike() -> None:
    def proportion(wide: float, upright: bool) -> float:
        high, across = box(from_strokes([circle * (wide, 1)], upright=upright))
        return across / high

    angles = np.linspace(0, 2 * np.pi, 60)
    circle = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    as_drawn, made = (
        proportion(0.9, upright) / proportion(0.5, upright) for upright in (False, True)
    )
    assert 1 < made < as_drawn**0.6


def nine(tail: float) -> Lines:
    """A heavy loop on a long tail: its centre of mass lies high."""
    angles = np.linspace(0, 8 * np.pi, 200)
    loop = np.stack([2 * np.cos(angles), 2 * np.sin(angles)], axis=1)
    return [np.concatenate([loop, [[2.0, 0.0], [2.0, tail]]])]


def test_no_ink_is_cut_off_at_the_edge(drawings: Drawings, monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(4)
    digits: list[Sequence[ArrayLike]] = [*drawings.strokes, SEVEN]
    digits += [nine(tail) for tail in (4, 8, 12, 20, 60)]
    pictures = [pictured(unit(lines), rng) for lines in digits]

    def inks() -> list[float]:
        images = [*map(from_strokes, digits), *map(from_picture, pictures)]
        return [float(image.sum()) for image in images]

    seen = inks()
    monkeypatch.setattr(drawing, "SIDE", 48)
    monkeypatch.setattr(drawing, "MIDDLE", 24.0)
    assert (np.array(seen) > 0.99 * np.array(inks())).all()


def test_a_picture_of_any_size_and_place_becomes_the_same() -> None:
    small = np.zeros((40, 40), np.uint8)
    small[5:25, 8:12] = 200
    small[5:9, 8:22] = 200
    large = np.zeros((900, 1200), np.uint8)
    large[200:600, 300:380] = 90
    large[200:280, 300:580] = 90
    np.testing.assert_allclose(from_picture(small), from_picture(large), atol=0.12)
    assert max(box(from_picture(large, upright=False))) == 20


def test_a_dot_is_a_dot_in_the_middle() -> None:
    image = from_strokes([np.array([[7.0, 3.0]])])
    assert middle(image) == pytest.approx((14, 14))
    assert max(box(image)) <= 4


@pytest.mark.parametrize("strokes", [[], [np.empty((0, 2))]])
def test_no_ink_is_said(strokes: Lines) -> None:
    with pytest.raises(ValueError, match="no ink"):
        from_strokes(strokes)


@pytest.mark.parametrize("wrong", [np.nan, np.inf])
def test_points_that_are_nowhere_are_refused(wrong: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        from_strokes([np.array([[0.0, 1.0], [wrong, 1.0]])])


def test_a_picture_without_ink_or_form_is_refused() -> None:
    with pytest.raises(ValueError, match="no ink"):
        from_picture(np.zeros((28, 28), np.uint8))
    with pytest.raises(ValueError, match="height and width"):
        from_picture(np.zeros((0, 28), np.uint8))
    with pytest.raises(ValueError, match="height and width"):
        from_picture(np.ones((28, 28, 3), np.uint8))
