"""Drawings that nobody made, to train on besides those that somebody did.

The variety of strokes that a network is trained on decides what it can read of other people's:
given digits varied stroke by stroke, digits written by rule, and drawings that are no digit.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from digitnet.augmentation.glyphs import DIGITS, SIGNS, written
from digitnet.augmentation.handwriting import Lines, unit, varied
from digitnet.augmentation.nondigits import Digit, nondigit
from digitnet.augmentation.raster import pictured
from digitnet.data.samples import Drawings
from digitnet.network import Floats
from digitnet.preprocessing import drawing
from digitnet.training.recipes import Recipe

NONE = 10
"""The label of a drawing that is no digit."""
PICTURED = 0.35
"""The share that comes as pictures instead of strokes."""


class Amounts(NamedTuple):
    """How many samples there are of each kind."""

    varied: int
    written: int
    nondigits: int


def how_many(recipe: Recipe, count: int, drawn: int) -> Amounts:
    """What goes with `count` samples, of which `drawn` are drawings."""
    varied = drawn * recipe.variants
    count += varied
    written = round(count * recipe.written)
    # What is no digit is made of digits.
    return Amounts(varied, written, round(count * recipe.nondigits) if drawn or written else 0)


def augmented(
    recipe: Recipe, count: int, drawings: Sequence[Drawings]
) -> Iterator[tuple[Floats, int]]:
    """Images (28, 28) and labels, to go with `count` samples, among them these drawings."""
    rng = np.random.default_rng(recipe.seed)
    for lines, label in _lines(recipe, count, drawings, rng):
        if rng.random() < PICTURED:
            image = drawing.from_picture(pictured(lines, rng), upright=recipe.upright)
        else:
            image = drawing.from_strokes(lines, upright=recipe.upright)
        yield image, label


def _lines(
    recipe: Recipe,
    count: int,
    drawings: Sequence[Drawings],
    rng: np.random.Generator,
) -> Iterator[tuple[Lines, int]]:
    amounts = how_many(recipe, count, sum(len(drawn.labels) for drawn in drawings))
    digits: list[Digit] = [
        (unit(strokes), digit)
        for drawn in drawings
        for strokes, digit in zip(drawn.strokes, drawn.labels.tolist(), strict=True)
    ]
    for strokes, digit in digits:
        for _ in range(recipe.variants):
            yield varied(strokes, digit, rng), digit
    for digit in rng.integers(0, 10, amounts.written).tolist():
        digits.append((written(DIGITS[digit], rng), digit))
        yield digits[-1]
    signs = list(SIGNS.values())
    for _ in range(amounts.nondigits):
        one, other = rng.integers(0, len(digits), 2)
        yield nondigit(digits[one], digits[other], signs, rng), NONE
