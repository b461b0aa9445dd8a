"""What the steps share: the places, and work that is done only when what it depends on changed."""

import base64
import hashlib
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from threading import Event, Thread

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".cache"
DIST = ROOT / "dist"
NODE_MODULES = ROOT / "node_modules"


class BuildError(Exception):
    """Says in one sentence what went wrong and what to do about it."""


def sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def integrity(path: Path) -> str:
    """The SHA-256 as browsers want it."""
    return f"sha256-{base64.b64encode(bytes.fromhex(sha256(path))).decode()}"


def fingerprint(paths: Iterable[Path]) -> str:
    """One hash of the names and contents of these files; a folder stands for all that it holds."""
    digest = hashlib.sha256()
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(f"{file.relative_to(path.parent)} {sha256(file)}\n".encode())
    return digest.hexdigest()


@contextmanager
def doing(what: str) -> Iterator[None]:
    """Say what is done and, in the end, how long it took; in a terminal a clock runs meanwhile."""
    over, began = Event(), time.monotonic()

    def say(end: str) -> None:
        print(f"\r{what} … {time.monotonic() - began:.0f} s", end=end, flush=True)

    def tick() -> None:
        while not over.wait(1):
            say("")

    clock = Thread(target=tick)
    if sys.stdout.isatty():
        clock.start()
    else:
        print(f"{what} …", flush=True)
    try:
        yield
    finally:
        over.set()
        if clock.ident:
            clock.join()
            say("\n")


def step(
    out: Path, inputs: Iterable[Path], make: Callable[[Path], object], what: str | None = None
) -> Path:
    """Fill the folder `out` by `make` if an input, or `out` itself, changed since the last time.

    It is filled beside its place and then moved there, so it is never seen half-made. `what` is
    done by that, in plain words; without them `make` says so itself, part by part.
    """
    stamp = CACHE / f"{out.name}.stamp"
    involved = [*inputs, out]
    if stamp.is_file() and stamp.read_text() == fingerprint(involved):
        return out
    CACHE.mkdir(exist_ok=True)
    with TemporaryDirectory(dir=CACHE) as beside:
        new = Path(beside, "new")
        new.mkdir()
        with doing(what) if what else nullcontext():
            make(new)
        if out.exists():
            out.rename(Path(beside, "old"))
        new.rename(out)
    stamp.write_text(fingerprint(involved))
    return out


def run(command: list[str | Path], env: Mapping[str, str] | None = None) -> None:
    """Run a tool from the root of the repository; what it prints matters only if it fails."""
    result = subprocess.run(command, cwd=ROOT, env=env, text=True, capture_output=True)
    if result.returncode:
        print(result.stdout + result.stderr, file=sys.stderr)
        raise BuildError(f"{' '.join(map(str, command))} failed, for the reason printed above.")


def node(script: Path | str, *args: str | Path) -> list[str | Path]:
    """The command that runs a script by Node."""
    return [which("node") or "node", script, *args]
