"""What the page begins from: a snapshot of Python ready to read, and the code that it still calls.

Exports that nobody asks for go first, and the snapshot is taken. Then the workload tells which
functions are called from there on, and the others are put into files of their own, which are
fetched when they are called after all.
"""

import json
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from build.python.fetch import PYODIDE
from build.python.pack import TRACE, TRIMMING, WORKLOAD
from build.steps import CACHE, ROOT, BuildError, doing, node, run, step
from build.trimming import exports, profile
from build.trimming.split import split

SNAPSHOT = Path(__file__).with_name("snapshot.mjs")
TRIMMERS = [
    TRIMMING / name
    for name in ("strip.py", "exports.py", "profile.py", "profile.mjs", "split.py", "wasm.py")
]
SHARED = [
    ROOT / "web/src/engine" / name for name in ("snapshot.mjs", "identity.mjs", "instances.mjs")
]
LOADER, SCRIPT, INTERPRETER = "pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm"
LIBRARY, LOCK, NUMPY = "python_stdlib.zip", "pyodide-lock.json", "numpy.wasm"
DEFERRED = ".deferred.wasm"
"""How the names end of what is fetched later, if ever."""
INPUTS = [SNAPSHOT, *TRIMMERS, *WORKLOAD, *SHARED, PYODIDE / "package.json", Path(__file__)]


def quick(packed: Path, weights: Path) -> Path:
    """The folder with script, interpreter, NumPy and snapshot, made of the packed files."""
    return step(CACHE / "quick", [packed, weights, *INPUTS], lambda out: make(packed, weights, out))


def compiled_part(packed: Path) -> str:
    """Where Python looks for NumPy's compiled part: the only one there may be."""
    parts = [name for wheel in packed.glob("*.whl") for name in ZipFile(wheel).namelist()]
    compiled = [name for name in parts if name.endswith(".so")]
    if len(compiled) != 1:
        raise BuildError(f"A snapshot can be taken with one compiled part, not {len(compiled)}.")
    lock = json.loads((packed / LOCK).read_text(encoding="utf-8"))
    major, minor, _ = lock["info"]["python"].split(".")
    return f"/lib/python{major}.{minor}/site-packages/{compiled[0]}"


def make(packed: Path, weights: Path, folder: Path) -> None:
    snapshot = folder / "snapshot.bin"
    with TemporaryDirectory(dir=CACHE) as name:
        place = Path(name)
        with doing("Starting Python once, and keeping what its memory then holds"):
            take(packed, place, snapshot)
        modules = {name: (place / name).read_bytes() for name in (INTERPRETER, NUMPY)}
        given: list[Path | str] = [packed / LOCK, snapshot, weights, compiled_part(packed)]
        with doing("Asking all of it again, to see which functions of the interpreter are called"):
            called = profile.called(modules, place / SCRIPT, given)
        shutil.copyfile(place / SCRIPT, folder / SCRIPT)
    for file, module in modules.items():
        later = file.replace(".wasm", DEFERRED)
        for name, half in zip((file, later), split(module, called[file], later), strict=True):
            (folder / name).write_bytes(half)


def take(packed: Path, place: Path, snapshot: Path) -> None:
    """Lay out in `place` what Python begins with, and take the snapshot of it."""
    packages = place / "site-packages"
    library = unpack(packed, packages)
    (place / NUMPY).write_bytes(library)
    callers = [PYODIDE / LOADER, SNAPSHOT, *SHARED]
    script = exports.narrowed_script(
        (PYODIDE / SCRIPT).read_text(encoding="utf-8"),
        "".join(caller.read_text(encoding="utf-8") for caller in callers),
    )
    (place / SCRIPT).write_text(script, encoding="utf-8")
    interpreter = exports.narrowed_module((PYODIDE / INTERPRETER).read_bytes(), script, library)
    (place / INTERPRETER).write_bytes(interpreter)
    files = [packed / name for name in (LIBRARY, LOCK, TRACE)]
    run(node(SNAPSHOT, place, packages, *files, compiled_part(packed), snapshot))


def unpack(packed: Path, packages: Path) -> bytes:
    """Unpack the wheels but for the compiled part, which is given back.

    An empty file stands for it: Python only looks whether it is there, since it is loaded before.
    """
    for wheel in packed.glob("*.whl"):
        with ZipFile(wheel) as files:
            files.extractall(packages)
    [compiled] = packages.rglob("*.so")
    content = compiled.read_bytes()
    compiled.write_bytes(b"")
    return content
