"""What the page begins from: a snapshot of Python ready to read, and the code that it still calls.

Names that nobody asks for go first, and the snapshot is taken. Then all that the page may ask is
asked of it, by code that marks each function as it is called. What bears no mark is put into files
of its own, which are fetched when they are called after all (split.py).
"""

import json
import shutil
from itertools import accumulate, pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from build import names
from build.instrument import functions, instrumented
from build.split import split
from build.steps import CACHE, ROOT, BuildError, doing, node, run, step
from build.wheels import PYODIDE

HERE = Path(__file__).parent
SNAPSHOT, CALLS = (HERE / name for name in ("snapshot.mjs", "calls.mjs"))
SCRIPTS = [
    HERE / name
    for name in (
        *("rehearsal.mjs", "garbage.py", "only.py", "names.py"),
        *("wasm.py", "instrument.py", "split.py"),
    )
]
SHARED = [
    ROOT / "web/src/engine" / name for name in ("snapshot.mjs", "identity.mjs", "instances.mjs")
]
LOADER, SCRIPT, INTERPRETER = "pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm"
LOCK, NUMPY = "pyodide-lock.json", "numpy.wasm"
DEFERRED = ".deferred.wasm"
"""How the names end of what is fetched later, if ever."""
INPUTS = [SNAPSHOT, CALLS, *SCRIPTS, *SHARED, PYODIDE / "package.json", Path(__file__)]

FIRST_MARK = 512 << 20
"""The address of the first mark: above all that a rehearsal uses."""


def quick(cut: Path, weights: Path) -> Path:
    """The folder with script, interpreter, NumPy and snapshot, made of the cut files."""
    return step(CACHE / "quick", [cut, weights, *INPUTS], lambda out: make(cut, weights, out))


def compiled_part(cut: Path) -> str:
    """Where Python looks for NumPy's compiled part: the only one there may be."""
    parts = [name for wheel in cut.glob("*.whl") for name in ZipFile(wheel).namelist()]
    compiled = [name for name in parts if name.endswith(".so")]
    if len(compiled) != 1:
        raise BuildError(f"A snapshot can be taken with one compiled part, not {len(compiled)}.")
    lock = json.loads((cut / LOCK).read_text(encoding="utf-8"))
    major, minor, _ = lock["info"]["python"].split(".")
    return f"/lib/python{major}.{minor}/site-packages/{compiled[0]}"


def make(cut: Path, weights: Path, folder: Path) -> None:
    snapshot = folder / "snapshot.bin"
    with TemporaryDirectory(dir=CACHE) as name:
        place = Path(name)
        with doing("Starting Python once, and keeping what its memory then holds"):
            take(cut, place, snapshot)
        modules = {name: (place / name).read_bytes() for name in (INTERPRETER, NUMPY)}
        given: list[Path | str] = [cut / LOCK, snapshot, weights, compiled_part(cut)]
        with doing("Asking all of it again, to see which functions of the interpreter are called"):
            marks = rehearse(modules, place, given)
        shutil.copyfile(place / SCRIPT, folder / SCRIPT)
    with doing("Putting the others aside"):
        for file, module in modules.items():
            later = file.replace(".wasm", DEFERRED)
            for name, half in zip((file, later), split(module, marks[file], later), strict=True):
                (folder / name).write_bytes(half)


def take(cut: Path, place: Path, snapshot: Path) -> None:
    """Lay out in `place` what Python begins with, and take the snapshot of it."""
    packages = place / "site-packages"
    (place / NUMPY).write_bytes(unpack(cut, packages))
    narrow(place)
    files = [cut / name for name in ("python_stdlib.zip", LOCK, "rehearsed.json")]
    run(node(SNAPSHOT, place, packages, *files, compiled_part(cut), snapshot))


def narrow(place: Path) -> None:
    """Lay the script and the interpreter beside NumPy, with the names that are asked for."""
    callers = [PYODIDE / LOADER, SNAPSHOT, *SHARED]
    script = names.narrowed_script(
        (PYODIDE / SCRIPT).read_text(encoding="utf-8"),
        "".join(caller.read_text(encoding="utf-8") for caller in callers),
    )
    (place / SCRIPT).write_text(script, encoding="utf-8")
    whole, library = (PYODIDE / INTERPRETER).read_bytes(), (place / NUMPY).read_bytes()
    (place / INTERPRETER).write_bytes(names.narrowed_module(whole, script, library))


def rehearse(modules: dict[str, bytes], place: Path, given: list[Path | str]) -> dict[str, bytes]:
    """Each module's marks, a 1 for every function that is called."""
    folder, calls = place / "marked", place / "calls"
    folder.mkdir()
    shutil.copyfile(place / SCRIPT, folder / SCRIPT)
    counts = [functions(module) for module in modules.values()]
    ends = list(accumulate(counts, initial=0))
    for (file, module), before in zip(modules.items(), ends, strict=False):
        (folder / file).write_bytes(instrumented(module, FIRST_MARK + before))
    run(node(CALLS, folder, *given, str(FIRST_MARK), str(ends[-1]), calls))
    marks = calls.read_bytes()
    return {
        file: marks[begin:end] for file, (begin, end) in zip(modules, pairwise(ends), strict=True)
    }


def unpack(cut: Path, packages: Path) -> bytes:
    """Unpack the wheels but for the compiled part, which is given back.

    An empty file stands for it: Python only looks whether it is there, since it is loaded before.
    """
    for wheel in cut.glob("*.whl"):
        with ZipFile(wheel) as files:
            files.extractall(packages)
    [compiled] = packages.rglob("*.so")
    content = compiled.read_bytes()
    compiled.write_bytes(b"")
    return content
