"""Modules that Pyodide and NumPy import, and the page never uses: hollow ones stand in for them.

Half of the start would go into them: an event loop, an installer of packages, signatures and
docstrings for hundreds of functions, types, polynomials, files of arrays. rehearse.mjs runs all
that the page asks of Python with the hollow ones in place, so a build whose Python needs one of
them fails, and the tests compare the answers with CPython's.
"""

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

# Any name can be imported from it, and says what it is when it is called.
ABSENT = """
def __getattr__(name):
    if name == "__all__":
        return []
    if name.startswith("__"):
        raise AttributeError(name)
    def absent(*_, **__):
        raise NotImplementedError(f"{__name__}.{name} is left out: see build/hollow.py")
    return absent
"""

TYPES = """
class NDArray:
    def __class_getitem__(cls, item):
        return cls
ArrayLike = DTypeLike = NBitBase = object
"""

PYODIDE = {
    "asyncio": ABSENT,
    "pyodide.webloop": "def _initialize_event_loop(): pass",
    "pyodide._package_loader": """
import sys
class Place:
    def __init__(self, path):
        self.path = path
    def __str__(self):
        return self.path
SITE_PACKAGES = Place("/lib/python{}.{}/site-packages".format(*sys.version_info))
DSO_DIR = Place("/usr/lib")
def init_loaded_packages(): pass
""",
    "_pyodide.jsbind": ABSENT,
    "_pyodide.docstring": """
def get_cmeth_docstring(method): return ""
def dedent_docstring(docstring): return ""
""",
    "inspect": "def signature(function, **_): return None" + ABSENT,
}

NUMPY = {
    "numpy.typing": TYPES,
    "numpy._typing": TYPES,
    "numpy.ma": "def is_masked(array): return False\nisMaskedArray = is_masked",
    "numpy.linalg": "class LinAlgError(ValueError): pass" + ABSENT,
    **dict.fromkeys(
        [
            "numpy._core._add_newdocs",
            "numpy._core._add_newdocs_scalars",
            "numpy._core.memmap",
            "numpy._core.records",
            "numpy.lib._arrayterator_impl",
            "numpy.lib._datasource",
            "numpy.lib._format_impl",
            "numpy.lib._histograms_impl",
            "numpy.lib._iotools",
            "numpy.lib._nanfunctions_impl",
            "numpy.lib._npyio_impl",
            "numpy.lib._polynomial_impl",
            "numpy.lib._scimath_impl",
            "numpy.lib.format",
            "numpy.lib.introspect",
            "numpy.lib.npyio",
            "numpy.lib.scimath",
        ],
        ABSENT,
    ),
}

# Whoever imports these does without when they are missing.
MISSING = ["bz2", "compression", "ctypes", "lzma"]


def hollowed(archive: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of a zip, its modules hollow or missing where they are named above."""
    with ZipFile(archive) as files:
        names = {name for name in files.namelist() if not name.endswith("/")}
        hollow = {}
        for module, source in (PYODIDE | NUMPY).items():
            stem = module.replace(".", "/")
            package = f"{stem}/__init__.py" in names
            hollow[f"{stem}/__init__.py" if package else f"{stem}.py"] = source.encode()
        emptied = [name.removesuffix("__init__.py") for name in hollow if "__init__" in name]
        emptied += [f"{module}/" for module in MISSING]
        for name in sorted(names):
            if name in hollow:
                yield name, hollow[name]
            elif not name.startswith(tuple(emptied)) and name not in (f"{m}.py" for m in MISSING):
                yield name, files.read(name)
