"""What a person does and sees when something fails."""

from playwright.sync_api import Page, expect

from tests.browser.digits import has_ink

HALF_A_MINUTE = 31_000
A_LITTLE_LESS = HALF_A_MINUTE - 5_000
BROWSERS_OWN = r"^logged"
"""A browser reports files that fail by itself."""


def wait_for_failure(page: Page, number: int) -> None:
    page.wait_for_selector(f"html[data-failures='{number}']")
    expect(page.get_by_test_id("answer")).to_be_empty()


def retry(page: Page) -> None:
    page.get_by_role("button", name="Retry").click()


def expect_seven(page: Page) -> None:
    expect(page.get_by_test_id("answer")).to_have_text("7")
    assert has_ink(page, 0.5, 0.2)
