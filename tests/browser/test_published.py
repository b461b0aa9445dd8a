"""The check that runs after deploying tells a page that works from one that does not."""

import shutil
from pathlib import Path

from playwright.sync_api import Browser

from build.serve import serve
from build.steps import DIST
from tests.published import faults_of


def test_a_page_under_a_repositorys_name_works(browser: Browser) -> None:
    with serve(DIST, base="/repo-name/") as url:
        assert faults_of(browser, url) == []


def test_a_page_that_is_broken_is_noticed(browser: Browser, tmp_path: Path) -> None:
    folder = shutil.copytree(DIST, tmp_path / "site")
    [snapshot] = folder.glob("python/*/quick/snapshot.bin")
    snapshot.unlink()
    with serve(folder, base="/repo-name/") as url:
        faults = faults_of(browser, url)
        assert "snapshot.bin could not be loaded: the host answered HTTP 404" in "\n".join(faults)
        assert any("It cannot be had" in fault for fault in faults_of(browser, f"{url}nowhere/"))


def test_a_page_that_asks_another_host_is_noticed(browser: Browser, tmp_path: Path) -> None:
    folder = shutil.copytree(DIST, tmp_path / "site")
    index = folder / "index.html"
    image = '<body><img src="http://localhost:9/seen.png" alt="">'
    index.write_text(index.read_text().replace("<body>", image))
    with serve(folder, base="/repo-name/") as url:
        assert any(
            "It asks localhost:9 for /seen.png" in fault for fault in faults_of(browser, url)
        )
