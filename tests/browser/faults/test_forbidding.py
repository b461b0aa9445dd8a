"""What a host, a frame or a file's address forbids is told as what it is."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, expect

from build.serve import Handler, SiteServer, running
from build.steps import DIST
from tests.browser.conftest import OpenPage
from tests.browser.faults.journey import BROWSERS_OWN
from tests.browser.faults.ways import FaultyServer, of_the_wrong_type

POLICY = "Content-Security-Policy"


@contextmanager
def host_that_sends(header: str, value: str, kind: str | None = None) -> Iterator[str]:
    """Every file with this header, and all but the page as of this type."""

    class Insisting(Handler):
        def send_header(self, keyword: str, text: str) -> None:
            named = kind and keyword == "Content-Type" and text != "text/html"
            super().send_header(keyword, str(kind) if named else text)

        def end_headers(self) -> None:
            self.send_header(header, value)
            super().end_headers()

    server = SiteServer(DIST, "/digitnet/")
    server.RequestHandlerClass = Insisting
    with running(server):
        yield server.url


@pytest.mark.parametrize(
    ("policy", "directive"),
    [
        ("default-src 'self' 'unsafe-inline'", "script-src"),
        ("worker-src 'self'", "worker-src"),
        ("connect-src 'none'", "connect-src"),
        ("trusted-types none", "trusted-types"),
    ],
)
@pytest.mark.expected_errors(BROWSERS_OWN + "|TrustedType|createPolicy")
def test_a_policy_of_the_host_is_named(open_page: OpenPage, policy: str, directive: str) -> None:
    with host_that_sends(POLICY, policy) as url:
        page = open_page(base_url=url)
        page.goto(url)
        named = page.get_by_text(f"{POLICY} forbids").filter(has_text=directive)
        expect(named.first).to_be_visible()


@pytest.mark.expected_errors(BROWSERS_OWN)
def test_a_policy_that_lets_no_script_run_is_thought_of(open_page: OpenPage) -> None:
    with host_that_sends(POLICY, "script-src 'none'") as url:
        page = open_page(base_url=url)
        hurry = page.context.new_cdp_session(page)
        hurry.send("Animation.enable")
        hurry.send("Animation.setPlaybackRate", {"playbackRate": 1000})
        page.goto(url)
        expect(page.get_by_text("allowed by the browser, by the site's policy")).to_be_visible()


@pytest.mark.expected_errors(BROWSERS_OWN)
def test_a_wrong_type_that_the_host_insists_on_is_named(open_page: OpenPage) -> None:
    with host_that_sends("X-Content-Type-Options", "nosniff", "text/plain") as url:
        page = open_page(base_url=url)
        page.goto(url)
        expect(page.get_by_text("the type text/plain")).to_be_visible()


@pytest.mark.expected_errors(BROWSERS_OWN)
def test_a_page_opened_as_a_file_says_so(open_page: OpenPage) -> None:
    address = (DIST / "index.html").as_uri()
    page = open_page(base_url="file:")
    page.goto(address)
    expect(page.get_by_text("opened as a file")).to_be_visible()


@pytest.mark.expected_errors(BROWSERS_OWN)
def test_a_frame_that_shuts_it_in_is_named(page: Page, site: str) -> None:
    around = f'<iframe sandbox="allow-scripts" src="{site}"></iframe>'
    page.route("**/around", lambda route: route.fulfill(body=around, content_type="text/html"))
    page.goto(f"{site}around")
    expect(page.frame_locator("iframe").get_by_text("allow-same-origin")).to_be_visible()


@pytest.mark.expected_errors(BROWSERS_OWN)
def test_a_page_in_the_place_of_a_file_is_named(page: Page, server: FaultyServer) -> None:
    server.fail("quick/numpy.wasm", of_the_wrong_type)
    page.goto(server.url)
    expect(
        page.get_by_text("numpy.wasm could not be loaded: the host sent a web page")
    ).to_be_visible()
