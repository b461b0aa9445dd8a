"""What all tests share: the built site, served as GitHub Pages would serve it, and samples."""

import os
from collections.abc import Iterator
from pathlib import Path

from digitnet.threads import ONE_THREAD

os.environ.update(ONE_THREAD)  # NumPy comes after this, so tests do not depend on the machine

import pytest
from playwright.sync_api import Browser, sync_playwright
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from build.serve import serve
from build.steps import DIST
from digitnet.data.drawing_files import load_drawings
from digitnet.data.mnist import load_mnist
from digitnet.data.samples import Drawings, Pictures
from tests.chromium import FLAGS, find_chromium

TESTS = Path(__file__).parent
DATA = TESTS / "data"
MODEL = Path(__file__).parents[1] / "web/public/model"
SHARED = Path(__file__).parents[2] / "shared" / "data"


class OneBrowser(LoadScopeScheduling):
    """Of the processes that share the tests, one runs all that needs a browser."""

    def _split_scope(self, nodeid: str) -> str:
        return "browser" if nodeid.startswith(("tests/browser/", "tests/engines/")) else nodeid


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> OneBrowser:
    return OneBrowser(config, log)


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """The address of the built site, under a sub-path and compressed."""
    if not DIST.is_dir():
        pytest.exit("There is no dist/ to test: run `npm run build` first.", returncode=1)
    with serve(DIST, base="/digitnet/") as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_chromium(playwright), args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def mnist_file() -> Path:
    """A small MNIST: 400 samples to train on and 200 to test."""
    return DATA / "mnist-sample.npz"


@pytest.fixture(scope="session")
def mnist_test(mnist_file: Path) -> Pictures:
    """200 images of MNIST's test half."""
    return load_mnist(str(mnist_file)).test


@pytest.fixture(scope="session")
def drawings_file() -> Path:
    """Thirty drawings of the repository's own."""
    return DATA / "drawings.npz"


@pytest.fixture(scope="session")
def drawings(drawings_file: Path) -> Drawings:
    """Thirty drawings of the repository's own."""
    return load_drawings(drawings_file)


@pytest.fixture(scope="session")
def peoples_drawings(drawings: Drawings) -> Drawings:
    """Drawings by sixty people who are in no training set, where their file is there."""
    ujipen = SHARED / "ujipen2.npz"
    return load_drawings(ujipen) if ujipen.is_file() else drawings
