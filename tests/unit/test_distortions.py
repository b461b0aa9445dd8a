"""What the network is trained on is never the same twice, and always a picture."""

import numpy as np
import pytest

from digitnet.augmentation.distortions import distorted, plain, strength_with
from digitnet.data.samples import Array, Pictures
from digitnet.preprocessing.drawing import from_picture


@pytest.fixture(scope="module")
def images(mnist_test: Pictures) -> Array:
    seen = [from_picture(image).ravel() * 255 for image in mnist_test.images[:70]]
    return np.stack(seen).astype(np.uint8)


def test_distortions_stay_pictures_and_follow_from_chance_alone(images: Array) -> None:
    one, again, other = (distorted(images, np.random.default_rng(s), 1.0) for s in (1, 1, 2))
    np.testing.assert_array_equal(one, again)
    assert one.shape == images.shape
    assert one.min() >= 0
    assert one.max() <= 1
    assert np.abs(one - other).mean() > 0.01


def test_every_image_moves_but_stays_what_it_is(images: Array) -> None:
    before, after = plain(images), distorted(images, np.random.default_rng(3), 1.0)
    assert (np.abs(before - after).mean(axis=1) > 0.005).all()
    likeness = [np.corrcoef(b, a)[0, 1] for b, a in zip(before, after, strict=True)]
    assert np.median(likeness) > 0.6


def test_without_strength_nothing_changes(images: Array) -> None:
    unchanged = distorted(images, np.random.default_rng(4), 0.0)
    np.testing.assert_allclose(unchanged, plain(images), atol=0.005)


def test_the_last_part_of_a_training_shows_digits_nearly_as_they_are() -> None:
    strengths = [strength_with(left) for left in (1.0, 0.5, 0.2, 0.1, 0.0)]
    assert strengths[:3] == [1, 1, 1]
    assert strengths[2] > strengths[3] > strengths[4] > 0
