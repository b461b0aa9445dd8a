"""The site's python/: all that Pyodide loads in the page, in a folder named after what it holds.

Whoever has the page of one version has that version's Python, however the site changes meanwhile.
"""

import json
import shutil
from pathlib import Path

from build.python.fetch import PINNED, PYODIDE, pyodide_lock, pyodide_wheels
from build.python.pack import TRACE, WEIGHTS, packed
from build.python.snapshot import DEFERRED, compiled_part, quick
from build.python.wheel import digitnet_wheel
from build.steps import CACHE, fingerprint, integrity, node, run, step

SCRIPT, INTERPRETER = (PYODIDE / name for name in ("pyodide.asm.mjs", "pyodide.asm.wasm"))
LOCK = "pyodide-lock.json"
GATHERING = "Gathering the page's Python"
FREEZE = Path(__file__).with_name("freeze.mjs")


def python_folder() -> Path:
    """python/: the version's folder, and manifest.json, which names it and lists its files."""
    whole = packed_files()
    fast = quick(whole, WEIGHTS)
    inputs = [SCRIPT, INTERPRETER, whole, fast, Path(__file__)]
    return step(CACHE / "python", inputs, lambda folder: gather(whole, fast, folder), GATHERING)


def packed_files() -> Path:
    ours = digitnet_wheel()
    wheels = pyodide_wheels()
    lock = lock_file(ours, wheels)
    packages = json.loads(lock.read_text(encoding="utf-8"))["packages"].values()
    names = [package["file_name"] for package in packages]
    return packed(lock, [ours if name == ours.name else wheels / name for name in names])


def lock_file(ours: Path, wheels: Path) -> Path:
    def freeze(folder: Path) -> None:
        (folder / LOCK).write_text(json.dumps(pyodide_lock()))
        run(node(FREEZE, ours, wheels, folder / LOCK))

    inputs = [ours, wheels, PYODIDE / "package.json", PINNED, FREEZE]
    return step(CACHE / "lock", inputs, freeze, "Asking Pyodide what to load beside it") / LOCK


def gather(whole: Path, fast: Path, folder: Path) -> None:
    """Lay out the version's files, those to begin from quickly in a folder of their own.

    Scripts end in .js there: many hosts know no .mjs, and browsers run no module without its type.
    """
    packages = {file.name: file for file in sorted(whole.iterdir()) if file.name != TRACE}
    common = {LOCK: packages.pop(LOCK)}
    begin = {f"quick/{served(file)}": file for file in sorted(fast.iterdir())}
    later = {name: begin.pop(name) for name in list(begin) if name.endswith(DEFERRED)}
    kinds = {
        "quick": common | begin,
        "deferred": later,
        "whole": common | {served(file): file for file in (SCRIPT, INTERPRETER)} | packages,
    }
    files = {name: file for kind in kinds.values() for name, file in kind.items()}
    version = fingerprint(files.values())[:12]
    (folder / version / "quick").mkdir(parents=True)
    for name, file in files.items():
        shutil.copyfile(file, folder / version / name)
    manifest = {"version": version, "library": compiled_part(whole)} | {
        kind: entries(files) for kind, files in kinds.items()
    }
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=2))


def served(file: Path) -> str:
    return file.name.replace(".mjs", ".js")


def entries(files: dict[str, Path]) -> list[dict[str, str | int]]:
    return [
        {"name": name, "bytes": file.stat().st_size, "integrity": integrity(file)}
        for name, file in files.items()
    ]
