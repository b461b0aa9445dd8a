"""The site's python/: all that Pyodide loads in the page, in a folder named after what it holds.

Whoever has the page of one version has that version's Python, however the site changes meanwhile.
"""

import json
import shutil
from pathlib import Path

from build.cut import cut
from build.steps import CACHE, fingerprint, integrity, node, run, step
from build.wheel import digitnet_wheel
from build.wheels import PYODIDE, pyodide_wheels

CORE = ["pyodide.asm.mjs", "pyodide.asm.wasm"]
FREEZE = Path(__file__).with_name("freeze.mjs")


def python_folder() -> Path:
    """python/: the version's folder, and manifest.json, which names it and lists its files."""
    files = runtime_files()
    return step(CACHE / "python", [*files, Path(__file__)], lambda folder: gather(files, folder))


def runtime_files() -> list[Path]:
    ours = digitnet_wheel()
    wheels = pyodide_wheels("numpy", "micropip")
    lock = lock_file(ours, wheels)
    packages = json.loads(lock.read_text(encoding="utf-8"))["packages"].values()
    names = [package["file_name"] for package in packages]
    locked = [ours if name == ours.name else wheels / name for name in names]
    return [*(PYODIDE / name for name in CORE), *sorted(cut(lock, locked).iterdir())]


def lock_file(ours: Path, wheels: Path) -> Path:
    def freeze(folder: Path) -> None:
        run(node(FREEZE, ours, wheels, folder / "pyodide-lock.json"))

    inputs = [ours, wheels, PYODIDE / "package.json", FREEZE]
    return step(CACHE / "lock", inputs, freeze) / "pyodide-lock.json"


def gather(files: list[Path], folder: Path) -> None:
    version = fingerprint(files)[:12]
    (folder / version).mkdir()
    for file in files:
        shutil.copyfile(file, folder / version / file.name)
    entries = [
        {"name": file.name, "bytes": file.stat().st_size, "integrity": integrity(file)}
        for file in files
    ]
    manifest = {"version": version, "files": entries}
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=2))
