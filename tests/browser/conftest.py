"""A real Chromium for the browser tests, and pages that let no error pass.

A test fails when its page logs an error, throws one, or asks for anything outside the site. A test
that provokes an error names it by a regular expression:
`@pytest.mark.expected_errors(r"net::ERR_FAILED")`.
"""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    WebError,
    expect,
)

from build.serve import SiteServer, running
from build.steps import DIST
from tests.browser.looking import open_chapter
from tests.waiting import until

OpenPage = Callable[..., Page]

KEPT = "navigator.serviceWorker.ready.then(({ active }) => active.state === 'activated')"

PATIENCE = 120_000
"""Milliseconds in which something that happens at all will have happened, on a busy machine too."""

expect.set_options(timeout=PATIENCE / 4)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "expected_errors(pattern): errors that this test provokes")


@pytest.fixture
def open_page(browser: Browser, site: str, request: pytest.FixtureRequest) -> Iterator[OpenPage]:
    """Makes watched pages, blank as yet; takes the options of Playwright's `new_context`."""
    marker = request.node.get_closest_marker("expected_errors")
    expected = re.compile(marker.args[0] if marker else r"(?!)")
    contexts: list[BrowserContext] = []
    problems: list[str] = []

    def note(problem: str) -> None:
        if problem not in problems and not expected.search(problem):
            problems.append(problem)

    def on_console(entry: ConsoleMessage) -> None:
        if entry.type == "error":
            note(f"logged {entry.text}")

    def on_error(thrown: WebError) -> None:
        note(f"threw {thrown.error}")

    def new_page(**options: Any) -> Page:
        chosen = {"base_url": site, "service_workers": "block"} | options

        def on_request(asked: Request) -> None:
            if not asked.url.startswith((chosen["base_url"], "data:", "blob:")):
                note(f"asked for {asked.url}")

        context = browser.new_context(**chosen)
        contexts.append(context)
        context.on("console", on_console)
        context.on("weberror", on_error)
        context.on("request", on_request)
        return context.new_page()

    yield new_page
    for context in contexts:
        context.close()
    assert not problems, "\n".join(problems)


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """One blank page; `page.goto(site)` opens the site."""
    return open_page()


@pytest.fixture
def ready_page(page: Page, site: str) -> Page:
    """The site, opened, with its Python ready to answer."""
    page.goto(site)
    page.wait_for_selector("html[data-state=ready]", timeout=PATIENCE)
    return page


@pytest.fixture
def training(ready_page: Page) -> Locator:
    """The part that tells how the network was trained, when it stands."""
    open_chapter(ready_page, "Learn")
    section = ready_page.get_by_role("region", name="How it was trained")
    expect(section.locator(".cell")).to_have_count(100)
    return section


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A site of our own, to be changed."""
    return shutil.copytree(DIST, tmp_path / "site")


@pytest.fixture
def server(folder: Path) -> Iterator[SiteServer]:
    with running(SiteServer(folder, "/digitnet/")) as server:
        yield server


@pytest.fixture
def kept(server: SiteServer, open_page: OpenPage) -> Page:
    """The page after a first visit, when all of it is on the device."""
    page = open_page(service_workers="allow", base_url=server.url)
    page.goto(server.url)
    page.wait_for_selector("html[data-state=ready]", timeout=PATIENCE)
    until(page, KEPT)
    return page
