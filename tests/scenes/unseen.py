"""Kinds of pictures on which nothing was chosen: looked at once, when all was done."""

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from digitnet.data.samples import Strokes
from tests.scenes.camera import Picture, aslant, light, shadow, taken
from tests.scenes.drawn import covered, fitted, over, ruling
from tests.scenes.paper import SIDE, SIZE, Others, Rng, lined, photographed, scale, sheet, written
from tests.scenes.screens import clean


def curled_page(strokes: Strokes, others: Others, rng: Rng) -> Picture:
    """Ruled lines that bend, and a margin's line down."""
    height = rng.uniform(5, 25)
    mm, scene = scale(rng, height), sheet(rng)
    grey, bend = scene.mean() * (1 - rng.uniform(0.1, 0.5)), rng.uniform(-15, 15)
    cover = ruling(SIZE, 7.1 * mm, 0.25 * mm, rng.uniform(0, 7 * mm), bend=bend)
    scene = over(scene, cover, grey)
    margin = ruling(SIZE, 10 * SIDE, 0.3 * mm, rng.uniform(0.05, 0.2) * SIDE, down=True)
    return photographed(written(over(scene, margin, grey), strokes, rng, mm, height), rng)


def dotted_paper(strokes: Strokes, others: Others, rng: Rng) -> Picture:
    height = rng.uniform(6, 25)
    mm, scene = scale(rng, height), sheet(rng)
    places = np.arange(rng.uniform(0, 5 * mm), SIDE, 5 * mm)
    dots = [np.array([[x, y]]) for x in places for y in places]
    scene = over(scene, covered(SIZE, dots, 0.5 * mm), scene.mean() * (1 - rng.uniform(0.2, 0.5)))
    return photographed(written(scene, strokes, rng, mm, height), rng)


def millimetre_paper(strokes: Strokes, others: Others, rng: Rng) -> Picture:
    """Every fifth line is stronger."""
    height = rng.uniform(8, 25)
    mm, scene = scale(rng, height), sheet(rng)
    for distance, strong in ((2, 0.12), (10, 0.35)):
        grey = scene.mean() * (1 - strong)
        for down in (False, True):
            cover = ruling(SIZE, distance * mm, 0.2 * mm, 2 * mm, down=down)
            scene = over(scene, cover, grey)
    return photographed(written(scene, strokes, rng, mm, height), rng)


def pencil_on_squares(strokes: Strokes, others: Others, rng: Rng) -> Picture:
    """The squares are nearly as dark as the pencil."""
    height = rng.uniform(7, 25)
    mm = scale(rng, height)
    scene = lined(sheet(rng), rng, mm, 7, (0.2, 0.4), True)
    width, grey = rng.uniform(0.4, 0.7) * mm, rng.uniform(0.35, 0.5)
    at = SIDE / 2 + rng.uniform(-0.1, 0.1, 2) * SIDE
    cover = covered(SIZE, fitted(strokes, height * mm, (at[0], at[1])), width)
    return photographed(over(scene, cover, grey), rng)


def hands_shadow_on_lines(strokes: Strokes, others: Others, rng: Rng) -> Picture:
    height = rng.uniform(8, 25)
    mm = scale(rng, height)
    scene = lined(sheet(rng), rng, mm, 8, (0.15, 0.4), False)
    scene = aslant(written(scene, strokes, rng, mm, height), rng)
    dark = shadow(SIZE, rng, rng.uniform(0.35, 0.6), rng.uniform(0, 0.1), rng.uniform(0.02, 0.08))
    return taken(scene * light(SIZE, rng, 0.2) * dark, rng)


def between_lines_of_writing(strokes: Strokes, others: Others, rng: Rng) -> Picture:
    """Writing above and below is cut by the edge."""
    height = rng.uniform(0.4, 0.55) * SIDE
    cover = covered(SIZE, fitted(strokes, height, (SIDE / 2, SIDE / 2)), height / 16)
    for number, other in enumerate(others[:10]):
        row, column = divmod(number, 5)
        at = (SIDE * (0.1 + 0.2 * column), SIDE * (0.01 + 0.98 * row))
        cover = np.maximum(cover, covered(SIZE, fitted(other, 0.18 * SIDE, at), height / 16))
    return photographed(over(sheet(rng), cover, rng.uniform(0.1, 0.3)), rng)


def comb(strokes: Strokes, others: Others, rng: Rng) -> Picture:
    """A form's field: a line below with ticks, and other cells' digits cut away."""
    mm, scene = SIDE / rng.uniform(14, 20), sheet(rng)
    half, foot = 3.2 * mm, SIDE / 2 + 4.4 * mm
    ticks = [np.array([[SIDE / 2 + n * half, foot - 3 * mm], [SIDE / 2 + n * half, foot]])
             for n in (-5, -3, -1, 1, 3, 5)]  # fmt: skip
    lines = [np.array([[-SIDE, foot], [2 * SIDE, foot]]), *ticks]
    scene = over(scene, covered(SIZE, lines, 0.3 * mm), rng.uniform(0.1, 0.5))
    cover = covered(SIZE, fitted(strokes, 7 * mm, (SIDE / 2, SIDE / 2)), rng.uniform(0.4, 0.8) * mm)
    return photographed(over(scene, cover, rng.uniform(0.1, 0.3)), rng)


def circled(strokes: Strokes, others: Others, rng: Rng) -> Picture:
    """In a ring, as exercises are numbered."""
    scene = written(sheet(rng), strokes, rng, SIDE / 40, 16)
    turn = np.linspace(0, 2 * np.pi, 80)
    ring = SIDE / 2 + 0.44 * SIDE * np.stack([np.cos(turn), np.sin(turn)], axis=1)
    return taken(over(scene, covered(SIZE, [ring], 6), rng.uniform(0.1, 0.4)), rng)


def sticky_note(strokes: Strokes, others: Others, rng: Rng) -> Picture:
    """A bright square on a dark table."""
    note = written(sheet(rng), strokes, rng, SIDE / 50, rng.uniform(14, 24))
    inner = np.asarray(Image.fromarray((note * 255).astype(np.uint8)).resize((420, 420))) / 255
    scene = np.full(SIZE, rng.uniform(0.1, 0.5))
    top, left = rng.integers(30, 190, 2)
    scene[top : top + 420, left : left + 420] = inner
    return photographed(scene, rng)


def window(strokes: Strokes, others: Others, rng: Rng) -> Picture:
    """A paint program's window with its bars and buttons."""
    dark = bool(rng.random() < 0.4)
    screen = np.full((480, 640), rng.uniform(0.8, 0.95))
    screen[:60] = rng.uniform(0.2, 0.7)
    for number in range(12):
        screen[70:86, 20 + 30 * number : 36 + 30 * number] = rng.uniform(0, 0.9)
    size = (360, 600)
    cover = covered(size, fitted(strokes, rng.uniform(150, 280), (300, 180)), rng.uniform(4, 20))
    screen[100:460, 20:620] = cover if dark else 1 - cover
    return clean(screen)


def shaken(strokes: Strokes, others: Others, rng: Rng) -> Picture:
    """Out of focus and moved."""
    scene = written(sheet(rng), strokes, rng, SIDE / 40, rng.uniform(12, 24))
    moved = sum(np.roll(scene, step, axis=1) for step in range(-6, 7)) / 13
    return taken(moved * light(SIZE, rng), rng, blur=rng.uniform(2, 5), noise=5, quality=50)


def cardboard(strokes: Strokes, others: Others, rng: Rng) -> Picture:
    """A broad marker on brown, rough ground."""
    grain = Image.fromarray((rng.random(SIZE) * 255).astype(np.uint8))
    rough = np.asarray(grain.filter(ImageFilter.GaussianBlur(1.5))) / 255 - 0.5
    cover = covered(SIZE, fitted(strokes, rng.uniform(250, 480), (320, 320)), rng.uniform(25, 60))
    return photographed(over(0.5 + 0.4 * rough, cover, 0.1), rng)


def printed(strokes: Strokes, others: Others, rng: Rng) -> Picture:
    """No digit: signs, arrows and letters in print."""
    image = Image.new("L", (SIDE, SIDE), 235)
    pen, sign = ImageDraw.Draw(image), rng.choice(list("ABEFHKMNRWXY&%#@?="))
    size = float(rng.uniform(200, 420))
    pen.text((SIDE / 2, SIDE / 2), str(sign), fill=30, font_size=size, anchor="mm")
    return photographed(np.asarray(image) / 255, rng)


def three_digits(strokes: Strokes, others: Others, rng: Rng) -> Picture:
    scene, height = sheet(rng), rng.uniform(0.25, 0.35) * SIDE
    for at, lines in zip((-1, 0, 1), (strokes, *others), strict=False):
        place = (SIDE / 2 + at * 0.9 * height, SIDE / 2)
        scene = over(scene, covered(SIZE, fitted(lines, height, place), height / 14), 0.2)
    return photographed(scene, rng)


def leaves(strokes: Strokes, others: Others, rng: Rng) -> Picture:
    """Hundreds of blades, one over the other."""
    scene = np.full(SIZE, 0.4)
    for _ in range(60):
        start = rng.uniform(0, SIDE, 2)
        blade = np.array([start, start + rng.uniform(-0.4, 0.4, 2) * SIDE])
        cover = covered(SIZE, [blade], rng.uniform(4, 30))
        scene = over(scene, cover, rng.uniform(0.1, 0.9))
    return photographed(scene, rng)
