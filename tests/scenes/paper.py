"""Digits written on paper and photographed: plain, ruled, squared, in boxes, in shadow."""

from collections.abc import Callable, Sequence

import numpy as np
from PIL import Image

from digitnet.data.samples import Strokes
from tests.scenes.camera import Picture, aslant, light, shadow, taken
from tests.scenes.drawn import Floats, covered, fitted, over, rectangle, ruling

Rng = np.random.Generator
Others = Sequence[Strokes]
Kind = Callable[[Strokes, Others, Rng], Picture]
"""Makes a picture of a drawing; other drawings may stand around it."""
SIZE = (640, 640)
SIDE = SIZE[0]


def pen(rng: Rng) -> tuple[float, float]:
    """How broad, in millimetres, and how bright a pen's line is."""
    return rng.uniform(0.4, 0.9), rng.uniform(0.08, 0.3)


def sheet(rng: Rng) -> Floats:
    return np.full(SIZE, rng.uniform(0.75, 0.92))


def written(scene: Floats, strokes: Strokes, rng: Rng, mm: float, height: float) -> Floats:
    """The digit somewhere near the middle, so many millimetres high, at so many pixels each."""
    width, grey = pen(rng)
    room = max(0.0, (SIDE - height * mm) / 2 - 0.12 * SIDE)
    x, y = SIDE / 2 + rng.uniform(-1, 1, 2) * min(room, 0.2 * SIDE)
    return over(scene, covered(SIZE, fitted(strokes, height * mm, (x, y)), width * mm), grey)


def scale(rng: Rng, height: float) -> float:
    """Pixels in a millimetre: people come as close as they need to."""
    return SIDE / rng.uniform(max(40, 1.5 * height), max(60, 3 * height))


def photographed(scene: Floats, rng: Rng, fall: float = 0.3) -> Picture:
    seen = aslant(scene, rng)
    blur, noise = rng.uniform(0.6, 1.6), rng.uniform(1, 6)
    return taken(seen * light(SIZE, rng, fall), rng, blur=blur, noise=noise)


def on_plain(strokes: Strokes, others: Others, rng: Rng) -> Picture:
    height = rng.uniform(5, 25)
    return photographed(written(sheet(rng), strokes, rng, scale(rng, height), height), rng)


def lined(
    scene: Floats, rng: Rng, mm: float, distance: float, faint: tuple[float, float], both: bool
) -> Floats:
    width = rng.uniform(0.15, 0.4) * mm
    grey = scene.mean() * (1 - rng.uniform(*faint))
    for down in (False, True) if both else (False,):
        cover = ruling(SIZE, distance * mm, width, rng.uniform(0, distance * mm), down=down)
        scene = over(scene, cover, grey)
    return scene


def on_lines(distance: float, faint: tuple[float, float], both: bool) -> Kind:
    def kind(strokes: Strokes, others: Others, rng: Rng) -> Picture:
        height = rng.uniform(5, 25)
        mm = scale(rng, height)
        scene = lined(sheet(rng), rng, mm, distance, faint, both)
        return photographed(written(scene, strokes, rng, mm, height), rng)

    return kind


def in_shadow(dark: float, soft: float) -> Kind:
    def kind(strokes: Strokes, others: Others, rng: Rng) -> Picture:
        height = rng.uniform(8, 25)
        scene = aslant(written(sheet(rng), strokes, rng, scale(rng, height), height), rng)
        scene = scene * light(SIZE, rng, 0.2) * shadow(SIZE, rng, dark, soft)
        return taken(scene, rng, noise=rng.uniform(1, 4))

    return kind


def with_neighbours(strokes: Strokes, others: Others, rng: Rng) -> Picture:
    """A bit of the digits beside it looks in."""
    height, scene = 20.0, sheet(rng)
    mm = SIDE / (height * rng.uniform(1.3, 1.7))
    width, grey = pen(rng)
    sides = [(-1, 0), (1, 0)] if rng.random() < 0.7 else [(0, -1), (0, 1), (1, 0)]
    for side, other in zip(np.array(sides), others, strict=False):
        if rng.random() < 0.7:
            lines = fitted(other, height * mm, (0, 0))
            nearest = min((line @ side).min() for line in lines)
            inside = rng.uniform(0.02, 0.1) * SIDE
            place = SIDE / 2 + side * (SIDE / 2 - inside - nearest)
            scene = over(scene, covered(SIZE, [line + place for line in lines], width * mm), grey)
    lines = fitted(strokes, height * mm, (SIDE / 2, SIDE / 2))
    scene = over(scene, covered(SIZE, lines, width * mm), grey)
    return taken(scene * light(SIZE, rng), rng)


def in_a_box(touching: bool, strong: bool = True) -> Kind:
    def kind(strokes: Strokes, others: Others, rng: Rng) -> Picture:
        """A form's cell, whose lines the digit touches or not; more cells beside it, or none."""
        height = 8.0
        mm = SIDE / rng.uniform(12, 22)
        scene = sheet(rng)
        half = height * mm * (0.5 if touching else rng.uniform(0.65, 0.8))
        x, y = SIDE / 2 + rng.uniform(-0.05, 0.05, 2) * SIDE
        width = rng.uniform(0.2, 0.6) * mm
        dark = rng.uniform(0.05, 0.25) if strong else rng.uniform(0.4, 0.7)
        cells = range(-2, 3) if rng.random() < 0.4 else [0]
        for cell in cells:
            at = x + 2 * cell * half
            box = rectangle(at - half, y - half, at + half, y + half)
            scene = over(scene, covered(SIZE, [box], width), dark)
        inked, grey = pen(rng)
        grey = rng.uniform(0.35, 0.55) if strong and rng.random() < 0.4 else grey  # a pencil
        aside = rng.uniform(-0.1, 0.1, 2) * half
        lines = fitted(
            strokes, height * mm * (1 if touching else 0.95), (x + aside[0], y + aside[1])
        )
        scene = over(scene, covered(SIZE, lines, inked * mm), grey)
        return photographed(scene, rng)

    return kind


def noisy(strokes: Strokes, others: Others, rng: Rng) -> Picture:
    scene = written(sheet(rng), strokes, rng, SIDE / 30, rng.uniform(10, 22))
    size = int(rng.integers(120, SIDE))
    whole = Image.fromarray(taken(scene, rng, noise=0, quality=None))
    small = np.asarray(whole.resize((size, size)), np.float64) / 255
    return taken(small, rng, blur=0, noise=20, quality=None)


def faint(strokes: Strokes, others: Others, rng: Rng) -> Picture:
    """Ink that takes only 0.1 to 0.3 of the light, with some noise."""
    height = rng.uniform(10, 22)
    cover = 1 - written(np.ones(SIZE), strokes, rng, SIDE / 30, height)
    cover = cover / cover.max()
    scene = sheet(rng) * (1 - rng.uniform(0.12, 0.3) * cover)
    return taken(aslant(scene, rng) * light(SIZE, rng), rng, noise=rng.uniform(2, 8))


def with_dirt(strokes: Strokes, others: Others, rng: Rng) -> Picture:
    """A full stop, specks and hairs, far from the digit."""
    height, mm = 14.0, SIDE / 40
    scene = written(sheet(rng), strokes, rng, mm, height)
    for _ in range(int(rng.integers(1, 6))):
        at = rng.uniform(0.04, 0.96, 2) * SIDE
        if np.abs(at - SIDE / 2).max() < 0.37 * SIDE:
            at[int(rng.integers(2))] = rng.choice([0.06, 0.94]) * SIDE
        step = rng.uniform(-1, 1, 2) * mm * rng.choice([0.1, 2.5])
        dot = covered(SIZE, [np.array([at, at + step])], rng.uniform(0.4, 1.6) * mm)
        scene = over(scene, dot, rng.uniform(0.1, 0.5))
    return photographed(scene, rng)


def chalk(strokes: Strokes, others: Others, rng: Rng) -> Picture:
    height = rng.uniform(0.3, 0.8) * SIDE
    grain = rng.uniform(0.6, 1, SIZE)
    cover = covered(SIZE, fitted(strokes, height, (SIDE / 2, SIDE / 2)), rng.uniform(8, 26)) * grain
    board = np.full(SIZE, rng.uniform(0.12, 0.3))
    wiped = shadow(SIZE, rng, 1.0 + rng.uniform(0, 0.5), 0.4)
    return photographed(over(board * wiped, cover, rng.uniform(0.7, 0.95)), rng)


def whiteboard(strokes: Strokes, others: Others, rng: Rng) -> Picture:
    height = rng.uniform(0.3, 0.8) * SIDE
    at = SIDE / 2 + rng.uniform(-0.1, 0.1, 2) * SIDE
    cover = covered(SIZE, fitted(strokes, height, (at[0], at[1])), rng.uniform(8, 26))
    y, x = np.mgrid[:SIDE, :SIDE] / SIDE - rng.uniform(0.1, 0.9, (2, 1, 1))
    glare = 0.35 * np.exp(-(x**2 + y**2) / rng.uniform(0.01, 0.06))
    board = over(np.full(SIZE, rng.uniform(0.6, 0.75)), cover, rng.uniform(0.1, 0.4))
    return photographed(board + glare, rng)
