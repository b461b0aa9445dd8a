"""A training that was broken off goes on as if nothing had happened."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from digitnet.augmentation.distortions import plain
from digitnet.data.mnist import load_mnist
from digitnet.data.samples import Drawings
from digitnet.network import Network
from digitnet.training.backpropagation import Batches, arrays
from digitnet.training.dataset import TrainingData, prepare
from digitnet.training.recipes import Recipe
from digitnet.training.trainer import Trainer, distilled

RECIPE = Recipe(hidden=(20,), batch=32, epochs=5, validation=40)


@pytest.fixture(scope="module")
def data(mnist_file: Path) -> TrainingData:
    return prepare(RECIPE, load_mnist(str(mnist_file)).train, [])


def unwatched(batches: Batches) -> Batches:
    return batches


@pytest.mark.parametrize("recipe", [RECIPE, replace(RECIPE, optimiser="descent")])
def test_resumed_and_uninterrupted_training_agree_to_the_bit(
    recipe: Recipe, data: TrainingData, tmp_path: Path
) -> None:
    whole = Trainer(recipe, data)
    for progress in whole.run(unwatched):
        if progress.number == 2:
            whole.save(tmp_path / "checkpoint.npz")
    resumed = Trainer(recipe, data)
    resumed.resume(tmp_path / "checkpoint.npz")
    list(resumed.run(unwatched))
    untimed = [[replace(p, seconds=None) for p in trainer.history] for trainer in (resumed, whole)]
    assert untimed[0] == untimed[1]
    records = [c.moments.as_record(c.samples_seen, c.result.weights[0]) for c in (resumed, whole)]
    assert records[0] == records[1]
    for one, other in zip(arrays(resumed.result), arrays(whole.result), strict=True):
        np.testing.assert_array_equal(one, other)


@pytest.mark.parametrize("optimiser", ["adam", "descent"])
def test_the_last_epoch_is_kept_and_measured(data: TrainingData, optimiser: Any) -> None:
    trainer = Trainer(replace(RECIPE, optimiser=optimiser, epochs=8), data)
    list(trainer.run(unwatched))
    digits = trainer.result.forward(plain(data.validation_inputs))[-1].argmax(axis=1)
    share = float((digits == data.validation_labels).mean())
    assert share == trainer.history[-1].validation


def test_other_settings_or_sizes_cannot_be_resumed(data: TrainingData, tmp_path: Path) -> None:
    trainer = Trainer(RECIPE, data)
    trainer.save(tmp_path / "checkpoint.npz")
    with pytest.raises(ValueError, match="other settings"):
        Trainer(replace(RECIPE, hidden=(21,)), data).resume(tmp_path / "checkpoint.npz")


def test_whole_writers_are_kept_for_validation_and_none_is_on_both_sides(
    drawings: Drawings, mnist_file: Path
) -> None:
    writers = np.array([f"writer {n % 10}" for n in range(30)])
    train = load_mnist(str(mnist_file)).train
    plainly = replace(RECIPE, repeats=1, variants=0, written=0, nondigits=0)
    prepared = prepare(plainly, train, [replace(drawings, writers=writers)])
    assert len(prepared.validation_labels) == 40 + 3
    assert len(prepared.labels) == 400 + 30 - 43
    ours = drawings.labels[writers == "writer 7"]
    np.testing.assert_array_equal(prepared.validation_labels[-3:], ours)


def test_a_student_is_given_four_parts_of_the_teacher_and_one_of_the_label() -> None:
    rng = np.random.default_rng(2)
    teacher = Network.uniform([3, 4, 2], rng)
    inputs, labels = (
        rng.random((5, 3), dtype=np.float32),
        np.eye(2, dtype=np.float32)[[0, 1, 1, 0, 1]],
    )
    [(seen, targets)] = distilled(lambda _: [(inputs, labels)], teacher)(1)
    np.testing.assert_array_equal(seen, inputs)
    wanted = 0.8 * teacher.forward(inputs)[-1] + 0.2 * labels
    np.testing.assert_allclose(targets, wanted, atol=1e-6)


def test_a_trainer_with_a_teacher_learns_from_it(data: TrainingData) -> None:
    recipe = replace(RECIPE, epochs=1)
    sizes = [784, 3, 10]
    one, other = (Network.uniform(sizes, np.random.default_rng(seed)) for seed in (1, 2))
    trainers = [Trainer(recipe, data, teacher) for teacher in (None, one, other)]
    for trainer in trainers:
        list(trainer.run(unwatched))
    alone, *students = (trainer.result.weights[0] for trainer in trainers)
    assert np.abs(students[0] - alone).max() > 1e-4
    assert np.abs(students[0] - students[1]).max() > 1e-4
