"""Recipes: every setting of a training, each with the sentence that explains it."""

from dataclasses import dataclass, field
from typing import Any, Literal

MOST_HIDDEN = 100_000
"""Neurons in a hidden layer: a quarter of a gigabyte of weights."""


def _setting(default: Any, help: str) -> Any:
    return field(default=default, metadata={"help": help})


@dataclass(frozen=True)
class Recipe:
    """How to train; the defaults are the recipe of the shipped weights."""

    hidden: tuple[int, ...] = _setting(
        (250,), "neurons between the 784 pixels and the 10 digits, for each hidden layer"
    )
    start: Literal["scaled", "uniform"] = _setting(
        "scaled",
        "first weights: scaled to the number of inputs, or uniform between -0.5 and 0.5",
    )
    loss: Literal["cross-entropy", "squared-error"] = _setting(
        "cross-entropy", "the loss: what the network is to make small"
    )
    optimiser: Literal["adam", "descent"] = _setting(
        "adam", "plain gradient descent, or Adam with a learning rate that rises and falls"
    )
    learning_rate: float = _setting(0.015, "how long a step is (Adam: its longest step)")
    distort: bool = _setting(True, "augmentation: show every sample distorted anew in each epoch")
    repeats: int = _setting(6, "how often an epoch shows each picture; drawings are varied instead")
    variants: int = _setting(
        12, "augmentation: how often each drawing is drawn again, its strokes varied"
    )
    written: float = _setting(
        0.3, "synthetic digits, written by rule, as a share of all other samples"
    )
    nondigits: float = _setting(0.12, "drawings of no digit, as a share of all other samples")
    teacher_epochs: int = _setting(
        30,
        "knowledge distillation: epochs of a larger network, trained first, whose answers are "
        "learnt; 0 for none",
    )
    decay: float = _setting(
        0.02, "Adam only: weight decay, how strongly weights are drawn towards 0"
    )
    batch: int = _setting(128, "batch size: samples that are looked at before each step")
    epochs: int = _setting(75, "the most often that all samples are gone through")
    threshold: float = _setting(0.0, "stop as soon as an epoch's mean squared error is below it")
    validation: int = _setting(
        2000, "validation pictures: never trained on, they show how it reads what it never saw"
    )
    upright: bool = _setting(
        True, "deskewing: slanted digits are set upright before the network sees them"
    )
    seed: int = _setting(0, "where chance begins: the same seed gives the same weights")

    def __post_init__(self) -> None:
        """Refuse settings with which nothing can be learnt."""
        if not self.hidden or not all(0 < neurons <= MOST_HIDDEN for neurons in self.hidden):
            sentence = f"hidden must be numbers from 1 to {MOST_HIDDEN}, not {shown(self.hidden)}."
            raise ValueError(sentence)
        for name in ("repeats", "batch", "epochs", "learning_rate"):
            if not 0 < getattr(self, name) < float("inf"):
                raise ValueError(f"{name} must be above 0, not {getattr(self, name)}.")
        amounts = ("variants", "written", "nondigits", "teacher_epochs", "validation")
        for name in ("decay", "threshold", "seed", *amounts):
            if not 0 <= getattr(self, name) < float("inf"):
                raise ValueError(f"{name} cannot be {getattr(self, name)}: 0 is the least.")


def shown(value: Any) -> str:
    """A setting's value, as it is given on the command line."""
    return " ".join(map(str, value)) if isinstance(value, tuple) else str(value)


RECIPES = {
    "default": Recipe(),
    "classic": Recipe(
        start="uniform",
        loss="squared-error",
        optimiser="descent",
        learning_rate=0.1,
        distort=False,
        repeats=1,
        variants=0,
        written=0,
        nondigits=0,
        teacher_epochs=0,
        batch=1,
        threshold=0.016,
        validation=0,
        upright=False,
    ),
}
"""`classic` is the ancestor's: one sample at a time, until the error falls below 0.016."""
