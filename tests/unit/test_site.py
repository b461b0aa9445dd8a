"""What lies in dist/ is what the page counts on."""

import hashlib
import json
import re
from pathlib import Path

import pytest

from build import wheel
from build.steps import DIST, NODE_MODULES

PYTHON = DIST / "python"

pytestmark = pytest.mark.usefixtures("site")


def test_the_manifest_lists_every_file_truly() -> None:
    entries = json.loads((PYTHON / "manifest.json").read_text())["files"]
    assert {entry["name"] for entry in entries} | {"manifest.json"} == {
        file.name for file in PYTHON.iterdir()
    }
    for entry in entries:
        content = (PYTHON / entry["name"]).read_bytes()
        assert entry["bytes"] == len(content)
        assert entry["sha256"] == hashlib.sha256(content).hexdigest()


def test_the_lock_names_our_packages_alone_each_beside_it() -> None:
    lock = json.loads((PYTHON / "pyodide-lock.json").read_text())
    pyodides = json.loads((NODE_MODULES / "pyodide" / "pyodide-lock.json").read_text())
    assert set(lock["packages"]) == {"digitnet", "numpy"}
    assert lock["packages"]["numpy"] == pyodides["packages"]["numpy"]
    for package in lock["packages"].values():
        content = (PYTHON / package["file_name"]).read_bytes()
        assert package["sha256"] == hashlib.sha256(content).hexdigest()


def test_the_page_names_its_files_relative_to_itself() -> None:
    names = re.findall(r'(?:src|href)="([^"]+)"', (DIST / "index.html").read_text())
    assert names
    assert not [name for name in names if name.startswith("/")]


def test_the_same_sources_give_the_same_wheel(tmp_path: Path) -> None:
    contents = set()
    for name in ("once", "again"):
        folder = tmp_path / name
        folder.mkdir()
        wheel.make(folder)
        [made] = folder.glob("*.whl")
        contents.add(made.read_bytes())
    assert len(contents) == 1
