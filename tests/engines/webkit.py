"""WebKit (GTK's), driven by its own WebDriver through Selenium, on a screen that nobody sees."""

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from selenium.webdriver import WebKitGTK
from selenium.webdriver.common.actions.action_builder import ActionBuilder
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from tests.engines.engine import Point, find_program, running

PATIENCE = 60
"""Seconds."""

SETTINGS = {
    "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",  # as root there is none to be had
    "WEBKIT_DISABLE_COMPOSITING_MODE": "1",  # nor is there a graphics card
}

ASK = "const done = arguments[0]; Promise.resolve({}).then(done, (error) => done(String(error)));"


class WebKit:
    def __init__(self, driver: WebKitGTK) -> None:
        self.driver = driver
        driver.set_script_timeout(PATIENCE)

    def open(self, url: str) -> None:
        self.driver.get(url)

    def ask(self, expression: str) -> Any:
        return self.driver.execute_async_script(ASK.replace("{}", expression))

    def drag(self, points: Iterable[Point]) -> None:
        actions = ActionBuilder(self.driver, duration=0)
        pointer: Any = actions.pointer_action  # untyped in Selenium
        for number, (x, y) in enumerate(points):
            pointer.move_to_location(round(x), round(y))
            if number == 0:
                pointer.pointer_down()
        pointer.pointer_up()
        actions.perform()

    def errors(self) -> list[str]:
        """As `watch.js` kept it, which the page holds for this engine's sake."""
        told: list[str] = json.loads(self.ask("sessionStorage.getItem('watched')") or "[]")
        return told


@contextmanager
def webkit() -> Iterator[WebKit]:
    driver_program = find_program(["WebKitWebDriver"], "webkit2gtk-driver")
    screen = [find_program(["Xvfb"], "xvfb"), "-displayfd", "1", "-screen", "0", "1400x1000x24"]
    with running(*screen, says="") as display:
        settings = SETTINGS | {"DISPLAY": f":{display}"}
        driver = WebKitGTK(Options(), Service(driver_program, env=os.environ | settings))
        try:
            yield WebKit(driver)
        finally:
            driver.quit()
