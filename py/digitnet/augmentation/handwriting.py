"""Drawings varied as people vary them: stroke by stroke, before anything is rendered.

A digit's strokes are lengthened or cut short at their ends, moved against each other, crossed or
given a foot, bent, turned, stretched, and drawn by a shaky hand or with few points. Lengths are
parts of the drawing's larger side, which is 1.
"""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from digitnet.preprocessing.drawing import dots, length_along

Line = NDArray[np.float64]
"""Points (n, 2) of a stroke: x, y; y grows downwards."""
Lines = list[Line]

GAP = 0.025
"""The distance between a line's points while it is being varied."""


def varied(strokes: Sequence[ArrayLike], digit: int, rng: np.random.Generator) -> Lines:
    """The same digit, as somebody else might have drawn it."""
    lines = HABITS.get(digit, _as_it_is)(even(unit(strokes)), rng)
    if rng.random() < 0.5:
        lines = [with_other_ends(line, rng) for line in lines]
    if len(lines) > 1:
        lines = [moved(line, rng) for line in lines]
        if rng.random() < 0.05:  # The pen was never lifted.
            lines = [np.concatenate(lines)]
    lines = slanted(bent(lines, rng, 0.035), rng)
    return shaky(lines, rng) if rng.random() < 0.35 else lines


def unit(strokes: Sequence[ArrayLike]) -> Lines:
    """The strokes with their middle at 0 and their larger side 1."""
    lines = [np.asarray(stroke, np.float64).reshape(-1, 2) for stroke in strokes]
    lines = [line for line in lines if len(line)]
    points = np.concatenate(lines)
    low, high = points.min(axis=0), points.max(axis=0)
    size = (high - low).max() or 1.0
    return [(line - (low + high) / 2) / size for line in lines]


def even(lines: Lines) -> Lines:
    """The same lines with a point every GAP."""
    return [dots(line, GAP) for line in lines]


def with_other_ends(line: Line, rng: np.random.Generator) -> Line:
    """Both ends cut short, drawn on, hooked, or left as they are."""
    for _ in range(2):
        line = line[::-1]
        if len(line) < 6:
            continue
        chance = rng.random()
        if chance < 0.35:
            line = line[: len(line) - int(len(line) * rng.uniform(0, 0.1))]
        elif chance < 0.7:
            line = _drawn_on(line, rng)
        elif chance < 0.8:
            hook = rng.uniform(0.02, 0.07) * _direction(rng.uniform(0, 2 * np.pi))
            line = np.concatenate([line, line[-1:] + hook])
    return line


def _drawn_on(line: Line, rng: np.random.Generator) -> Line:
    """Up to a sixth longer, a little off the direction in which it ended, and curling."""
    length, curl = rng.uniform(0.02, 0.16), rng.choice((0.1, 0.3))
    count = max(2, int(length / GAP))
    x, y = line[-1] - line[-4]
    angles = np.arctan2(y, x) + rng.normal(0, 0.35) + rng.normal(0, curl) * np.arange(1, count + 1)
    more = np.cumsum(_direction(angles), axis=0) * (length / count)
    return np.concatenate([line, line[-1] + more])


def _direction(angles: ArrayLike) -> Line:
    direction: Line = np.stack([np.cos(angles), np.sin(angles)], axis=-1)
    return direction


def turn(angle: float) -> NDArray[np.float64]:
    """The matrix that turns points (2,) by an angle."""
    return np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])


def moved(line: Line, rng: np.random.Generator) -> Line:
    """One stroke a little out of its place: turned, stretched and shifted."""
    middle: Line = line.mean(axis=0)
    change = turn(rng.normal(0, 0.08)) * np.exp(rng.normal(0, 0.08, 2))
    place = middle + rng.normal(0, 0.03, 2)
    return (line - middle) @ change.T + place


def bent(lines: Lines, rng: np.random.Generator, amount: float) -> Lines:
    """All lines on paper that is bent by four slow waves."""
    waves = [
        (rng.normal(0, 4.5, 2), rng.uniform(0, 2 * np.pi), rng.normal(0, amount, 2))
        for _ in range(4)
    ]
    return [
        line + sum(np.outer(np.sin(line @ steep + at), by) for steep, at, by in waves)
        for line in lines
    ]


def slanted(lines: Lines, rng: np.random.Generator) -> Lines:
    """The whole drawing turned, sheared, and made wide or narrow."""
    wide = np.exp(rng.normal(0, 0.14))
    change = turn(rng.normal(0, 0.13)) @ np.array([[wide, rng.normal(0, 0.2)], [0, 1 / wide]])
    return [line @ change.T for line in lines]


def shaky(lines: Lines, rng: np.random.Generator) -> Lines:
    """As a mouse or a hasty finger draws: trembling, and half of the time with few points."""
    tremble, every = rng.uniform(0.003, 0.02), int(rng.integers(1, 8))
    return [_shaky(line, rng, tremble, every if rng.random() < 0.5 else 1) for line in lines]


def _shaky(line: Line, rng: np.random.Generator, tremble: float, every: int) -> Line:
    line = np.concatenate([line[:-1][::every], line[-1:]])
    noise = rng.normal(0, tremble, (len(line) + 4, 2))
    # Summed over five points, so that a finely drawn line trembles instead of bristling.
    runs = sum(noise[start : len(line) + start] for start in range(5))
    return line + runs / 5**0.5


def _as_it_is(lines: Lines, rng: np.random.Generator) -> Lines:
    return lines


def _bar(middle: Line, length: float, angle: float) -> Line:
    at = np.linspace(-length / 2, length / 2, max(3, int(length / GAP)))
    return middle + np.outer(at, _direction(angle))


def _zero(lines: Lines, rng: np.random.Generator) -> Lines:
    """Sometimes struck through."""
    if rng.random() >= 0.06:
        return lines
    width, height = np.ptp(np.concatenate(lines), axis=0)
    length = rng.uniform(0.6, 1.1) * float(np.hypot(width, height))
    slope = -float(np.arctan2(height, width)) + rng.normal(0, 0.15)
    return [*lines, _bar(np.zeros(2), length, slope)]


def _one(lines: Lines, rng: np.random.Generator) -> Lines:
    """A mere line gets a flag, a foot, or both; any other one sometimes a foot."""
    longest = max(lines, key=lambda line: length_along(line)[-1])
    top, foot = longest[longest[:, 1].argmin()], longest[longest[:, 1].argmax()]
    mere = len(lines) == 1 and np.ptp(longest[:, 0]) < 0.2
    if mere and rng.random() < 0.4:
        flag = top + np.array([-rng.uniform(0.08, 0.38), rng.uniform(0.05, 0.8)])
        lines = [np.concatenate([[flag, top], longest[longest[:, 1].argsort()]])]
    if rng.random() < (0.2 if mere else 0.12):
        lines = [*lines, _bar(foot, rng.uniform(0.2, 0.6), rng.normal(0, 0.08))]
    return even(lines)


def _seven(lines: Lines, rng: np.random.Generator) -> Lines:
    """Crossed or not, with or without the tick that begins its bar."""
    longest = max(lines, key=lambda line: length_along(line)[-1])
    crossed = len(lines) > 1
    if crossed and rng.random() < 0.3:
        return [longest]
    if not crossed and rng.random() < 0.35:
        at = longest[int(len(longest) * rng.uniform(0.6, 0.8))] + rng.normal(0, 0.03, 2)
        lines = [*lines, _bar(at, rng.uniform(0.2, 0.55), rng.normal(-0.1, 0.2))]
    if rng.random() < 0.15:
        tick = longest[0] + np.array([rng.normal(0, 0.03), rng.uniform(0.06, 0.22)])
        lines = [*lines, np.stack([longest[0], tick])]
    return even(lines)


HABITS: dict[int, Callable[[Lines, np.random.Generator], Lines]] = {0: _zero, 1: _one, 7: _seven}
