"""The page and its python/ put together in dist/, for any static host."""

import shutil
from pathlib import Path

from build.python.folder import python_folder
from build.site.bundle import bundle
from build.site.model import checked
from build.site.precache import list_files
from build.steps import DIST, step


def build() -> None:
    """Make dist/, as far as what it depends on has changed."""
    checked()
    python = python_folder()
    page = bundle(python / "manifest.json")

    def put_together(site: Path) -> None:
        shutil.copytree(page, site, dirs_exist_ok=True)
        shutil.copytree(python, site / "python")
        list_files(site)

    step(DIST, [page, python], put_together, "Putting the site together")
    print("dist/ is ready.", flush=True)
