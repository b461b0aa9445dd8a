"""`python -m tests.published URL`: whether a published page works, seen from outside.

Opens the address in a fresh browser, draws a seven, and ends with 0 only if it is read as one,
nothing is said in error and no other host is asked for anything.
"""

import argparse
import sys
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Request, sync_playwright

from tests.browser.digits import SEVEN, pixels
from tests.browser.hand import draw
from tests.chromium import FLAGS, find_chromium

PATIENCE = 120_000
"""Milliseconds; a page that was deployed just now may take its time."""


def faults_of(browser: Browser, url: str) -> list[str]:
    """What is wrong with the page at this address; nothing if it works."""
    faults: list[str] = []
    host = urlsplit(url).netloc

    def on_request(asked: Request) -> None:
        there = urlsplit(asked.url)
        if there.scheme in ("http", "https") and there.netloc != host:
            faults.append(f"It asks {there.netloc} for {there.path}.")

    def on_console(entry: ConsoleMessage) -> None:
        if entry.type == "error":
            faults.append(f"It says in error: {entry.text}")

    with browser.new_context() as context:
        context.on("request", on_request)
        context.on("console", on_console)
        context.on("weberror", lambda thrown: faults.append(f"It throws {thrown.error}"))
        try:
            faults.extend(misreadings(context.new_page(), url))
        except Error as error:
            faults.append(f"It does not work: {error.message.splitlines()[0]}")
    return faults


def misreadings(page: Page, url: str) -> list[str]:
    """Open the page, draw a seven and compare."""
    page.set_default_timeout(PATIENCE)
    answer = page.goto(url)
    if answer is None or not answer.ok:
        return [f"It cannot be had: HTTP {answer.status if answer else 'without an answer'}."]
    page.wait_for_selector("html:not([data-state=loading])")
    if page.locator("html[data-state=ready]").count() == 0:
        return [f"It cannot start: {page.locator('.stage-name').inner_text()}"]
    seen = draw(page, pixels(page, SEVEN))
    return [] if seen.text == "7" else [f"It reads a seven as {seen.text}."]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.published", description=__doc__)
    parser.add_argument("url", help="the address of the page, as https://name.github.io/digitnet/")
    url = parser.parse_args().url
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(playwright), args=FLAGS)
        faults = faults_of(browser, url)
        browser.close()
    if faults:
        sys.exit("\n".join([f"{url} is broken.", *faults]))
    print(f"{url} reads a seven.")


if __name__ == "__main__":
    main()
