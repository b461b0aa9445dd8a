"""What the page begins from: a snapshot of Python ready to read, and the code that it still calls.

The snapshot comes first; then all that the page may ask is asked of it, by code that marks each
function as it is called; what bears no mark is left out. Whatever lacks something after all stops
there, and the page begins again with the whole, so both lie in dist/.
"""

from itertools import accumulate, pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from build import wasm
from build.steps import CACHE, ROOT, BuildError, node, run, step
from build.wheels import PYODIDE

HERE = Path(__file__).parent
SNAPSHOT, CALLS, *SCRIPTS = (
    HERE / name
    for name in ("snapshot.mjs", "calls.mjs", "rehearsal.mjs", "garbage.py", "only.py", "wasm.py")
)
SHARED = [ROOT / "web/src/engine" / name for name in ("snapshot.mjs", "identity.mjs")]
INTERPRETER, LOCK = "pyodide.asm.wasm", "pyodide-lock.json"
INPUTS = [SNAPSHOT, CALLS, *SCRIPTS, *SHARED, PYODIDE / "package.json", Path(__file__)]

FIRST_MARK = 512 << 20
"""The address of the first mark: above all that a rehearsal uses."""


def quick(cut: Path, weights: Path) -> Path:
    """The folder with pyodide.asm.wasm, numpy.wasm and snapshot.bin, made of the cut files."""
    return step(CACHE / "quick", [cut, weights, *INPUTS], lambda out: make(cut, weights, out))


def make(cut: Path, weights: Path, folder: Path) -> None:
    snapshot = folder / "snapshot.bin"
    with TemporaryDirectory(dir=CACHE) as name:
        place = Path(name)
        numpy = take(cut, place, snapshot)
        modules = {
            INTERPRETER: (PYODIDE / INTERPRETER).read_bytes(),
            numpy.name: numpy.read_bytes(),
        }
        marks = rehearse(modules, place, [cut / LOCK, snapshot, weights])
    for file, module in modules.items():
        (folder / file).write_bytes(wasm.cut_to(module, marks[file]))


def take(cut: Path, place: Path, snapshot: Path) -> Path:
    """Take the snapshot; give NumPy's compiled part, laid out in `place` with all else."""
    numpy = place / "numpy.wasm"
    packages = place / "site-packages"
    numpy.write_bytes(unpack(cut, packages))
    library, rehearsed = cut / "python_stdlib.zip", cut / "rehearsed.json"
    run(node(SNAPSHOT, library, packages, cut / LOCK, numpy, rehearsed, snapshot))
    return numpy


def rehearse(modules: dict[str, bytes], place: Path, files: list[Path]) -> dict[str, bytes]:
    """Each module's marks, a 1 for every function that is called."""
    folder, calls = place / "marked", place / "calls"
    folder.mkdir()
    counts = [wasm.functions(module) for module in modules.values()]
    ends = list(accumulate(counts, initial=0))
    for (file, module), before in zip(modules.items(), ends, strict=False):
        (folder / file).write_bytes(wasm.marked(module, FIRST_MARK + before))
    run(node(CALLS, folder, *files, str(FIRST_MARK), str(ends[-1]), calls))
    marks = calls.read_bytes()
    return {
        file: marks[begin:end] for file, (begin, end) in zip(modules, pairwise(ends), strict=True)
    }


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
