"""Drawings that are no digit: signs, scribbles, two digits at once, and digits spoiled.

A network that has seen only digits takes everything for one. Shown these with no output asked
for, it learns to leave all ten low.
"""

from collections.abc import Sequence

import numpy as np

from digitnet.augmentation.glyphs import Forms, curve, written
from digitnet.augmentation.handwriting import Line, Lines, even, turn, unit

MIRRORED = (2, 3, 4, 5, 6, 7, 9)
"""The digits whose mirror images are none."""

Digit = tuple[Lines, int]
"""Somebody's strokes and the digit meant."""


def nondigit(one: Digit, other: Digit, signs: Sequence[Forms], rng: np.random.Generator) -> Lines:
    """A sign, a thing of chance, or what becomes of two digits that are spoiled."""
    (lines, digit), (others, second) = (unit(one[0]), one[1]), (unit(other[0]), other[1])
    chance = rng.random()
    if chance < 0.58:
        return written(signs[int(rng.integers(len(signs)))], rng)
    if chance < 0.72:
        return scribble(rng)
    if chance < 0.73:
        return [np.zeros((1, 2))]  # A dot.
    if chance < 0.79:
        return upon(lines, others, rng)
    if chance < 0.85 and digit in MIRRORED:
        return [line * (-1, 1) for line in lines]
    if chance < 0.88 and digit != second:
        return halves(lines, others, rng)
    return beside(lines, others, rng)


def beside(left: Lines, right: Lines, rng: np.random.Generator) -> Lines:
    """Two digits side by side."""
    size = rng.uniform(0.7, 1.2)
    right = [line * size for line in right]
    edge = np.concatenate(left)[:, 0].max() - np.concatenate(right)[:, 0].min()
    move = (edge + rng.uniform(0.05, 0.35), rng.normal(0, 0.08))
    return [*left, *(line + move for line in right)]


def upon(below: Lines, above: Lines, rng: np.random.Generator) -> Lines:
    """One digit written over another."""
    size, move = rng.uniform(0.6, 1.1), rng.normal(0, 0.18, 2)
    return [*below, *(line * size + move for line in above)]


def halves(upper: Lines, lower: Lines, rng: np.random.Generator) -> Lines:
    """The upper half of one digit on the lower half of another."""
    height = rng.uniform(-0.1, 0.1)
    lines = []
    for half, keep in ((upper, np.less), (lower, np.greater_equal)):
        for line in even(half):
            kept = np.flatnonzero(keep(line[:, 1], height))
            lines += [line[run] for run in np.split(kept, np.flatnonzero(np.diff(kept) > 1) + 1)]
    lines = [line for line in lines if len(line) > 1]
    return lines or scribble(rng)


def scribble(rng: np.random.Generator) -> Lines:
    """A few lines without a meaning: curls, a drunken walk, a zigzag, or one spiral."""
    kind = rng.integers(4)
    if kind == 3:
        return [_spiral(rng)]
    draw = (_curls, _walk, _zigzag)[kind]
    return even(unit([draw(rng) for _ in range(rng.integers(1, 4))]))


def _curls(rng: np.random.Generator) -> Line:
    return curve(rng.normal(0, 0.3, (rng.integers(4, 14), 2)))


def _walk(rng: np.random.Generator) -> Line:
    steps = rng.normal(0, 1, (2, rng.integers(8, 60), 2))
    walk: Line = np.cumsum(np.cumsum(steps[0], axis=0) * 0.1 + steps[1], axis=0)
    return walk


def _zigzag(rng: np.random.Generator) -> Line:
    count = rng.integers(4, 10)
    across, along = np.arange(count) * rng.uniform(0.03, 0.25), np.arange(count) % 2
    line = np.stack([across, along * rng.uniform(0.4, 1)], axis=1)
    return (line + rng.normal(0, 0.05, line.shape)) @ turn(rng.uniform(0, 2 * np.pi))


def _spiral(rng: np.random.Generator) -> Line:
    angle = np.linspace(0, rng.uniform(14, 40), 120)
    wave = 1 + 0.2 * np.sin(angle * rng.uniform(0.1, 0.7))
    radius = angle / angle[-1] if rng.random() < 0.5 else wave
    x = radius * np.cos(angle) + angle * rng.uniform(-0.04, 0.08)
    return np.stack([x, radius * rng.uniform(0.6, 1) * np.sin(angle)], axis=1)
