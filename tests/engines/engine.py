"""What the journey asks of a browser, whichever engine it has. All coordinates are CSS pixels."""

import os
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from shutil import which
from typing import Any, Protocol

import pytest

Point = tuple[float, float]


class Engine(Protocol):
    def open(self, url: str) -> None:
        """Go to an address and wait until its page is loaded."""

    def ask(self, expression: str) -> Any:
        """The value of a JavaScript expression, when it is settled; null, a string or a number."""

    def drag(self, points: Iterable[Point]) -> None:
        """Press the pointer at the first point, move it through the others and let go."""

    def errors(self) -> list[str]:
        """What the pages said in error until now."""


def find_program(names: Iterable[str], package: str) -> str:
    """The path of a program; without it the test is skipped, or fails where none may be missing."""
    if found := next(filter(None, map(which, names)), None):
        return found
    sentence = f"{package} is not on this machine: install it."
    if os.environ.get("DIGITNET_ENGINES") == "all":
        pytest.fail(sentence)
    pytest.skip(sentence)


@contextmanager
def running(*command: str, says: str) -> Iterator[str]:
    """Run a program, give the rest of the line in which it says this, and end it afterwards."""
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        assert process.stdout
        try:
            heard = next((line for line in process.stdout if says in line), None)
            assert heard, f"{command[0]} ended at once."
            yield heard.removeprefix(says).strip()
        finally:
            process.terminate()
