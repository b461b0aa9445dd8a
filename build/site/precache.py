"""What the service worker keeps: every file that the page needs, each with its hash.

This is what Workbox's own build tool writes, which would bring three hundred packages with it.
"""

import json
import re
from pathlib import Path

from build.steps import BuildError, integrity, sha256

# To be fetched by people, not by the page; and of Python what the page hardly ever needs.
LEFT_OUT = re.compile(
    r"sw\.js|licences\.md|source/.*|python/manifest\.json|model/weights\..*"
    r"|python/[^/]+/(pyodide\.asm\.(js|wasm)|.*\.(whl|zip|deferred\.wasm))"
)
# Their names change with their contents.
VERSIONED = re.compile(r"assets/|python/|.*-[0-9a-f]{12}\.\w+$")
PLACE = "self.__WB_MANIFEST"


def list_files(site: Path) -> None:
    """Put the list into the site's service worker."""
    worker = site / "sw.js"
    code = worker.read_text(encoding="utf-8")
    if code.count(PLACE) != 1:
        raise BuildError(f"sw.js should name {PLACE} once: see web/src/offline/worker.ts.")
    entries = [entry(site, name) for name in kept_offline(site)]
    worker.write_text(code.replace(PLACE, json.dumps(entries)), encoding="utf-8")


def kept_offline(site: Path) -> list[str]:
    """The names of the files that a first visit fetches, in order."""
    names = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    return [name for name in sorted(names) if not LEFT_OUT.fullmatch(name)]


def entry(site: Path, name: str) -> dict[str, str | None]:
    return {
        "url": name,
        "revision": None if VERSIONED.match(name) else sha256(site / name)[:12],
        "integrity": integrity(site / name),
    }
