"""What lies in dist/ is what the page counts on."""

import gzip
import hashlib
import json
import re
from base64 import b64encode
from collections.abc import Iterator
from inspect import isfunction
from pathlib import Path
from zipfile import ZipFile

import pytest

from build.python import snapshot, wheel
from build.steps import CACHE, DIST, ROOT, sha256
from digitnet import page

PYTHON = DIST / "python"

pytestmark = pytest.mark.usefixtures("site")


def test_the_manifest_lists_every_file_truly() -> None:
    manifest = json.loads((PYTHON / "manifest.json").read_text())
    folder = PYTHON / manifest["version"]
    listed = [*manifest["quick"], *manifest["deferred"], *manifest["whole"]]
    assert {folder / entry["name"] for entry in listed} == {
        file for file in folder.rglob("*") if file.is_file()
    }
    for entry in listed:
        content = (folder / entry["name"]).read_bytes()
        assert entry["bytes"] == len(content)
        digest = b64encode(hashlib.sha256(content).digest()).decode()
        assert entry["integrity"] == f"sha256-{digest}"


def test_the_lock_names_our_packages_alone_each_beside_it() -> None:
    [file] = PYTHON.glob("*/pyodide-lock.json")
    packages = json.loads(file.read_text())["packages"]
    assert set(packages) == {"digitnet", "numpy"}
    for package in packages.values():
        content = file.with_name(package["file_name"]).read_bytes()
        assert package["sha256"] == hashlib.sha256(content).hexdigest()


def test_python_comes_as_bytecode_with_its_compiled_parts_and_the_network() -> None:
    names: set[str] = set()
    for file in [*PYTHON.glob("*/*.zip"), *PYTHON.glob("*/*.whl")]:
        names |= set(ZipFile(file).namelist())
    assert {"json/__init__.pyc", "numpy/__init__.pyc", "digitnet/shipped/weights.pkl"} <= names
    assert not [name for name in names if name.endswith(".py")]


def test_all_that_the_page_can_ask_of_python_is_in_the_workload() -> None:
    workload = (ROOT / "build/trimming/workload.mjs").read_text()
    doors = [name for name, door in vars(page).items() if door_of_page(name, door)]
    assert len(doors) >= 5
    assert not [name for name in doors if f"page.{name}(" not in workload]


def door_of_page(name: str, door: object) -> bool:
    return isfunction(door) and door.__module__ == page.__name__ and not name.startswith("_")


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


def test_the_same_files_give_the_same_snapshot(tmp_path: Path) -> None:
    again = tmp_path / "snapshot.bin"
    snapshot.take(CACHE / "packed", tmp_path, again)
    [shipped] = PYTHON.glob("*/quick/snapshot.bin")
    assert again.read_bytes() == shipped.read_bytes()


def test_nothing_names_the_folder_in_which_it_was_built() -> None:
    """So that a build is the same from any folder, and tells nothing of its builder."""
    for file in DIST.rglob("*"):
        if file.is_file():
            assert not any(str(ROOT).encode() in part for part in contents(file)), file


def contents(file: Path) -> Iterator[bytes]:
    """What a file holds, packed or not."""
    if file.suffix in (".whl", ".zip"):
        with ZipFile(file) as packed:
            yield from map(packed.read, packed.namelist())
    elif file.name == "snapshot.bin":
        yield gzip.decompress(file.read_bytes())
    else:
        yield file.read_bytes()


def test_the_pages_script_and_style_carry_their_hashes() -> None:
    index = (DIST / "index.html").read_text()
    found = dict(re.findall(r'"\./(assets/[^"]+)" integrity="sha256-([^"]+)"', index))
    assert {Path(name).suffix for name in found} == {".js", ".css"}
    for name, digest in found.items():
        content = (DIST / name).read_bytes()
        assert digest == b64encode(hashlib.sha256(content).digest()).decode()


def test_no_script_has_a_name_that_hosts_do_not_know() -> None:
    assert not list(DIST.rglob("*.mjs"))


def test_what_is_fetched_late_is_named_after_what_it_holds() -> None:
    late = [*DIST.glob("samples/*"), *DIST.glob("model/training*")]
    assert len(late) == 3
    for file in late:
        assert file.stem.endswith(f"-{sha256(file)[:12]}")


def test_the_style_asks_for_no_colours_that_older_browsers_lack() -> None:
    [style] = DIST.glob("assets/*.css")
    assert "light-dark(" not in style.read_text()
