"""A training from its first epoch to its last, which can be broken off and taken up again."""

import hashlib
import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from digitnet.augmentation.distortions import distorted, plain, strength_with
from digitnet.data.samples import Labels, load_arrays
from digitnet.files import write_beside
from digitnet.network import Floats, Network
from digitnet.training import backpropagation as training
from digitnet.training.dataset import TrainingData
from digitnet.training.losses import LOSSES
from digitnet.training.moments import Moment, Moments
from digitnet.training.optimisers import Averaged, CentredAdam
from digitnet.training.recipes import Recipe

FIRST_LAYER_SCALE = np.float32(4)
"""The first layer's weights begin so many times larger: most pixels of a digit are 0."""
TEACHER_SHARE = np.float32(0.8)
"""The teacher's part in the targets; the rest are the labels."""
AVERAGED_EPOCHS = 4
"""Adam's weights are averaged over about so many epochs."""


@dataclass(frozen=True)
class Progress:
    """One epoch as `training.json` records it."""

    number: int
    loss: float
    """Mean over the training samples of the loss that was trained on."""
    error: float
    """Mean squared error over the training samples."""
    accuracy: float
    """Share of the training samples that were read right."""
    validation: float | None
    """Share of the validation samples that were read right, where some were."""
    seconds: float | None = None
    """How long the epoch took, its validation included."""


def distilled(batches: training.Batches, teacher: Network) -> training.Batches:
    """Targets that are mostly what the teacher answers: a 4 that looks a little like a 9 is both.

    Hinton, Vinyals and Dean, 2015.
    """

    def epoch(number: int) -> Iterator[tuple[Floats, Floats]]:
        for inputs, targets in batches(number):
            yield inputs, targets + TEACHER_SHARE * (teacher.forward(inputs)[-1] - targets)

    return epoch


class Trainer:
    """A network in training by a recipe, what it has come to, and how it went so far."""

    def __init__(
        self,
        recipe: Recipe,
        data: TrainingData,
        teacher: Network | None = None,
        hidden: Sequence[int] = (),
    ) -> None:
        """A new network with `hidden` layers, by default the recipe's, and maybe a teacher."""
        self.recipe, self.data = recipe, data
        hidden = hidden or recipe.hidden
        make = Network.scaled if recipe.start == "scaled" else Network.uniform
        sizes = [data.inputs.shape[1], *hidden, 10]
        self.network = make(sizes, np.random.default_rng(recipe.seed))
        if recipe.optimiser == "adam":
            self.network.weights[0] *= FIRST_LAYER_SCALE
        self.history: list[Progress] = []
        self.samples = hashlib.sha256(data.inputs.data).hexdigest()
        self.batches_an_epoch = -(-len(data.epoch) // recipe.batch)
        self.descent = training.GradientDescent(recipe.learning_rate)
        targets = training.one_hot(data.labels)
        self._batches = training.shuffled(
            data.inputs, targets, recipe.batch, recipe.seed, self._show, data.epoch
        )
        if teacher:
            self._batches = distilled(self._batches, teacher)
        steps = recipe.epochs * self.batches_an_epoch
        pixels = plain(data.inputs[data.epoch[::10]]).mean(axis=0)
        middles = [pixels, *(np.full(neurons, 0.5, np.float32) for neurons in hidden)]
        self.adam = CentredAdam(self.network, recipe.learning_rate, recipe.decay, steps, middles)
        span = AVERAGED_EPOCHS * self.batches_an_epoch
        self.averaged = Averaged(self.adam, self.network, span)
        self.moments = Moments(recipe.epochs * len(data.epoch))
        self._kept = self._copies()

    @property
    def result(self) -> Network:
        """What the training has come to: with Adam the mean of the last epochs' weights.

        No epoch is chosen for reading the validation samples best: while the rate is high they
        differ by chance, and the last epochs, when it is low, read better than any before.
        """
        return self.averaged.network if self.recipe.optimiser == "adam" else self.network

    @property
    def samples_seen(self) -> int:
        """How many samples the whole epochs so far have shown."""
        return len(self.history) * len(self.data.epoch)

    def run(self, watch: Callable[[training.Batches], training.Batches]) -> Iterator[Progress]:
        """Train on from where the trainer stands; `watch` may look at the batches as they pass."""
        recipe = self.recipe
        began = time.monotonic()
        for epoch in training.train(
            self.network,
            watch(self._looking),
            loss=LOSSES[recipe.loss],
            optimiser=self.averaged if recipe.optimiser == "adam" else self.descent,
            epochs=recipe.epochs,
            threshold=recipe.threshold,
            first=len(self.history) + 1,
        ):
            yield self._take(epoch, began)
            began = time.monotonic()

    def _looking(self, number: int) -> Iterator[tuple[Floats, Floats]]:
        """An epoch's batches; between them some weights are kept, to be shown growing."""
        samples = (number - 1) * len(self.data.epoch)
        for inputs, targets in self._batches(number):
            self.moments.look(samples, self.network.weights[0])
            yield inputs, targets
            samples += len(inputs)
        self.moments.look(samples, self.network.weights[0])

    def _show(self, images: NDArray[np.uint8], rng: np.random.Generator, number: int) -> Floats:
        if not self.recipe.distort:
            return plain(images)
        return distorted(images, rng, strength_with(1 - number / self.recipe.epochs))

    def shown(self, count: int) -> tuple[Floats, Labels]:
        """The first `count` training samples as the first epoch shows them, with their labels."""
        labels = self.data.labels.astype(np.float32)
        batches = training.shuffled(
            self.data.inputs,
            labels,
            self.recipe.batch,
            self.recipe.seed,
            self._show,
            self.data.epoch,
        )
        first = list(islice(batches(1), -(-count // self.recipe.batch)))
        inputs, labels = (np.concatenate(part) for part in zip(*first, strict=True))
        return inputs[:count], labels[:count].astype(np.uint8)

    def _take(self, epoch: training.Epoch, began: float) -> Progress:
        """Enter an epoch into the history."""
        validation = None
        if len(self.data.validation_labels):
            inputs = plain(self.data.validation_inputs)
            digits = self.result.forward(inputs)[-1].argmax(axis=1)
            validation = float((digits == self.data.validation_labels).mean())
        seconds = round(time.monotonic() - began, 2)
        self.history.append(
            Progress(epoch.number, epoch.loss, epoch.error, epoch.accuracy, validation, seconds)
        )
        self._kept = self._copies()
        return self.history[-1]

    def go_back(self) -> None:
        """Be again as at the end of the last whole epoch.

        What an epoch that was broken off has changed is forgotten, so that whoever resumes comes
        to the same network as whoever never stopped.
        """
        self._restore(self._kept)
        self.moments.forget_after(self.samples_seen)

    def save(self, path: Path) -> None:
        """Write all that `resume` needs to go on from the end of the last whole epoch."""
        about = {
            "recipe": self._settings(),
            "samples": self.samples,
            "history": [asdict(p) for p in self.history],
            "moments": [moment.samples for moment in self._past_moments()],
        }
        buffer = BytesIO()
        levels = np.array([moment.levels for moment in self._past_moments()])
        np.savez(buffer, *self._kept, about=json.dumps(about), moments=levels)
        write_beside(path, buffer.getvalue())

    def resume(self, path: Path) -> None:
        """Go on where the trainer saved in `path` broke off.

        Raises ValueError when it is another recipe's, or its samples were others.
        """
        try:
            stored = load_arrays(path)
            about, levels = json.loads(str(stored.pop("about"))), stored.pop("moments")
            mine = self._settings()
            if others := [name for name in mine if about["recipe"].get(name) != mine[name]]:
                raise ValueError(f"it was made with other settings ({', '.join(others)})")
            if about["samples"] != self.samples:
                raise ValueError("it was made with other samples")
            if [a.shape for a in stored.values()] != [a.shape for a in self._kept]:
                raise ValueError("its network has other sizes")
            self.history = [Progress(**entry) for entry in about["history"]]
            self.moments.kept = list(map(Moment, about["moments"], levels))
        except (KeyError, TypeError, ValueError) as error:
            reason = str(error).rstrip(".")
            raise ValueError(
                f"{path} cannot be resumed from, as {reason}: leave out --resume."
            ) from error
        self._restore(list(stored.values()))
        self._kept = self._copies()

    def _past_moments(self) -> list[Moment]:
        """Those of whole epochs."""
        return [moment for moment in self.moments.kept if moment.samples <= self.samples_seen]

    def _settings(self) -> dict[str, Any]:
        """The recipe as JSON gives it back."""
        settings: dict[str, Any] = json.loads(json.dumps(asdict(self.recipe)))
        return settings

    def _restore(self, values: Sequence[Floats]) -> None:
        for array, value in zip(self._state(), values, strict=True):
            array[...] = value
        self.adam.taken = len(self.history) * self.batches_an_epoch

    def _copies(self) -> list[Floats]:
        return [array.copy() for array in self._state()]

    def _state(self) -> list[Floats]:
        networks = (self.network, self.averaged.network)
        return [
            *(values for network in networks for values in training.arrays(network)),
            *self.adam.means,
            *self.adam.squares,
        ]
