"""The shipped network, behind both of its doors; and at the end, how many cases were tried."""

from typing import Any

import numpy as np
import pytest

from digitnet import page
from digitnet.reading import Reader
from digitnet.weights import load
from tests.conftest import MODEL
from tests.properties.strangers import Handed, tried


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A process that ran some of the tests hands on what they took."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["tried"] = dict(tried)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    for test, took in getattr(node, "workeroutput", {}).get("tried", {}).items():
        tried[test] += took


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if tried:
        terminalreporter.section(
            "strangers' input: cases, the longest in ms of the processor, test"
        )
    for test, took in sorted(tried.items()):
        terminalreporter.write_line(f"{len(took):6} {1000 * max(took):5.0f}  {test}")


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader(*load(MODEL / "weights.json"))


@pytest.fixture(scope="session")
def opened() -> None:
    """The page's Python, reading with the shipped network."""
    page.open_network(Handed(np.fromfile(MODEL / "weights.json", np.uint8)))
