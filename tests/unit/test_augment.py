"""Drawings that nobody made: enough of each kind, and the same for the same seed."""

from dataclasses import replace

import numpy as np

from digitnet.augmentation.augment import NONE, augmented
from digitnet.augmentation.handwriting import varied
from digitnet.data.samples import Drawings
from digitnet.training.recipes import Recipe

RECIPE = Recipe(variants=2, written=0.5, nondigits=0.25, seed=3)


def test_there_are_as_many_of_each_kind_as_the_recipe_asks_for(drawings: Drawings) -> None:
    made = list(augmented(RECIPE, 30, [drawings]))
    labels = np.array([label for _, label in made])
    given = len(drawings.labels)
    np.testing.assert_array_equal(labels[: 2 * given], np.repeat(drawings.labels, 2))
    samples = 30 + 2 * given
    assert (labels == NONE).sum() == round(samples * 0.25)
    assert len(made) == 2 * given + round(samples * 0.5) + round(samples * 0.25)
    for image, _ in made:
        assert image.shape == (28, 28)
        assert image.min() >= 0
        assert 0.5 < image.max() <= 1


def test_without_drawings_there_are_still_non_digits() -> None:
    labels = [label for _, label in augmented(RECIPE, 40, [])]
    assert labels.count(NONE) == 10


def test_the_seed_decides(drawings: Drawings) -> None:
    one, again, other = (
        np.stack([image for image, _ in augmented(recipe, 10, [drawings])])
        for recipe in (RECIPE, RECIPE, replace(RECIPE, seed=4))
    )
    np.testing.assert_array_equal(one, again)
    assert np.abs(one[:20] - other[:20]).max() > 0.5


def test_sevens_get_crossed_and_ones_get_feet() -> None:
    rng = np.random.default_rng(0)
    plain = {7: [[[0, 0], [2, 0], [1, 4]]], 1: [[[0, 0], [0, 4]]]}
    for digit, strokes in plain.items():
        counts = {len(varied(strokes, digit, rng)) for _ in range(50)}
        assert counts >= {1, 2}
