"""Modules that Pyodide and NumPy import, and the page never uses: stubs stand in for them.

Half of the start would go into them: an event loop, an installer of packages, signatures and
docstrings for hundreds of functions, types, polynomials, files of arrays. The workload asks all
that the page asks of Python with the stubs in place, so a build whose Python needs one of the
modules fails, and the tests compare the answers with CPython's.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from zipfile import ZipFile

from build.steps import BuildError

# Any name can be imported from it, and says what it is when it is called.
ABSENT = """
def __getattr__(name):
    if name == "__all__":
        return []
    if name.startswith("__"):
        raise AttributeError(name)
    def absent(*_, **__):
        raise NotImplementedError(f"{__name__}.{name} is left out: see build/python/stubs.py")
    return absent
"""

TYPES = """
class NDArray:
    def __class_getitem__(cls, item):
        return cls
ArrayLike = DTypeLike = NBitBase = object
"""

LIBRARY = {
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


def stubbed(
    archive: Path, stubs: Mapping[str, str], missing: Iterable[str] = ()
) -> Iterator[tuple[str, bytes]]:
    """Every file of a zip, with stubs in the place of these modules and without the missing ones.

    Raises BuildError when a module is not there in the first place: then the stub is of no use.
    """
    with ZipFile(archive) as files:
        names = sorted(name for name in files.namelist() if not name.endswith("/"))
        places = {place(module, names, archive): source for module, source in stubs.items()}
        gone = [place(module, names, archive) for module in missing]
        folders = tuple(
            name.removesuffix("__init__.py")
            for name in [*places, *gone]
            if name.endswith("/__init__.py")
        )
        for name in names:
            if name in places:
                yield name, places[name].encode()
            elif name not in gone and not name.startswith(folders):
                yield name, files.read(name)


def place(module: str, names: Collection[str], archive: Path) -> str:
    """The file of a module, or of a package its first one."""
    stem = module.replace(".", "/")
    for name in (f"{stem}/__init__.py", f"{stem}.py"):
        if name in names:
            return name
    raise BuildError(
        f"{archive.name} has no module {module}: take it out of {Path(__file__).name}."
    )
