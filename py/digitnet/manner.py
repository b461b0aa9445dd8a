"""How a network wants to be read: what it was trained to see, and what its outputs are worth."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Manner:
    """Settings that travel with the weights in `weights.json`.

    A pickle holds weights alone; it is read with these defaults.
    """

    upright: bool = True
    """Whether slanted digits are set upright before the network sees them."""
    temperature: float = 1.0
    """The output layer's sums are divided by it before softmax makes them probabilities."""
    threshold: float = 0.5
    """The confidence from which a reading counts as sure."""
