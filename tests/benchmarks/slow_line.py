"""The browser's own throttling, for a page and for every worker that it starts."""

import json
from typing import Any

from playwright.sync_api import Page

LINE = {
    "offline": False,
    "latency": 40,
    "downloadThroughput": 20e6 / 8,
    "uploadThroughput": 20e6 / 8,
}


def slow_line(page: Page) -> None:
    session = page.context.new_cdp_session(page)

    def slow_worker(attached: dict[str, Any]) -> None:
        for number, (method, params) in enumerate(
            [
                ("Network.enable", {}),
                ("Network.emulateNetworkConditions", LINE),
                ("Runtime.runIfWaitingForDebugger", {}),
            ]
        ):
            message = json.dumps({"id": number, "method": method, "params": params})
            session.send(
                "Target.sendMessageToTarget",
                {"sessionId": attached["sessionId"], "message": message},
            )

    session.on("Target.attachedToTarget", slow_worker)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", LINE)
    session.send(
        "Target.setAutoAttach",
        {"autoAttach": True, "waitForDebuggerOnStart": True, "flatten": False},
    )
