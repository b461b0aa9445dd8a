"""What the page begins from: a snapshot of Python ready to read, and the code that it still calls.

The snapshot comes first; then all that the page may ask is asked of it, by code that marks each
function as it is called; what bears no mark is left out. Whatever lacks something after all stops
there, and the page begins again with the whole, so both lie in dist/.
"""

from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from build import wasm
from build.steps import CACHE, ROOT, BuildError, node, run, step
from build.wheels import PYODIDE

HERE = Path(__file__).parent
SNAPSHOT, CALLS, REHEARSAL, ONLY, WASM = (
    HERE / name for name in ("snapshot.mjs", "calls.mjs", "rehearsal.mjs", "only.py", "wasm.py")
)
SHARED = [ROOT / "web/src/engine" / name for name in ("snapshot.mjs", "identity.mjs")]
INTERPRETER = "pyodide.asm.wasm"
INPUTS = [SNAPSHOT, CALLS, REHEARSAL, ONLY, WASM, *SHARED, PYODIDE / "package.json", Path(__file__)]

FIRST_MARK = 512 << 20
"""The address of the first mark: above all that a rehearsal uses."""


def quick(cut: Path, weights: Path) -> Path:
    """The folder with pyodide.asm.wasm, numpy.wasm and snapshot.bin, made of the cut files."""
    return step(CACHE / "quick", [cut, weights, *INPUTS], lambda out: make(cut, weights, out))


def make(cut: Path, weights: Path, folder: Path) -> None:
    lock = cut / "pyodide-lock.json"
    snapshot = folder / "snapshot.bin"
    with TemporaryDirectory(dir=CACHE) as name:
        place = Path(name)
        numpy = place / "numpy.wasm"
        numpy.write_bytes(unpack(cut, place / "site-packages"))
        library, rehearsed = cut / "python_stdlib.zip", cut / "rehearsed.json"
        run(node(SNAPSHOT, library, place / "site-packages", lock, numpy, rehearsed, snapshot))

        modules = [(PYODIDE / INTERPRETER).read_bytes(), numpy.read_bytes()]
        counts = [wasm.functions(module) for module in modules]
        firsts = [FIRST_MARK, FIRST_MARK + counts[0]]
        files = [place / INTERPRETER, place / "numpy-marked.wasm"]
        for file, module, first in zip(files, modules, firsts, strict=True):
            file.write_bytes(wasm.marked(module, first))
        calls = place / "calls"
        marks = [str(FIRST_MARK), str(sum(counts))]
        run(node(CALLS, place, lock, files[1], snapshot, weights, *marks, calls))

        marked = calls.read_bytes()
        kept = [marked[: counts[0]], marked[counts[0] :]]
        for target, module, mark in zip((INTERPRETER, numpy.name), modules, kept, strict=True):
            (folder / target).write_bytes(wasm.cut_to(module, mark))


def unpack(cut: Path, packages: Path) -> bytes:
    """Unpack the wheels but for the one compiled part there is, which is given back.

    An empty file stands for it: Python only looks whether it is there, since it is loaded before.
    """
    for wheel in cut.glob("*.whl"):
        with ZipFile(wheel) as files:
            files.extractall(packages)
    compiled = list(packages.rglob("*.so"))
    if len(compiled) != 1:
        raise BuildError(f"A snapshot can be taken with one compiled part, not {len(compiled)}.")
    content = compiled[0].read_bytes()
    compiled[0].write_bytes(b"")
    return content
