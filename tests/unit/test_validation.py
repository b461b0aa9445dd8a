"""Nothing of what is kept for validation reaches the training, not even varied."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from digitnet.data.mnist import load_mnist
from digitnet.data.samples import Drawings, Pictures
from digitnet.preprocessing.drawing import from_picture
from digitnet.training import dataset
from digitnet.training.dataset import digest, prepare
from digitnet.training.recipes import Recipe

RECIPE = Recipe(repeats=1, variants=0, written=0, nondigits=0, validation=40, upright=False)


@pytest.fixture
def pictures(mnist_file: Path) -> Pictures:
    return load_mnist(str(mnist_file)).train


@pytest.fixture
def written(drawings: Drawings) -> Drawings:
    """Thirty drawings of ten people, three each."""
    return replace(drawings, writers=np.array([f"writer {n % 10}" for n in range(30)]))


@pytest.fixture
def varied(monkeypatch: pytest.MonkeyPatch) -> list[Drawings]:
    """What the augmentation is given to vary."""
    given: list[Drawings] = []

    def note(recipe: Recipe, count: int, drawings: Any) -> Iterator[Any]:
        given.extend(drawings)
        return iter(())

    monkeypatch.setattr(dataset, "augmented", note)
    return given


def test_the_last_pictures_are_kept_for_validation(pictures: Pictures) -> None:
    prepared = prepare(RECIPE, pictures, [])
    flat = pictures.images.reshape(len(pictures.images), -1)
    np.testing.assert_array_equal(prepared.inputs, flat[:-40])
    np.testing.assert_array_equal(prepared.validation_inputs, flat[-40:])
    np.testing.assert_array_equal(prepared.labels, pictures.labels[:-40])
    np.testing.assert_array_equal(prepared.validation_labels, pictures.labels[-40:])


def test_drawings_are_varied_of_those_people_only_who_are_trained_on(
    pictures: Pictures, written: Drawings, varied: list[Drawings]
) -> None:
    prepare(replace(RECIPE, variants=3), pictures, [written])
    [drawn] = varied
    assert set(drawn.writers) == set(written.writers) - {"writer 7"}
    own = [
        strokes
        for strokes, who in zip(written.strokes, written.writers, strict=True)
        if who != "writer 7"
    ]
    assert all(one is other for one, other in zip(drawn.strokes, own, strict=True))
    np.testing.assert_array_equal(drawn.labels, written.labels[written.writers != "writer 7"])


def test_without_validation_all_is_trained_on(pictures: Pictures, written: Drawings) -> None:
    prepared = prepare(replace(RECIPE, validation=0), pictures, [written])
    assert len(prepared.labels) == len(pictures.labels) + 30
    assert len(prepared.validation_labels) == 0


def test_pictures_are_shown_as_often_as_asked_and_nothing_else_is(
    pictures: Pictures, written: Drawings
) -> None:
    recipe = replace(RECIPE, repeats=3, variants=2, written=0.1, nondigits=0.1)
    prepared = prepare(recipe, pictures, [written])
    shown = np.bincount(prepared.epoch, minlength=len(prepared.labels))
    of_pictures = len(pictures.labels) - 40
    assert (shown[:of_pictures] == 3).all()
    assert (shown[of_pictures:] == 1).all()


def test_keeping_all_of_them_is_refused(pictures: Pictures) -> None:
    with pytest.raises(ValueError, match="leaves nothing to train on"):
        prepare(replace(RECIPE, validation=len(pictures.labels)), pictures, [])


def test_of_several_sets_of_drawings_each_keeps_its_own_writers(
    pictures: Pictures, written: Drawings, varied: list[Drawings]
) -> None:
    turned = replace(written, writers=written.writers[::-1])
    prepare(RECIPE, pictures, [written, turned])
    for drawn, of in zip(varied, (written, turned), strict=True):
        np.testing.assert_array_equal(drawn.writers, of.writers[of.writers != "writer 7"])
        np.testing.assert_array_equal(drawn.labels, of.labels[of.writers != "writer 7"])


def test_full_ink_is_255_and_none_is_0(pictures: Pictures) -> None:
    prepared = prepare(replace(RECIPE, upright=True), pictures, [])
    seen = from_picture(pictures.images[0], upright=True).ravel()
    np.testing.assert_array_equal(prepared.inputs[0], np.round(seen * 255))
    assert (prepared.inputs.min(), prepared.inputs.max()) == (0, 255)


def test_a_digest_tells_of_every_sample_stroke_and_label(
    pictures: Pictures, written: Drawings
) -> None:
    first, *others = written.strokes
    moved = [*first[:-1], first[-1] + np.float32(0.01)]
    labels = np.roll(written.labels, 1)
    images = pictures.images.copy()
    images[-1, 14, 14] ^= 1
    different: list[Pictures | Drawings] = [
        written,
        replace(written, strokes=[moved, *others]),
        replace(written, labels=labels),
        pictures,
        replace(pictures, images=images),
    ]
    assert len({digest(samples) for samples in different}) == len(different)
