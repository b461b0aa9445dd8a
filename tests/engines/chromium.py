"""Chromium, driven by Playwright."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page

from tests.engines.engine import Point


class Chromium:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.said: list[str] = []
        page.context.on("console", lambda entry: self.note(entry.type, entry.text))
        page.context.on("weberror", lambda thrown: self.note("error", str(thrown.error)))

    def note(self, level: str, text: str) -> None:
        if level == "error":
            self.said.append(text)

    def open(self, url: str) -> None:
        self.page.goto(url)

    def ask(self, expression: str) -> Any:
        return self.page.evaluate(expression)

    def drag(self, points: Iterable[Point]) -> None:
        first, *others = points
        self.page.mouse.move(*first)
        self.page.mouse.down()
        for point in others:
            self.page.mouse.move(*point)
        self.page.mouse.up()

    def errors(self) -> list[str]:
        return self.said


@contextmanager
def chromium(browser: Browser) -> Iterator[Chromium]:
    with browser.new_context() as context:
        yield Chromium(context.new_page())
