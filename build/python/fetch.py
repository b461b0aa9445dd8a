"""The wheels that pinned.json names: npm's pyodide package holds the core, but no NumPy.

They come from Pyodide's CDN or, where a school or company blocks it, out of a PyPI wheel that
carries the identical files. Either is as good: nothing is kept whose hash is not the pinned one.
They are pinned apart from Pyodide's core, because of every release the CDN has the wheels, but
only of some has PyPI a carrier.
"""

import hashlib
import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from http.client import HTTPException
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.request import urlopen
from zipfile import ZipFile

from build.steps import CACHE, NODE_MODULES, BuildError, sha256

PYODIDE = NODE_MODULES / "pyodide"
PINNED = Path(__file__).with_name("pinned.json")
"""The Pyodide release that published the wheels, and their entries in its lock."""
CDN = "https://cdn.jsdelivr.net/pyodide/v{version}/full/{name}"
CARRIER = "open-webui==0.12.4"
CARRIED = "open_webui/frontend/pyodide/{name}"

FAILURES = (OSError, HTTPException, KeyError, subprocess.CalledProcessError, BuildError)

Source = Callable[[Iterable[str]], Iterator[tuple[str, bytes]]]


def pyodide_wheels() -> Path:
    """The folder that holds the pinned wheels, each checked against its hash."""
    packages = pinned()["packages"].values()
    wanted = {package["file_name"]: package["sha256"] for package in packages}
    return fetch(wanted, CACHE / "wheels", [from_cdn, from_carrier])


def pinned() -> dict[str, Any]:
    return read(PINNED)


def pyodide_lock() -> dict[str, Any]:
    """Pyodide's own lock with the pinned wheels in it."""
    lock = read(PYODIDE / "pyodide-lock.json")
    lock["packages"] |= pinned()["packages"]
    return lock


def read(file: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return content


def fetch(wanted: dict[str, str], folder: Path, sources: Iterable[Source]) -> Path:
    """Bring these files, named with their sha256, into the folder from the first source able."""

    def missing() -> list[str]:
        return [name for name, digest in wanted.items() if not sound(folder / name, digest)]

    folder.mkdir(parents=True, exist_ok=True)
    reasons = []
    for source in sources:
        if not missing():
            break
        try:
            for name, content in source(missing()):
                keep(folder / name, content, wanted[name])
        except FAILURES as reason:
            reasons.append(f"{source.__doc__}: {reason}")
    if missing():
        raise BuildError(
            f"{' and '.join(missing())} could not be fetched ({'; '.join(reasons)}): "
            f"try again on a network that reaches either, or put them into {folder}."
        )
    return folder


def sound(file: Path, digest: str) -> bool:
    return file.is_file() and sha256(file) == digest


def keep(file: Path, content: bytes, digest: str) -> None:
    if hashlib.sha256(content).hexdigest() != digest:
        raise BuildError(f"{file.name} is not the file that {PINNED.name} names")
    beside = file.with_name(f"{file.name}.new")
    beside.write_bytes(content)
    beside.replace(file)


def from_cdn(names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Pyodide's CDN"""
    for name in names:
        with urlopen(CDN.format(version=pinned()["release"], name=name), timeout=5) as answer:
            yield name, answer.read()


def from_carrier(names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """PyPI"""
    print(f"Pyodide's CDN is out of reach, so {CARRIER} it is (106 MB, once)", flush=True)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download"]
    options = ["--no-deps", "--only-binary=:all:", "--ignore-requires-python"]
    with TemporaryDirectory(dir=CACHE) as folder:
        subprocess.run([*pip, *options, "--dest", folder, CARRIER], check=True)
        [wheel] = Path(folder).glob("*.whl")
        with ZipFile(wheel) as carrier:
            for name in names:
                yield name, carrier.read(CARRIED.format(name=name))
