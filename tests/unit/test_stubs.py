"""Stubs stand where modules stood, and nowhere else."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from build.python.stubs import ABSENT, stubbed
from build.steps import BuildError

FILES = ["a/__init__.py", "a/inner.py", "a/deep/__init__.py", "a.pyi", "b.py", "bc.py", "c/d.py"]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    with ZipFile(tmp_path / "library.zip", "w") as zipped:
        for name in FILES:
            zipped.writestr(name, name)
    return tmp_path / "library.zip"


def test_a_stub_takes_the_place_of_a_module_or_of_a_whole_package(archive: Path) -> None:
    found = dict(stubbed(archive, {"a": "one", "c.d": "other"}))
    assert found == {
        "a/__init__.py": b"one",
        "a.pyi": b"a.pyi",
        "b.py": b"b.py",
        "bc.py": b"bc.py",
        "c/d.py": b"other",
    }


def test_what_is_missing_is_left_out_with_all_that_is_in_it(archive: Path) -> None:
    assert list(dict(stubbed(archive, {}, ["a", "b"]))) == ["a.pyi", "bc.py", "c/d.py"]


@pytest.mark.parametrize(("stubs", "missing"), [({"gone": ""}, []), ({}, ["gone"])])
def test_a_module_that_is_not_there_is_named(
    archive: Path, stubs: dict[str, str], missing: list[str]
) -> None:
    with pytest.raises(BuildError, match=r"library\.zip has no module gone"):
        list(stubbed(archive, stubs, missing))


def test_a_stub_says_what_it_is_when_it_is_called() -> None:
    names: dict[str, object] = {"__name__": "asyncio"}
    exec(ABSENT, names)
    find = names["__getattr__"]
    assert callable(find)
    with pytest.raises(NotImplementedError, match=r"asyncio\.sleep is left out"):
        find("sleep")(1)
