"""The standard library and the wheels packed anew: what the page imports of them, as bytecode.

That is a third of what they hold, and nothing is left to compile when the page opens: Python
starts in a third of the time. The wheels stay wheels, which the lock names with their hashes.
"""

import json
import shutil
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from build.python import stubs
from build.python.fetch import PYODIDE
from build.python.stubs import stubbed
from build.steps import CACHE, ROOT, BuildError, doing, node, run, sha256, step
from build.trimming import networks
from digitnet import weights

WEIGHTS = ROOT / "web" / "public" / "model" / "weights.json"
TRIMMING = ROOT / "build" / "trimming"
SCRIPT = TRIMMING / "trace.mjs"
WORKLOAD = [TRIMMING / name for name in ("workload.mjs", "cycles.py")]
TRACING = [TRIMMING / name for name in ("tracer.py", "networks.py")]
PACKING = [Path(__file__).with_name(name) for name in ("bytecode.py", "stubs.py")]
LIBRARY = PYODIDE / "python_stdlib.zip"
TRACE = "trace.json"
INPUTS = [WEIGHTS, SCRIPT, *WORKLOAD, *TRACING, *PACKING, PYODIDE / "package.json", Path(__file__)]


def packed(lock: Path, wheels: Iterable[Path]) -> Path:
    """The folder with python_stdlib.zip, the wheels under their old names, and their lock.

    And trace.json: which modules these are, and which functions of them the page calls.
    """
    return step(
        CACHE / "packed", [lock, *wheels, *INPUTS], lambda folder: make(lock, wheels, folder)
    )


def make(lock: Path, wheels: Iterable[Path], folder: Path) -> None:
    with TemporaryDirectory(dir=CACHE) as place:
        library, packages, others, bytecode = (
            Path(place, name) for name in (LIBRARY.name, "site-packages", "networks", "bytecode")
        )
        bytecode.mkdir()
        others.mkdir()
        networks.write(others)
        with ZipFile(library, "w") as zipped:
            for name, content in stubbed(LIBRARY, stubs.LIBRARY, stubs.MISSING):
                zipped.writestr(name, content)
        for wheel in wheels:
            unpack(wheel, packages)
        ship(packages / "digitnet" / "shipped")
        with doing("Asking Python all that the page ever asks, to see what that needs"):
            run(node(SCRIPT, library, packages, lock, WEIGHTS, others, bytecode))
        shutil.copytree(
            packages / "digitnet" / "shipped", bytecode / "site-packages/digitnet/shipped"
        )
        for wheel in wheels:
            name = wheel.name.split("-")[0]
            archive(folder / wheel.name, bytecode / "site-packages", f"{name}/**/*")
        archive(folder / LIBRARY.name, bytecode / "library", "**/*")
        shutil.copyfile(bytecode / TRACE, folder / TRACE)
    relock(lock, folder)


def unpack(wheel: Path, folder: Path) -> None:
    of_numpy = stubs.NUMPY if wheel.name.startswith("numpy-") else {}
    for name, content in stubbed(wheel, of_numpy):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def ship(folder: Path) -> None:
    """The network of weights.json in a form that takes no time to read."""
    folder.mkdir()
    network, settings = weights.load(WEIGHTS)
    weights.save_pickle(folder / "weights.pkl", network)
    (folder / "settings.json").write_text(json.dumps(asdict(settings)))


def archive(file: Path, root: Path, pattern: str) -> None:
    """Zip these files; the same files always give the same bytes."""
    paths = sorted(path for path in root.glob(pattern) if path.is_file())
    if not paths:
        raise BuildError(f"Nothing was imported of what {file.name} is to hold: see bytecode.py.")
    with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=9) as zipped:
        for path in paths:
            name = ZipInfo(path.relative_to(root).as_posix())
            # Weights do not shrink, and would take time to unpack.
            kind = ZIP_STORED if path.suffix == ".pkl" else ZIP_DEFLATED
            zipped.writestr(name, path.read_bytes(), kind)


def relock(lock: Path, folder: Path) -> None:
    """The same lock for the new wheels: only the hashes are others."""
    locked = json.loads(lock.read_text())
    for package in locked["packages"].values():
        package["sha256"] = sha256(folder / package["file_name"])
    (folder / lock.name).write_text(json.dumps(locked, indent=2))
