"""How a network wants to be read: what it was trained to see, and what its outputs are worth."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ReadingSettings:
    """Settings that travel with the weights in `weights.json`.

    A pickle holds weights alone; it is read with these defaults, which belong to the shipped
    weights: chosen on drawings by people never trained on, and on drawings of no digit.
    """

    upright: bool = True
    """Whether slant and thick or thin lines are taken back before the network sees a digit."""
    temperature: float = 1.0
    """The output layer's sums are divided by it before softmax makes them probabilities."""
    threshold: float = 0.75
    """The confidence that a reading needs to count as sure."""
    presence: float = 0.55
    """The activation that the digit's own output needs as well: that there is a digit at all."""
    apart: float = 0.99
    """The same where the ink falls into two parts side by side, as that of two digits does."""
