"""A fixed set of drawings that are no digit, to choose on: other forms than training knows.

The letters that nobody takes for a digit are here in forms that `digitnet.augmentation.glyphs` has
not, and there are signs that it has not at all.
"""

import numpy as np

from digitnet.augmentation.glyphs import Forms, written
from digitnet.augmentation.handwriting import Lines

FORMS: list[Forms] = [
    [["06 10 20 36", "13 33"], ["20 06", "20 ~33 46", "04 44"]],
    [["40 10 ~02 03 !23 ~05 16 46"], ["00 40", "03 43", "06 46", "10 16"]],
    [["00 05 06", "00 30", "02 32"], ["~40 10 02 06", "02 32"]],
    [["00 06", "30 36", "04 32"], ["~00 03 06 03 33 !30 36"]],
    [["00 06", "30 ~12 03 !14 ~36 46"], ["10 06", "40 ~22 13 !24 36"]],
    [["06 01 23 41 46"], ["~06 02 11 23 24 !23 ~31 42 46"]],
    [["~06 01 00 35 46 40"], ["06 10 36 40"]],
    [["06 00 30 32 02 46"], ["~16 10 30 42 13 !13 ~25 46"]],
    [["00 06 23 46 40"], ["~00 04 16 23 !20 ~24 36 43 40"]],
    [["~00 22 46", "~40 22 06"], ["~00 21 23 06", "~40 21 23 46"]],
    [["00 40", "20 26"], ["~01 20 41", "20 26"]],
    [["~20 03 26 43 20", "03 43"]],
    [["00 40", "10 06", "30 36"]],
    [["~00 03 24 43 40", "20 26"]],
    [["06 20 46", "10 20"]],
    [["40 06", "~10 01 12 21 10", "~34 25 36 45 34"]],
    [["20 26", "03 43", "01 45", "05 41"]],
    [["06 20 46 06", "20 26"]],
    [["~00 10 20 30 40", "03 43", "06 46"]],
]


def nondigits(count: int = 400) -> list[Lines]:
    """The same drawings every time."""
    rng = np.random.default_rng(2718)
    return [written(FORMS[n % len(FORMS)], rng) for n in range(count)]
