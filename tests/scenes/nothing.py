"""Pictures without a single digit: empty paper, rooms, hands, words, two digits."""

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from digitnet.data.samples import Strokes
from tests.scenes.camera import Picture, light, shadow, taken
from tests.scenes.drawn import covered, fitted, over
from tests.scenes.paper import SIDE, SIZE, Others, Rng, lined, pen, photographed, sheet


def empty(strokes: Strokes, others: Others, rng: Rng) -> Picture:
    """Paper, plain, ruled or squared, with a shadow or none."""
    scene, mm = sheet(rng), SIDE / rng.uniform(40, 90)
    kind = int(rng.integers(3))
    if kind:
        scene = lined(scene, rng, mm, [0, 8, 5][kind], (0.15, 0.6), kind == 2)
    if rng.random() < 0.4:
        scene = scene * shadow(SIZE, rng, rng.uniform(0.35, 0.7), rng.uniform(0, 0.3), 0.05)
    return photographed(scene, rng)


def two_digits(strokes: Strokes, others: Others, rng: Rng) -> Picture:
    scene, (width, grey) = sheet(rng), pen(rng)
    height = rng.uniform(0.3, 0.55) * SIDE
    for at, lines in ((-0.5, strokes), (0.5, others[0])):
        x = SIDE / 2 + at * height * rng.uniform(0.75, 1)
        drawn = fitted(lines, height, (x, SIDE / 2 + rng.uniform(-0.05, 0.05) * SIDE))
        scene = over(scene, covered(SIZE, drawn, width * height / 15), grey)
    return photographed(scene, rng)


def words(strokes: Strokes, others: Others, rng: Rng) -> Picture:
    """Lines of small writing."""
    scene, (_, grey) = sheet(rng), pen(rng)
    height = rng.uniform(0.05, 0.12) * SIDE
    for number, other in enumerate(others):
        row, column = divmod(number, 5)
        at = (SIDE * (0.1 + 0.17 * column), SIDE * 0.12 + row * 1.9 * height)
        scene = over(scene, covered(SIZE, fitted(other, height, at), height / 12), grey)
    return photographed(scene, rng)


def room(strokes: Strokes, others: Others, rng: Rng) -> Picture:
    """Things of many greys, one before the other, some out of focus."""
    image = Image.new("L", (SIDE, SIDE), int(rng.integers(60, 200)))
    pen = ImageDraw.Draw(image)
    for _ in range(int(rng.integers(4, 30))):
        x, y = rng.uniform(-0.2, 1, 2) * SIDE
        wide, high = rng.uniform(0.03, 0.7, 2) * SIDE
        shape = pen.rectangle if rng.random() < 0.6 else pen.ellipse
        shape((x, y, x + wide, y + high), fill=int(rng.integers(20, 240)))
    image = image.filter(ImageFilter.GaussianBlur(rng.uniform(0, 4)))
    return taken(np.asarray(image) / 255 * light(SIZE, rng, 0.5), rng)


def hand(strokes: Strokes, others: Others, rng: Rng) -> Picture:
    """Broad fingers that reach in over paper."""
    scene, skin = sheet(rng), rng.uniform(0.35, 0.6)
    middle = rng.uniform(0.3, 0.7) * SIDE
    for number in range(int(rng.integers(1, 6))):
        x = middle + (number - 2) * 0.15 * SIDE
        tip = np.array([x + rng.uniform(-30, 30), rng.uniform(0.1, 0.5) * SIDE])
        finger = np.array([tip, [middle + (number - 2) * 0.08 * SIDE, 1.1 * SIDE]])
        cover = covered(SIZE, [finger], rng.uniform(0.09, 0.14) * SIDE)
        scene = over(scene, cover, skin * rng.uniform(0.9, 1.1))
    return photographed(scene, rng)


def texture(strokes: Strokes, others: Others, rng: Rng) -> Picture:
    """Clouds, cloth, wood: greys that vary at every scale."""
    greys = np.zeros(SIZE)
    for cells in (3, 6, 12, 30, 80):
        coarse = Image.fromarray(rng.random((cells, max(2, int(cells * rng.uniform(0.2, 1))))))
        greys += np.asarray(coarse.resize((SIDE, SIDE), Image.Resampling.BICUBIC)) / cells**0.6
    low, high = greys.min(), greys.max()
    return taken(0.1 + 0.8 * (greys - low) / (high - low), rng)
