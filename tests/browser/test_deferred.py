"""Code that is called so seldom that it is fetched only then, and what becomes of that."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.asking import changed
from tests.browser.conftest import PATIENCE
from tests.browser.faults.journey import expect_seven
from tests.browser.test_loading import sketch_seven

SELDOM = changed(
    "read", 0, "({ ink, attention }) => ({ ink, attention: { ...attention, links: 9n } })"
)
"""The page asks for nine links by a number of a kind that it never uses."""
DEFERRED = "**/quick/pyodide.asm.deferred.wasm"


@pytest.fixture
def fetched(page: Page) -> list[str]:
    """The names of the files of deferred code that were asked for."""
    names: list[str] = []
    page.context.on("request", lambda asked: names.append(Path(asked.url).name))
    return names


def deferred(names: list[str]) -> list[str]:
    return [name for name in names if name.endswith(".deferred.wasm")]


def test_a_first_visit_fetches_none_of_it(page: Page, site: str, fetched: list[str]) -> None:
    page.goto(site)
    sketch_seven(page)
    expect_seven(page)
    assert "numpy.wasm" in fetched
    assert not deferred(fetched)


def test_what_is_called_after_all_is_fetched_and_answers(
    page: Page, site: str, fetched: list[str]
) -> None:
    page.add_init_script(SELDOM)
    page.goto(site)
    sketch_seven(page)
    expect_seven(page)
    assert deferred(fetched) == ["pyodide.asm.deferred.wasm"]
    assert "python_stdlib.zip" not in fetched


def missing(route: Route) -> None:
    route.fulfill(status=404)


def unreached(route: Route) -> None:
    route.abort()


def cut_short(route: Route) -> None:
    route.fulfill(body=route.fetch().body()[:1_000_000])


def altered(route: Route) -> None:
    """With a section more, which no compiler minds."""
    route.fulfill(body=route.fetch().body() + bytes([0, 2, 1, 0x78]))


@pytest.mark.parametrize("fault", [missing, unreached, cut_short, altered])
@pytest.mark.expected_errors(r"^logged")
def test_when_it_cannot_be_had_the_whole_python_takes_over(
    page: Page, site: str, fetched: list[str], fault: Callable[[Route], None]
) -> None:
    page.add_init_script(SELDOM)
    page.route(DEFERRED, fault)
    page.goto(site)
    sketch_seven(page)
    expect(page.get_by_test_id("answer")).to_have_text("7", timeout=PATIENCE)
    assert set(deferred(fetched)) == {"pyodide.asm.deferred.wasm"}
    assert "python_stdlib.zip" in fetched
    assert page.locator("html[data-failures]").count() == 0
