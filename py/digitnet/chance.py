"""Chance that is the same everywhere: a seed means one run, in the page as in CPython.

The page's Python goes without numpy.random. SplitMix64 (Steele, Lea and Flood, "Fast splittable
pseudorandom number generators", 2014) is a counter whose every value is mixed by two
multiplications, so that an array of them takes a few steps of NumPy.
"""

import numpy as np
from numpy.typing import NDArray

STEP = np.array(0x9E3779B97F4A7C15, np.uint64)
FIRST = np.array(0xBF58476D1CE4E5B9, np.uint64)
SECOND = np.array(0x94D049BB133111EB, np.uint64)
SHIFTS = [np.array(bits, np.uint64) for bits in (30, 27, 31, 11)]
UNIT = 2.0**-53


class Chance:
    """Numbers that follow from a seed, a whole number from 0 to 2^64 - 1."""

    def __init__(self, seed: int) -> None:
        self._counter = np.array([seed], np.uint64)

    def integers(self, count: int) -> NDArray[np.uint64]:
        """The next numbers (count,), each of 64 bits."""
        mixed = self._counter + STEP * np.arange(1, count + 1, dtype=np.uint64)
        self._counter = self._counter + STEP * np.array([count], np.uint64)
        mixed ^= mixed >> SHIFTS[0]
        mixed *= FIRST
        mixed ^= mixed >> SHIFTS[1]
        mixed *= SECOND
        mixed ^= mixed >> SHIFTS[2]
        return mixed

    def uniform(self, low: float, high: float, shape: tuple[int, ...]) -> NDArray[np.float64]:
        """Numbers from `low` up to `high`, of this shape."""
        share = (self.integers(int(np.prod(shape))) >> SHIFTS[3]).astype(np.float64) * UNIT
        return low + (high - low) * share.reshape(shape)

    def normal(self, deviation: float, shape: tuple[int, ...]) -> NDArray[np.float64]:
        """Normal numbers around 0 (Box and Muller, 1958)."""
        radius, angle = self.uniform(0, 1, (2, *shape))
        numbers: NDArray[np.float64] = np.sqrt(-2 * np.log1p(-radius)) * np.cos(2 * np.pi * angle)
        return deviation * numbers

    def permutation(self, count: int) -> NDArray[np.intp]:
        """The numbers from 0 to count - 1 in some order."""
        return np.argsort(self.integers(count), kind="stable")
