"""`python -m build`: puts the page and its python/ together into dist/, for any static host."""

import shutil
import sys
from pathlib import Path

from build.bundle import bundle
from build.offline import list_files
from build.runtime import python_folder
from build.steps import DIST, BuildError, step


def build() -> None:
    python = python_folder()
    page = bundle(python / "manifest.json")

    def put_together(site: Path) -> None:
        shutil.copytree(page, site, dirs_exist_ok=True)
        shutil.copytree(python, site / "python")
        list_files(site)

    step(DIST, [page, python], put_together)
    print("dist/ is ready.", flush=True)


try:
    build()
except BuildError as problem:
    sys.exit(str(problem))
