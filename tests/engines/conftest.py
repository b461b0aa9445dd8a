"""The three engines, and a site that they can visit and lose."""

import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from build.serve import SiteServer, running
from build.site.precache import list_files
from build.steps import CACHE, DIST
from tests.engines.chromium import chromium
from tests.engines.engine import Engine
from tests.engines.firefox import firefox
from tests.engines.webkit import webkit

WATCH = Path(__file__).with_name("watch.js")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[SiteServer]:
    """The built site, with `watch.js` before all else, until its `server_close` or the end."""
    folder = shutil.copytree(DIST, tmp_path / "site")
    shutil.copy(WATCH, folder)
    index = folder / "index.html"
    watched = index.read_text().replace("<head>", '<head><script src="./watch.js"></script>')
    index.write_text(watched)
    shutil.copy(CACHE / "bundle" / "sw.js", folder)
    list_files(folder)
    with running(SiteServer(folder, "/digitnet/")) as server:
        yield server


@pytest.fixture(params=["chromium", "firefox", "webkit"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    with start(request, tmp_path) as engine:
        yield engine


def start(request: pytest.FixtureRequest, folder: Path) -> AbstractContextManager[Engine]:
    match request.param:
        case "chromium":
            return chromium(request.getfixturevalue("browser"))
        case "firefox":
            return firefox(folder)
        case _:
            return webkit()
