"""Run inside Pyodide by trimming/trace.mjs: writes every module imported so far as bytecode.

The standard library goes to /bytecode/library and the packages to /bytecode/site-packages.
/bytecode/trace.json tells which modules these are, and which functions tracer.py saw called.
"""

# ruff: noqa: E402
import sys

IMPORTED = list(sys.modules.values())  # before this script imports more

import json
import marshal
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from types import ModuleType

# Neither a date nor a hash to compare with a source, since none is there.
HEADER = MAGIC_NUMBER + bytes(12)


def write(module: ModuleType) -> None:
    spec = module.__spec__
    assert spec
    assert spec.origin
    origin = Path(spec.origin)
    root = max(Path(entry) for entry in sys.path if entry and origin.is_relative_to(entry))
    folder = "library" if root.suffix == ".zip" else root.name
    place = Path("/bytecode", folder, origin.relative_to(root))
    place.parent.mkdir(parents=True, exist_ok=True)
    if origin.suffix == ".so":
        place.write_bytes(origin.read_bytes())
    else:
        source = spec.loader.get_source(spec.name)  # type: ignore[union-attr]
        place.with_suffix(".pyc").write_bytes(bytecode(source, place.name))


def bytecode(source: str, name: str) -> bytes:
    """Level 2 leaves out docstrings, which are half of NumPy."""
    return HEADER + marshal.dumps(compile(source, name, "exec", dont_inherit=True, optimize=2))


# The others are built into the interpreter.
from_files = [each for each in IMPORTED if each.__spec__ and each.__spec__.has_location]
for module in from_files:
    write(module)
trace = {
    "modules": [module.__name__ for module in from_files],
    "functions": called(),  # type: ignore[name-defined]  # noqa: F821
}
Path("/bytecode/trace.json").write_text(json.dumps(trace))
