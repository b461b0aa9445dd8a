"""`npm run bench:startup`: how long until the first answer is possible, and over how many bytes.

The built site against a page written after Pyodide's manual with the same Pyodide and NumPy: the
same server and browser, every first visit in a fresh profile, the two in turn, medians.
"""

import argparse
import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from threading import Thread
from typing import BinaryIO, NamedTuple

from playwright.sync_api import Page, Playwright, sync_playwright

from build.python.fetch import PYODIDE, pyodide_lock, pyodide_wheels
from build.serve import Handler, SiteServer
from build.steps import DIST
from tests.benchmarks.slow_line import slow_line
from tests.chromium import FLAGS, find_chromium
from tests.waiting import until

PLAIN = Path(__file__).with_name("plain.html")
READY = "performance.getEntriesByName('digitnet:ready')[0]?.startTime"
PAD = "performance.getEntriesByName('digitnet:pad')[0]?.startTime ?? 0"
AT_REST = 4000
"""Milliseconds after a first visit: what it still fetches or stores counts, and so does the machine
code that the browser keeps of both pages, some seconds after it made it."""
SETTLED = "navigator.serviceWorker.getRegistration().then(found => !found || found.active)"


class CountingServer(SiteServer):
    """Serves as ever, and counts the bytes of the bodies that it sends."""

    sent = 0


class CountingHandler(Handler):
    server: CountingServer

    def copyfile(self, source: BinaryIO, outputfile: BinaryIO) -> None:  # type: ignore[override]
        body = source.read()
        self.server.sent += len(body)
        outputfile.write(body)


@contextmanager
def counting(folder: Path) -> Iterator[CountingServer]:
    with CountingServer(folder, "/digitnet/") as server:
        server.RequestHandlerClass = CountingHandler
        Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
        yield server
        server.shutdown()


def lay_out_plain_page(folder: Path) -> None:
    """All that Pyodide's manual has one put on a server."""
    for name in ("pyodide.js", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip"):
        shutil.copy(PYODIDE / name, folder)
    (folder / "pyodide-lock.json").write_text(json.dumps(pyodide_lock()))
    for wheel in pyodide_wheels().glob("numpy-*.whl"):
        shutil.copy(wheel, folder)
    shutil.copy(PLAIN, folder / "index.html")


class Visits(NamedTuple):
    """Milliseconds from navigation to the first answer being possible, and kilobytes sent."""

    first: float
    again: float
    kilobytes: float
    pad: float
    """Milliseconds from the first navigation until the pad could be drawn on, 0 without one."""


def visit(
    playwright: Playwright, server: CountingServer, prepare: Callable[[Page], None]
) -> Visits:
    """Open the page in a fresh profile, and once all is at rest open it again."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = playwright.chromium.launch_persistent_context(
            profile, executable_path=find_chromium(playwright), args=FLAGS
        )
        page = browser.pages[0]
        prepare(page)
        before = server.sent
        page.goto(server.url)
        first = ready(page)
        pad: float = page.evaluate(PAD)
        until(page, SETTLED)
        page.wait_for_timeout(AT_REST)
        kilobytes = (server.sent - before) / 1000
        page.reload()
        again = ready(page)
        browser.close()
    return Visits(first, again, kilobytes, pad)


def ready(page: Page) -> float:
    moment: float = until(page, READY, seconds=120)
    return moment


def compare(playwright: Playwright, name: str, pairs: int, prepare: Callable[[Page], None]) -> None:
    with TemporaryDirectory() as folder:
        lay_out_plain_page(Path(folder))
        with counting(Path(folder)) as plain, counting(DIST) as ours:
            visits = [[visit(playwright, s, prepare) for s in (plain, ours)] for _ in range(pairs)]
    print(
        f"\n{name}, {pairs} pairs, medians\n\n|  | plain page | digitnet | ratio |\n|--|--|--|--|"
    )
    for row, unit in (("first", "ms"), ("again", "ms"), ("kilobytes", "kB")):
        theirs, mine = (median(getattr(pair[i], row) for pair in visits) for i in (0, 1))
        print(f"| {row}, {unit} | {theirs:.0f} | {mine:.0f} | {mine / theirs:.2f} |", flush=True)
    print(f"\nThe pad could be drawn on after {median(pair[1].pad for pair in visits):.0f} ms.")


def main() -> None:
    parser = argparse.ArgumentParser(prog="npm run bench:startup --", description=__doc__)
    parser.add_argument("--pairs", type=int, default=7, help="how many of each (%(default)s)")
    options = parser.parse_args()
    with sync_playwright() as playwright:
        compare(playwright, "Local server", options.pairs, lambda _: None)
        compare(playwright, "20 Mbit/s, 40 ms", options.pairs, slow_line)


if __name__ == "__main__":
    main()
