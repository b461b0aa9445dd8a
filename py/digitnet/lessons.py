"""What is learnt from and what is kept aside: samples as the network will see them."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from digitnet import drawing
from digitnet.network import Floats
from digitnet.recipes import Recipe
from digitnet.samples import Drawings, Labels, Pictures

EVERY_WRITER = 8
"""Of so many writers one is kept aside, with all that he or she drew."""


@dataclass(frozen=True)
class Lessons:
    """Inputs (n, 784) and labels (n,): to train on, and kept aside to choose the best epoch on."""

    inputs: Floats
    labels: Labels
    aside_inputs: Floats
    aside_labels: Labels


def prepare(recipe: Recipe, pictures: Pictures, drawings: Sequence[Drawings]) -> Lessons:
    """Every sample made into what the network sees, and the validation part cut off.

    The last `recipe.validation` pictures are kept aside, and of drawings whole writers, so that
    nobody is on both sides.
    """
    parts = [(_seen(recipe, pictures), pictures.labels, _last(len(pictures.labels), recipe))]
    for drawn in drawings:
        images = np.stack([drawing.from_strokes(s, upright=recipe.upright) for s in drawn.strokes])
        parts.append((images, drawn.labels, _some_writers(drawn.writers, recipe)))
    inputs = np.concatenate([part[0].reshape(len(part[0]), -1) for part in parts])
    labels = np.concatenate([part[1] for part in parts])
    aside = np.concatenate([part[2] for part in parts])
    if aside.all():
        raise ValueError(f"Keeping {recipe.validation} samples aside leaves nothing to train on.")
    return Lessons(inputs[~aside], labels[~aside], inputs[aside], labels[aside])


def _seen(recipe: Recipe, pictures: Pictures) -> Floats:
    if not recipe.upright and pictures.images.shape[1:] == (drawing.SIDE, drawing.SIDE):
        return pictures.images.astype(np.float32) / np.float32(255)
    return np.stack([drawing.from_picture(i, upright=recipe.upright) for i in pictures.images])


def _last(count: int, recipe: Recipe) -> NDArray[np.bool_]:
    return np.arange(count) >= count - recipe.validation


def _some_writers(writers: NDArray[np.str_], recipe: Recipe) -> NDArray[np.bool_]:
    chosen = np.unique(writers)[EVERY_WRITER - 1 :: EVERY_WRITER]
    return np.isin(writers, chosen) & bool(recipe.validation)


def digest(samples: Pictures | Drawings) -> str:
    """SHA-256 of the samples and their labels, whichever file they came in."""
    total = hashlib.sha256(samples.labels.tobytes())
    if isinstance(samples, Pictures):
        total.update(np.ascontiguousarray(samples.images).tobytes())
    else:
        for strokes in samples.strokes:
            for stroke in strokes:
                total.update(stroke.tobytes())
    return total.hexdigest()
