"""Firefox, which speaks WebDriver BiDi itself (https://w3c.github.io/webdriver-bidi/)."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

from tests.engines.engine import Point, find_program, running


class Firefox:
    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection
        self.sent = 0
        self.said: list[str] = []
        self.send("session.new", capabilities={})
        self.send("session.subscribe", events=["log.entryAdded"])
        [tab] = self.send("browsingContext.getTree")["contexts"]
        self.tab = tab["context"]

    def send(self, method: str, **parameters: Any) -> Any:
        self.sent += 1
        self.connection.send(json.dumps({"id": self.sent, "method": method, "params": parameters}))
        while (message := json.loads(self.connection.recv())).get("id") != self.sent:
            if message["params"]["level"] == "error":
                self.said.append(message["params"]["text"])
        if message["type"] == "error":
            raise RuntimeError(f"{method}: {message['message']}")
        return message["result"]

    def open(self, url: str) -> None:
        self.send("browsingContext.navigate", context=self.tab, url=url, wait="complete")

    def ask(self, expression: str) -> Any:
        answer = self.send(
            "script.evaluate",
            expression=expression,
            target={"context": self.tab},
            awaitPromise=True,
        )
        if answer["type"] == "exception":
            raise RuntimeError(answer["exceptionDetails"]["text"])
        return answer["result"].get("value")

    def drag(self, points: Iterable[Point]) -> None:
        moves: list[dict[str, Any]] = [
            {"type": "pointerMove", "x": round(x), "y": round(y)} for x, y in points
        ]
        moves.insert(1, {"type": "pointerDown", "button": 0})
        moves.append({"type": "pointerUp", "button": 0})
        mouse = {"type": "pointer", "id": "mouse", "actions": moves}
        self.send("input.performActions", context=self.tab, actions=[mouse])

    def errors(self) -> list[str]:
        return self.said


@contextmanager
def firefox(folder: Path) -> Iterator[Firefox]:
    """Start Firefox with a profile of its own in `folder`."""
    program = find_program(["firefox-esr", "firefox"], "firefox-esr")
    options = ["--headless", "--profile", str(folder), "--remote-debugging-port", "0"]
    with (
        running(program, *options, says="WebDriver BiDi listening on ") as address,
        connect(f"{address}/session", max_size=None) as connection,
    ):
        yield Firefox(connection)
