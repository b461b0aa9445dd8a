"""Any static host will do, whatever it says of types, lengths and codings."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.asking import BEGIN_WITH_THE_WHOLE
from tests.browser.conftest import OpenPage
from tests.browser.digits import SEVEN, pixels
from tests.browser.hand import draw
from tests.browser.hosts import HOSTS


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.expected_errors("MIME type")
def test_a_digit_is_read(open_page: OpenPage, tmp_path: Path, host: str) -> None:
    with HOSTS[host](tmp_path) as url:
        page = open_page(base_url=url, service_workers="allow")
        page.goto(url)
        assert draw(page, pixels(page, SEVEN)).text == "7"
        page.get_by_role("region", name="Digits to try").scroll_into_view_if_needed()
        expect(page.get_by_role("button", name="Sample of a 7").first).to_be_visible()


@pytest.mark.parametrize("host", ["nginx", "no type"])
@pytest.mark.expected_errors("MIME type")
def test_so_it_is_by_the_whole_python(open_page: OpenPage, tmp_path: Path, host: str) -> None:
    with HOSTS[host](tmp_path) as url:
        page = open_page(base_url=url)
        page.add_init_script(BEGIN_WITH_THE_WHOLE)
        page.goto(url)
        assert draw(page, pixels(page, SEVEN)).text == "7"
