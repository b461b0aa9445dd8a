"""Digits from screens, scanners and scissors: paint programs, margins, cut-outs, small pictures."""

import numpy as np
from PIL import Image

from digitnet.data.samples import Strokes
from tests.scenes.camera import Picture, taken
from tests.scenes.drawn import Floats, covered, fitted, over, rectangle, tight
from tests.scenes.paper import Kind, Others, Rng, on_plain

SIZE = (400, 400)


def clean(picture: Floats) -> Picture:
    greys: Picture = (picture.clip(0, 1) * 255).round().astype(np.uint8)
    return greys


def digit(
    strokes: Strokes, size: float, width: float, at: tuple[float, float] = (200, 200)
) -> Floats:
    return covered(SIZE, fitted(strokes, size, at), width)


def painted(strokes: Strokes, others: Others, rng: Rng) -> Picture:
    """A paint program's canvas: two greys, any pen, dark or light."""
    at = 200 + rng.uniform(-60, 60, 2)
    cover = digit(strokes, rng.uniform(120, 280), rng.uniform(4, 44), (at[0], at[1]))
    cover = np.where(cover > 0.5, 1.0, 0.0) if rng.random() < 0.5 else cover
    return clean(1 - cover if rng.random() < 0.6 else cover)


def cut_tightly(strokes: Strokes, others: Others, rng: Rng) -> Picture:
    size = rng.uniform(60, 340)
    cover = tight(digit(strokes, size, size * rng.uniform(0.04, 0.16)), int(rng.integers(0, 3)))
    ground, ink = (rng.uniform(0.8, 1), rng.uniform(0, 0.3))
    if rng.random() < 0.4:
        ground, ink = ink, ground
    return taken(over(np.full(cover.shape, ground), cover, ink), rng, blur=0.5, noise=2)


def small(strokes: Strokes, others: Others, rng: Rng) -> Picture:
    """16 to 28 points, tight, with a thick pen."""
    cover = tight(digit(strokes, 320, rng.uniform(24, 70)), int(rng.integers(0, 24)))
    side = int(rng.integers(16, 29))
    height, width = cover.shape
    square = np.zeros((max(cover.shape),) * 2)
    top, left = (len(square) - height) // 2, (len(square) - width) // 2
    square[top : top + height, left : left + width] = cover
    picture = Image.fromarray(clean(square)).resize((side, side), Image.Resampling.BOX)
    grey = np.asarray(picture) / 255
    return clean(1 - grey if rng.random() < 0.5 else grey)


def small_from_paper(strokes: Strokes, others: Others, rng: Rng) -> Picture:
    """The same with the greys of paper, and noise."""
    grey = small(strokes, others, rng) / 255
    return taken(0.25 + 0.6 * grey, rng, blur=0, noise=rng.uniform(0, 8), quality=95)


def in_a_margin(light: bool) -> Kind:
    def kind(strokes: Strokes, others: Others, rng: Rng) -> Picture:
        """A photograph in a screenshot: one grey around it, on two sides or four."""
        grey = rng.uniform(0.93, 1) if light else rng.uniform(0, 0.6)
        photo = on_plain(strokes, others, rng) / 255
        above, below = rng.integers(10, 160, 2)
        aside = (0, 0) if rng.random() < 0.4 else tuple(rng.integers(10, 160, 2))
        return clean(np.pad(photo, ((above, below), aside), constant_values=grey))

    return kind


def framed(strokes: Strokes, others: Others, rng: Rng) -> Picture:
    """A canvas with a border, on a page."""
    page = np.full(SIZE, rng.uniform(0.85, 1))
    left, top, right, bottom = (*rng.uniform(8, 60, 2), *rng.uniform(340, 392, 2))
    box = rectangle(left, top, right, bottom)
    page = over(page, covered(SIZE, [box], rng.uniform(1, 9)), rng.uniform(0, 0.7))
    cover = digit(strokes, rng.uniform(120, 230), rng.uniform(5, 25))
    return clean(over(page, cover, rng.uniform(0, 0.3)))


def watermarked(strokes: Strokes, others: Others, rng: Rng) -> Picture:
    """Faint words below or across, dark digit."""
    cover = digit(strokes, rng.uniform(150, 230), rng.uniform(8, 25), (200, 170))
    page = np.full(SIZE, rng.uniform(0.9, 1))
    grey, y = rng.uniform(0.45, 0.8), rng.uniform(340, 375)
    for number, other in enumerate(others[:6]):
        lines = fitted(other, 22, (60 + 26 * number, y))
        page = over(page, covered(SIZE, lines, 3), grey)
    return clean(over(page, cover, rng.uniform(0, 0.2)))


def scanned(strokes: Strokes, others: Others, rng: Rng) -> Picture:
    """White, with a thin pen and the dark of the lid along an edge or two."""
    cover = digit(strokes, rng.uniform(80, 280), rng.uniform(3, 9))
    page = over(np.full(SIZE, rng.uniform(0.93, 1)), cover, rng.uniform(0, 0.4))
    for edge in (page, page[::-1], page.T, page.T[::-1]):
        if rng.random() < 0.3:
            edge[: int(rng.integers(2, 14))] = rng.uniform(0, 0.6)
    return taken(page, rng, blur=0.5, noise=rng.uniform(0, 5))
