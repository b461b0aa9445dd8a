"""A refusal: something given cannot be used, and why, in a sentence and by a name.

The sentence is for whoever runs Python; the page has a text of its own for each name.
"""

from typing import Any


class RefusalError(ValueError):
    """What is wrong with what was given, and the numbers or words that the sentence tells."""

    def __init__(self, name: str, sentence: str, /, **values: Any) -> None:
        super().__init__(sentence)
        self.name = name
        self.values = values
