"""`training.json`: how a network came about, so that it can be shown and made again."""

import json
import platform
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import numpy as np

import digitnet
from digitnet.course import Course
from digitnet.evaluate import read_all
from digitnet.lessons import digest
from digitnet.manner import Manner
from digitnet.reading import Reader
from digitnet.samples import Drawings, Pictures


def record(
    course: Course, manner: Manner, data: Mapping[str, Pictures | Drawings], test: Pictures
) -> dict[str, Any]:
    """Settings, data, versions, every epoch, and the confusion matrix over MNIST's test half.

    `data` names what was trained on. Row t, column r of the matrix counts test digits t read as r.
    """
    confusion = np.zeros((10, 10), int)
    readings = read_all(Reader(course.best, manner), test)
    np.add.at(confusion, (test.labels, np.array([reading.digit for reading in readings])), 1)
    aside = len(course.lessons.aside_labels)
    chosen = f"the best of {aside} samples kept aside from training" if aside else "the last epoch"
    return {
        "recipe": asdict(course.recipe),
        "sizes": course.best.sizes,
        "data": {
            name: {"samples": len(samples.labels), "sha256": digest(samples)}
            for name, samples in data.items()
        },
        "chosen": chosen,
        "versions": {
            "digitnet": digitnet.__version__,
            "numpy": np.__version__,
            "python": platform.python_version(),
        },
        "epochs": [asdict(progress) for progress in course.history],
        "test": {
            "samples": len(test.labels),
            "accuracy": float(confusion.trace() / confusion.sum()),
            "confusion": confusion.tolist(),
        },
    }


def to_json(recorded: Mapping[str, Any]) -> bytes:
    """The text of `training.json`."""
    return json.dumps(recorded, indent=1).encode()
