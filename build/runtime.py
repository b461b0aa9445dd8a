"""All that Pyodide loads in the page: its core, NumPy's wheel, ours, and the lock naming them."""

import json
import shutil
from pathlib import Path

from build.steps import CACHE, node, run, sha256, step
from build.wheel import digitnet_wheel
from build.wheels import PYODIDE, pyodide_wheels

CORE = ["pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip"]
FREEZE = Path(__file__).with_name("freeze.mjs")


def python_folder() -> Path:
    """The site's python/: the runtime's files and manifest.json, which lists them."""
    files = runtime_files()
    return step(CACHE / "python", [*files, Path(__file__)], lambda folder: gather(files, folder))


def runtime_files() -> list[Path]:
    ours = digitnet_wheel()
    wheels = pyodide_wheels("numpy", "micropip")
    lock = lock_file(ours, wheels)
    packages = json.loads(lock.read_text(encoding="utf-8"))["packages"].values()
    names = [package["file_name"] for package in packages]
    return [
        *(PYODIDE / name for name in CORE),
        lock,
        *(ours if name == ours.name else wheels / name for name in names),
    ]


def lock_file(ours: Path, wheels: Path) -> Path:
    def freeze(folder: Path) -> None:
        run(node(FREEZE, ours, wheels, folder / "pyodide-lock.json"))

    inputs = [ours, wheels, PYODIDE / "package.json", FREEZE]
    return step(CACHE / "lock", inputs, freeze) / "pyodide-lock.json"


def gather(files: list[Path], folder: Path) -> None:
    for file in files:
        shutil.copyfile(file, folder / file.name)
    entries = [
        {"name": file.name, "bytes": file.stat().st_size, "sha256": sha256(file)} for file in files
    ]
    (folder / "manifest.json").write_text(json.dumps({"files": entries}, indent=2))
