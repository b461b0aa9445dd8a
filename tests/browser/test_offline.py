"""Kept on the device: at home without a network, one version at a time, and mended when damaged."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from build.serve import SiteServer
from tests.browser.digits import SEVEN, has_ink, pixels
from tests.browser.hand import draw
from tests.browser.versions import READY, put_up_a_newer_version
from tests.waiting import until

DAMAGE_THE_SNAPSHOT = """async () => {
    for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys())
            if (request.url.includes("snapshot.bin"))
                await cache.put(request, new Response("damaged"));
    }
}"""

INSTALL_THE_NEXT = """async () => {
    const found = await navigator.serviceWorker.getRegistration();
    return new Promise((resolve) => {
        found.onupdatefound = () => {
            const { installing } = found;
            installing.onstatechange = () => resolve(installing.state);
        };
        found.update();
    });
}"""


def forget_what_the_browser_kept(page: Page) -> None:
    """Only what the service worker keeps is left on the device."""
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")


@pytest.mark.parametrize("cleared", [False, True])
def test_the_second_visit_needs_no_network(kept: Page, server: SiteServer, cleared: bool) -> None:
    if cleared:
        forget_what_the_browser_kept(kept)
    server.shutdown()
    server.server_close()
    kept.reload()
    kept.wait_for_selector(READY, timeout=60_000)
    assert draw(kept, pixels(kept, SEVEN)).digit == 7


def test_a_new_version_offers_itself_and_the_drawing_stays(kept: Page, folder: Path) -> None:
    kept.reload()  # only the second visit is answered from the device
    kept.wait_for_selector(READY, timeout=60_000)
    draw(kept, pixels(kept, SEVEN))
    put_up_a_newer_version(folder)
    kept.evaluate("navigator.serviceWorker.getRegistration().then((found) => found.update())")
    update = kept.get_by_role("button", name="Update")
    expect(update).to_be_visible(timeout=60_000)
    assert kept.locator("html[data-version]").count() == 0

    update.click()
    expect(kept.locator("html[data-version=newer]")).to_be_visible(timeout=60_000)
    expect(kept.get_by_test_id("answer")).to_have_text("7", timeout=60_000)
    assert has_ink(kept, 0.5, 0.2)
    until(kept, "caches.keys().then((names) => names.length === 1)")
    urls = kept.evaluate(
        "caches.keys().then(async ([name]) => "
        "(await (await caches.open(name)).keys()).map((request) => request.url))"
    )
    assert len([url for url in urls if "/assets/index-" in url and ".js" in url]) == 1


@pytest.mark.expected_errors(r"^logged")
def test_a_damaged_file_on_the_device_is_fetched_anew(kept: Page) -> None:
    kept.evaluate(DAMAGE_THE_SNAPSHOT)
    forget_what_the_browser_kept(kept)
    kept.reload()
    kept.wait_for_selector("html[data-state=failed]", timeout=60_000)
    kept.get_by_role("button", name="Retry").click()
    kept.wait_for_selector(READY, timeout=60_000)
    kept.reload()
    kept.wait_for_selector(READY, timeout=60_000)


@pytest.mark.expected_errors(r"integrity|bad-precaching|Failed to find a valid digest")
def test_a_new_version_that_comes_damaged_is_not_taken(kept: Page, folder: Path) -> None:
    put_up_a_newer_version(folder)
    (folder / "assets" / "index-newer.js").write_text("damaged")
    assert kept.evaluate(INSTALL_THE_NEXT) == "redundant"
    kept.reload()
    kept.wait_for_selector(READY, timeout=60_000)
    assert kept.locator("html[data-version]").count() == 0


def test_without_service_workers_the_page_works_online(page: Page, site: str) -> None:
    page.add_init_script("delete Navigator.prototype.serviceWorker")
    page.goto(site)
    page.wait_for_selector(READY, timeout=60_000)
    assert page.evaluate("'serviceWorker' in navigator") is False
    assert draw(page, pixels(page, SEVEN)).digit == 7
    expect(page.get_by_text("needs the network at every visit")).to_be_visible()
