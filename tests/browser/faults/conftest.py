"""A site whose files can fail, and a page whose time can be made to pass."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from build.serve import running
from tests.browser.conftest import OpenPage
from tests.browser.faults.ways import FaultyServer

COUNT_FAILURES = """
    let failures = 0;
    new MutationObserver(() => {
        const { dataset } = document.documentElement;
        if (dataset.state === "failed") dataset.failures = ++failures;
    }).observe(document, { subtree: true, attributeFilter: ["data-state"] });
"""


@pytest.fixture
def server() -> Iterator[FaultyServer]:
    with running(FaultyServer()) as server:
        yield server
        server.mend()


@pytest.fixture
def site(server: FaultyServer) -> str:
    return server.url


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """A blank page whose time can be made to pass."""
    page = open_page()
    page.clock.install()
    page.add_init_script(COUNT_FAILURES)
    return page
