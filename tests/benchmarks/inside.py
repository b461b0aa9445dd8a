"""What the page's worker holds, told by the browser's debugger, so that nothing is put into it."""

import json
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import CDPSession, Page

FIND = """function () {
    const python = this.find((each) => typeof each.pyimport === "function");
    const gc = python.pyimport("gc"), sys = python.pyimport("sys");
    gc.collect();
    const objects = gc.get_objects();
    const found = [objects.length, sys.getallocatedblocks()];
    for (const proxy of [objects, gc, sys]) proxy.destroy();
    return found;
}"""
SIZE = """function () {
    return this.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
}"""


@dataclass(frozen=True)
class Held:
    heap: int
    """Bytes of the worker's JavaScript, after its garbage was collected."""
    memory: int
    """Bytes of its WebAssembly."""
    objects: int
    """Python's, of those that refer to others."""
    blocks: int
    """Of memory, that Python has allocated."""


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

    def ask_all(self, prototype: str, question: str) -> Any:
        """Call a function with all objects of a prototype as its `this`."""
        found = self.send("Runtime.evaluate", expression=prototype)["result"]["objectId"]
        every = self.send("Runtime.queryObjects", prototypeObjectId=found)["objects"]["objectId"]
        answer = self.send(
            "Runtime.callFunctionOn",
            objectId=every,
            functionDeclaration=question,
            returnByValue=True,
        )
        self.send("Runtime.releaseObject", objectId=every)
        return answer["result"]["value"]

    def held(self) -> Held:
        memory = self.ask_all("WebAssembly.Memory.prototype", SIZE)
        objects, blocks = self.ask_all("Function.prototype", FIND)
        self.send("HeapProfiler.collectGarbage")
        heap = self.send("Runtime.getHeapUsage")["usedSize"]
        return Held(heap, memory, objects, blocks)

    def heap_of_page(self) -> int:
        """Bytes of the page's JavaScript, after its garbage was collected."""
        self.session.send("HeapProfiler.collectGarbage")
        used: int = self.session.send("Runtime.getHeapUsage")["usedSize"]
        return used
