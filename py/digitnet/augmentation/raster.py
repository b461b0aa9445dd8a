"""Drawings as the small pictures that other programs keep of them."""

import numpy as np

from digitnet.augmentation.handwriting import Lines, unit
from digitnet.data.samples import Array
from digitnet.preprocessing import drawing

SMALLEST, LARGEST = 0.5, 0.9
"""The larger side of a drawing, as a part of the canvas."""
THINNEST, THICKEST = 0.8, 3.4
"""The pen, in pixels."""


def pictured(lines: Lines, rng: np.random.Generator) -> Array:
    """The lines on a canvas of 28x28 (uint8): any size, place and pen, with soft or hard edges."""
    hard = rng.random() < 0.25
    # A thinner pen without soft edges can pass between the pixels.
    pen = rng.uniform(np.sqrt(2) if hard else THINNEST, THICKEST)
    size = rng.uniform(SMALLEST, LARGEST) * drawing.SIDE - pen
    slack = (drawing.SIDE - size - pen) / 2
    middle = drawing.SIDE / 2 - 0.5 + rng.uniform(-slack, slack, 2)
    dots = np.concatenate([drawing.dots(line * size) for line in unit(lines)]) + middle
    ink = drawing.ink(dots, pen / 2, 0.01 if hard else 1.0)
    return (ink * np.float32(255)).round().astype(np.uint8)
