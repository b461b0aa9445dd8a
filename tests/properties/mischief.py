"""What an attacker would have a pickle call: each of these leaves a file where it was run."""

from pathlib import Path


def strike(path: str) -> None:
    Path(path).touch()


class Maker:
    """Strikes as soon as it is made."""

    def __new__(cls, path: str) -> "Maker":
        strike(path)
        return super().__new__(cls)


class Heir:
    """Strikes when it is given its state."""

    def __setstate__(self, path: str) -> None:
        strike(path)
