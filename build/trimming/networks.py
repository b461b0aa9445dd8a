"""Networks as other people keep them, for the workload: pickles and archives of every kind.

Those whose name begins with NONE are none, in every way that is told apart. All are opened by the
whole Python: the quick one reads JSON alone.
"""

import io
import pickle
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

SIZES = [784, 2, 10]
NONE = "none-"


def write(folder: Path) -> None:
    """Write a file for each kind."""
    for name, data in files(SIZES):
        (folder / name).write_bytes(data)


def files(sizes: list[int]) -> Iterator[tuple[str, bytes]]:
    """Each file's name and content, of networks of these sizes, input first."""
    for kind, document in documents(sizes).items():
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
            yield f"{kind}-{protocol}.pkl", pickle.dumps(document, protocol)
    whole = pickle.dumps(documents(sizes)["arrays"], 2)
    yield f"{NONE}cut.pkl", whole[: len(whole) // 2]
    yield f"{NONE}endless.pkl", b"(" + b"]" * 100_001
    yield f"{NONE}remembering.pkl", b"}p999999\n."
    yield f"{NONE}swollen.pkl", b"(\x8e" + bytes(8 * [255])
    yield f"{NONE}asking.pkl", b"cos\nsystem\n."
    yield f"{NONE}other.pkl", b"\x80\x04Q."
    weights, biases = layers(sizes, np.float32)
    arrays = {f"W{number}": matrix for number, matrix in enumerate(weights)}
    arrays |= {f"b{number}": vector for number, vector in enumerate(biases)}
    numbered = [each for w, b in zip(weights, biases, strict=True) for each in (w.T, b)]
    objects = {"weights": in_one(weights), "biases": in_one(biases)}
    for kind, save in (("stored", np.savez), ("deflated", np.savez_compressed)):
        yield f"{kind}.npz", saved(save, **arrays)
        yield f"{kind}-numbered.npz", saved(save, *numbered)
        yield f"{kind}-objects.npz", saved(save, **objects)
        yield f"{NONE}{kind}-words.npz", saved(save, W0=np.array(["no"]), b0=np.zeros(2))
    for kind, save in (("stored", np.savez), ("deflated", np.savez_compressed)):
        archive = saved(save, **arrays)
        yield f"{NONE}{kind}-cut.npz", archive[: len(archive) // 2]
        yield f"{NONE}{kind}-damaged.npz", archive[:200] + bytes(20) + archive[220:]
    yield f"{NONE}large.npz", saved(np.savez_compressed, W0=np.zeros((5000, 1001)))


def documents(sizes: list[int]) -> dict[str, Any]:
    weights, biases = layers(sizes, np.float64)
    return {
        "arrays": {"weights": weights, "biases": biases},
        "singles": dict(zip(("weights", "biases"), layers(sizes, np.float32), strict=True)),
        "swapped": {"weights": weights, "biases": [vector.astype(">f8") for vector in biases]},
        "columns": {"weights": weights, "biases": [vector[:, None] for vector in biases]},
        "turned": {"weights": tuple(matrix.T for matrix in weights), "biases": biases},
        "named": {f"W{number}": matrix for number, matrix in enumerate(weights, 1)}
        | {f"b{number}": vector for number, vector in enumerate(biases, 1)},
        "objects": {"weights": in_one(weights), "biases": in_one(biases)},
        "scalars": {"weights": weights, "biases": [list(vector) for vector in biases]},
        "lists": {
            "weights": [matrix.tolist() for matrix in weights],
            "biases": [vector.tolist() for vector in biases],
            "cost": "CrossEntropyCost",
            "epochs": 30,
            "learning": 10**30,
        },
        f"{NONE}words": {"weights": [np.array(["no"])], "biases": [[None, True]]},
    }


def layers(sizes: list[int], kind: type[Any]) -> tuple[list[Any], list[Any]]:
    """Weights and biases, small numbers of either sign."""
    shapes = [(out, into) for into, out in pairwise(sizes)]
    weights = [
        np.sin(np.arange(out * into)).reshape(out, into).astype(kind) for out, into in shapes
    ]
    return weights, [np.cos(np.arange(out)).astype(kind) for out, _ in shapes]


def in_one(arrays: list[Any]) -> Any:
    """An array of arrays."""
    one = np.empty(len(arrays), object)
    one[:] = arrays
    return one


def saved(save: Any, *arrays: Any, **named: Any) -> bytes:
    file = io.BytesIO()
    save(file, *arrays, **named)
    return file.getvalue()
