"""The picture of the network by itself, bundled and served, and scenes of plain numbers for it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from build.serve import serve
from build.site.bundle import VITE
from build.steps import node, run

PICTURE = Path(__file__).parent / "picture"
HIDDEN = 30


@contextmanager
def picture_site() -> Iterator[str]:
    """The address of tests/picture, built."""
    with TemporaryDirectory() as folder:
        run(node(VITE, "build", PICTURE, "--base", "./", "--outDir", folder))
        with serve(Path(folder)) as url:
            yield url


def network(hidden: int = HIDDEN) -> dict[str, Any]:
    """What the picture is told of a small network."""
    return {"sizes": [784, hidden, 10], "favours": [neuron * 7 % 10 for neuron in range(hidden)]}


def reading(hidden: int = HIDDEN, links: int = 12, turn: int = 0) -> dict[str, Any]:
    """A reading of numbers that need no network, and so are the same everywhere."""

    def spread(count: int, factor: int) -> list[float]:
        return [((i + turn) * factor % 101) / 100 for i in range(count)]

    def some(sources: int, targets: int) -> dict[str, Any]:
        return {
            "from": [(i * 29 + turn) % sources for i in range(links)],
            "to": [(i * 7 + turn) % targets for i in range(links)],
            "contribution": [(1 - i / links) * (-1) ** i for i in range(links)],
        }

    return {
        "digit": 3,
        "activations": [spread(784, 13), spread(hidden, 37), spread(10, 31)],
        "sums": [[4 * a - 2 for a in spread(n, f)] for n, f in ((hidden, 37), (10, 31))],
        "links": [some(784, hidden), some(hidden, 10)],
    }


def scene(**changes: object) -> dict[str, Any]:
    """All that the picture is drawn from."""
    plain = {"width": 600, "height": 400, "network": network(), "reading": reading()}
    selection = {"attention": {"links": 12, "strengths": []}, "step": None, "lit": None}
    return plain | {"selection": selection} | changes


def attending(step: str | None = None, lit: str | None = None, **wishes: object) -> dict[str, Any]:
    """A selection."""
    attention = {"links": 12, "strengths": [], **wishes}
    return {"attention": attention, "step": step, "lit": lit}
