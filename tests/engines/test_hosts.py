"""A host that gives scripts and styles no type of their own: no engine minds."""

from pathlib import Path

import pytest

from tests.browser.digits import SEVEN
from tests.browser.hosts import HOSTS
from tests.engines.engine import Engine
from tests.engines.test_journey import draw, wait_for_answer, wait_until_ready


@pytest.mark.parametrize("kind", ["application/octet-stream", "text/plain", "no type"])
def test_a_digit_is_read(engine: Engine, tmp_path: Path, kind: str) -> None:
    with HOSTS[kind](tmp_path) as url:
        engine.open(url)
        wait_until_ready(engine)
        draw(engine, SEVEN)
        wait_for_answer(engine, "7")
