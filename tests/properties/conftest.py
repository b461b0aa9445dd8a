"""The shipped network, behind both of its doors."""

import pytest

from digitnet import page
from digitnet.reading import Reader
from digitnet.weights import load
from tests.conftest import MODEL


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader(*load(MODEL / "weights.json"))


@pytest.fixture(scope="session")
def opened() -> None:
    """The page's Python, reading with the shipped network."""
    page.open_network((MODEL / "weights.json").read_text())
