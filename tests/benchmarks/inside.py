"""What the page's worker holds, told by the browser's debugger, so that nothing is put into it."""

import json
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import CDPSession, Page


@dataclass(frozen=True)
class Held:
    heap: int
    """Bytes of the worker's JavaScript, after its garbage was collected."""
    buffers: int
    """Bytes that belong to its arrays, Python's whole memory among them."""


class Inside:
    """A debugger's session with the page's one worker; to be made before the page is opened."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.session: CDPSession = page.context.new_cdp_session(page)
        self.worker = ""
        self.sent = 0
        self.replies: dict[int, Any] = {}
        self.session.on("Target.attachedToTarget", self.attach)
        self.session.on("Target.receivedMessageFromTarget", self.receive)
        self.session.send(
            "Target.setAutoAttach",
            {"autoAttach": True, "waitForDebuggerOnStart": False, "flatten": False},
        )

    def attach(self, attached: dict[str, Any]) -> None:
        self.worker = attached["sessionId"]

    def receive(self, received: dict[str, Any]) -> None:
        reply = json.loads(received["message"])
        if "id" in reply:
            self.replies[reply["id"]] = reply["result"]

    def send(self, method: str, **params: Any) -> Any:
        self.sent += 1
        message = json.dumps({"id": self.sent, "method": method, "params": params})
        self.session.send(
            "Target.sendMessageToTarget", {"sessionId": self.worker, "message": message}
        )
        while self.sent not in self.replies:
            self.page.evaluate("0")  # lets the reply come in
        return self.replies.pop(self.sent)

    def held(self) -> Held:
        self.send("HeapProfiler.collectGarbage")
        usage = self.send("Runtime.getHeapUsage")
        return Held(usage["usedSize"], usage["backingStorageSize"])

    def heap_of_page(self) -> int:
        """Bytes of the page's JavaScript, after its garbage was collected."""
        self.session.send("HeapProfiler.collectGarbage")
        used: int = self.session.send("Runtime.getHeapUsage")["usedSize"]
        return used
