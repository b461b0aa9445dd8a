"""A server on which one file fails, in every way in which a file can."""

from collections.abc import Callable
from fnmatch import fnmatch
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from threading import Condition, Event

from build.serve import Handler, SiteServer
from build.steps import DIST

PATIENCE = 120
"""Seconds."""
DROPS = 5


class FaultyHandler(Handler):
    server: "FaultyServer"

    def send_head(self) -> BytesIO | None:
        file, fault = self.file(), self.server.fault
        if not file or not fault or not fnmatch(self.path, f"*/{self.server.failing}"):
            return super().send_head()
        fault(self, file)
        return None

    def begin(self, length: int, kind: str) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(length))
        self.send_header("Cache-Control", "no-store")  # or whoever asks again waits for the first
        self.end_headers()

    def answer(self, body: bytes, kind: str) -> None:
        self.begin(len(body), kind)
        self.wfile.write(body)


Fault = Callable[[FaultyHandler, Path], None]


def missing(request: FaultyHandler, _: Path) -> None:
    request.send_error(HTTPStatus.NOT_FOUND)


def cut_short(request: FaultyHandler, file: Path) -> None:
    whole = file.read_bytes()
    request.answer(whole[: len(whole) // 2], request.guess_type(file))


def damaged(request: FaultyHandler, file: Path) -> None:
    whole = bytearray(file.read_bytes())
    whole[len(whole) // 2] ^= 1
    request.answer(bytes(whole), request.guess_type(file))


def of_the_wrong_type(request: FaultyHandler, _: Path) -> None:
    request.answer(b"<!doctype html><title>Welcome</title>", "text/html")


def stalled(request: FaultyHandler, _: Path) -> None:
    """Says nothing until it is mended."""
    request.server.begun.set()
    request.server.mended.wait(PATIENCE)


def stalled_halfway(request: FaultyHandler, file: Path) -> None:
    """Says no more after the first half until it is mended."""
    whole = file.read_bytes()
    half = len(whole) // 2
    request.begin(len(whole), request.guess_type(file))
    request.wfile.write(whole[:half])
    request.server.begun.set()
    request.server.mended.wait(PATIENCE)
    request.wfile.write(whole[half:])


def trickling(request: FaultyHandler, file: Path) -> None:
    """Comes drop by drop, each when the server is told so."""
    whole = file.read_bytes()
    size = len(whole) // DROPS + 1
    request.begin(len(whole), request.guess_type(file))
    for drop, start in enumerate(range(0, len(whole), size), 1):
        request.server.wait_for_drop(drop)
        request.wfile.write(whole[start : start + size])


STALLS = [stalled, stalled_halfway]
FAULTS = [missing, cut_short, damaged, of_the_wrong_type, *STALLS]


class FaultyServer(SiteServer):
    """The built site, of which one file may fail."""

    def __init__(self) -> None:
        super().__init__(DIST, "/digitnet/")
        self.RequestHandlerClass = FaultyHandler
        self.failing = ""
        self.fault: Fault | None = None
        self.begun, self.mended = Event(), Event()
        self.drops, self.dropped = 0, Condition()

    def fail(self, file: str, fault: Fault) -> None:
        """From now on the files of this pattern fail so."""
        self.begun.clear()
        self.mended.clear()
        self.failing, self.fault, self.drops = file, fault, 0

    def mend(self) -> None:
        """From now on all is well, and what stalled goes on."""
        self.fault = None
        self.mended.set()

    def wait_for_stall(self) -> None:
        assert self.begun.wait(PATIENCE), f"nobody asked for {self.failing}"

    def drop(self) -> None:
        """Another drop of whatever trickles."""
        with self.dropped:
            self.drops += 1
            self.dropped.notify_all()

    def wait_for_drop(self, number: int) -> None:
        with self.dropped:
            self.dropped.wait_for(lambda: self.drops >= number, PATIENCE)
