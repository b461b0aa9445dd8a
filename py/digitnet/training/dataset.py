"""What is learnt from and what is kept for validation: samples as the network will see them."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from digitnet.augmentation.augment import augmented, how_many
from digitnet.commands import Watch, unwatched
from digitnet.data.samples import Drawings, Labels, Pictures
from digitnet.network import Floats
from digitnet.preprocessing import drawing
from digitnet.training.recipes import Recipe

EVERY_WRITER = 8
"""Of so many writers one is kept for validation, with all that he or she drew."""


@dataclass(frozen=True)
class TrainingData:
    """Inputs (n, 784) of 0 to 255 and labels (n,), to train on and for validation."""

    inputs: NDArray[np.uint8]
    labels: Labels
    epoch: NDArray[np.intp]
    """The places in `inputs` of all that an epoch shows, some of them again and again."""
    validation_inputs: NDArray[np.uint8]
    validation_labels: Labels


def prepare(
    recipe: Recipe,
    pictures: Pictures,
    drawings: Sequence[Drawings],
    watch: Watch = unwatched,
) -> TrainingData:
    """Every sample made into what the network sees, the validation part cut off, more drawn.

    The last `recipe.validation` pictures are for validation, and of drawings whole writers, so that
    nobody is on both sides; nothing of validation is varied.
    """
    kept_back = [_last(len(pictures.labels), recipe)]
    parts = [(_seen(recipe, pictures, watch), pictures.labels)]
    learnt = []
    for drawn in drawings:
        strokes = watch(drawn.strokes, len(drawn.labels), "Preparing drawings")
        images = (drawing.from_strokes(s, upright=recipe.upright) for s in strokes)
        parts.append((_bytes(images), drawn.labels))
        kept_back.append(_some_writers(drawn.writers, recipe))
        learnt.append(_without(drawn, kept_back[-1]))
    inputs, labels = (np.concatenate(column) for column in zip(*parts, strict=True))
    validation = np.concatenate(kept_back)
    if validation.all():
        raise ValueError(
            f"Keeping {recipe.validation} samples for validation leaves nothing to train on."
        )
    kept = np.flatnonzero(~validation)
    amount = sum(how_many(recipe, len(kept), sum(len(drawn.labels) for drawn in learnt)))
    made = watch(augmented(recipe, len(kept), learnt), amount, "Making more of them")
    more = [(_byte(image), label) for image, label in made]
    more_labels = np.array([label for _, label in more], np.uint8)
    count, shown = len(kept) + len(more), int((kept < len(pictures.labels)).sum())
    return TrainingData(
        np.concatenate([inputs[kept], *(image[None] for image, _ in more)]),
        np.concatenate([labels[kept], more_labels]),
        np.insert(np.arange(count), len(kept), np.tile(np.arange(shown), recipe.repeats - 1)),
        inputs[validation],
        labels[validation],
    )


def _seen(recipe: Recipe, pictures: Pictures, watch: Watch) -> NDArray[np.uint8]:
    if not recipe.upright and pictures.images.shape[1:] == (drawing.SIDE, drawing.SIDE):
        return pictures.images.reshape(len(pictures.images), -1)
    images = watch(pictures.images, len(pictures.images), "Preparing pictures")
    return _bytes(drawing.from_picture(image, upright=recipe.upright) for image in images)


def _bytes(images: Iterable[Floats]) -> NDArray[np.uint8]:
    return np.stack([_byte(image) for image in images])


def _byte(image: Floats) -> NDArray[np.uint8]:
    """(784,), 0 to 255: a quarter of the memory, and as fine as pictures are."""
    return (image.ravel() * np.float32(255)).round().astype(np.uint8)


def _without(drawn: Drawings, validation: NDArray[np.bool_]) -> Drawings:
    strokes = [strokes for strokes, out in zip(drawn.strokes, validation, strict=True) if not out]
    return Drawings(strokes, drawn.labels[~validation], drawn.writers[~validation])


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
