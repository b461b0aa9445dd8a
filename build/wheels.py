"""The wheels that Pyodide's own lock names: npm's pyodide package holds the core, but no NumPy.

They come from Pyodide's CDN or, where a school or company blocks it, out of a PyPI wheel that
carries the identical files. Either is as good: nothing is kept whose hash is not the lock's.
"""

import hashlib
import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from http.client import HTTPException
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.request import urlopen
from zipfile import ZipFile

from build.steps import CACHE, NODE_MODULES, BuildError, sha256

PYODIDE = NODE_MODULES / "pyodide"
CDN = "https://cdn.jsdelivr.net/pyodide/v{version}/full/{name}"
CARRIER = "open-webui==0.12.4"
CARRIED = "open_webui/frontend/pyodide/{name}"

FAILURES = (OSError, HTTPException, KeyError, subprocess.CalledProcessError, BuildError)

Source = Callable[[Iterable[str]], Iterator[tuple[str, bytes]]]


def pyodide_wheels(*packages: str) -> Path:
    """The folder that holds these packages' wheels, each checked against Pyodide's lock."""
    locked = json.loads((PYODIDE / "pyodide-lock.json").read_text(encoding="utf-8"))["packages"]
    wanted = {locked[name]["file_name"]: locked[name]["sha256"] for name in packages}
    return fetch(wanted, CACHE / "wheels", [from_cdn, from_carrier])


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
        raise BuildError(f"{file.name} is not the file that Pyodide's lock names")
    beside = file.with_name(f"{file.name}.new")
    beside.write_bytes(content)
    beside.replace(file)


def from_cdn(names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Pyodide's CDN"""
    version = json.loads((PYODIDE / "package.json").read_text(encoding="utf-8"))["version"]
    for name in names:
        with urlopen(CDN.format(version=version, name=name), timeout=5) as answer:
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
