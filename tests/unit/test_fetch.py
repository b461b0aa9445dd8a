"""Pyodide's wheels come from whichever source has the true ones, and from none otherwise."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from build.python import fetch as fetching
from build.python.fetch import PYODIDE, Source, fetch, from_cdn, pinned
from build.serve import serve
from build.steps import BuildError

TRUE = b"the wheel"
WANTED = {"a.whl": hashlib.sha256(TRUE).hexdigest()}


def blocked(names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """a blocked host"""
    raise OSError("no way through")


def tampered(names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """a proxy"""
    return ((name, b"<html>This site is blocked</html>") for name in names)


def honest(names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """an honest host"""
    return ((name, TRUE) for name in names)


@pytest.mark.parametrize("first", [blocked, tampered])
def test_the_second_source_takes_over(tmp_path: Path, first: Source) -> None:
    folder = fetch(WANTED, tmp_path / "wheels", [first, honest])
    assert (folder / "a.whl").read_bytes() == TRUE


def test_the_cdn_is_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cdn = tmp_path / "cdn"
    cdn.mkdir()
    (cdn / "a.whl").write_bytes(TRUE)
    with serve(cdn) as url:
        monkeypatch.setattr(fetching, "CDN", url + "{name}")
        folder = fetch(WANTED, tmp_path / "wheels", [from_cdn, blocked])
    assert (folder / "a.whl").read_bytes() == TRUE


def test_nothing_is_fetched_twice(tmp_path: Path) -> None:
    fetch(WANTED, tmp_path, [honest])
    fetch(WANTED, tmp_path, [blocked])


def test_a_damaged_file_is_fetched_again(tmp_path: Path) -> None:
    (tmp_path / "a.whl").write_bytes(b"damaged")
    fetch(WANTED, tmp_path, [honest])
    assert (tmp_path / "a.whl").read_bytes() == TRUE


def test_the_pinned_numpy_is_built_for_the_pinned_pyodide() -> None:
    """They are pinned apart, so one can be taken over without the other."""
    lock = json.loads((PYODIDE / "pyodide-lock.json").read_text())
    for package in pinned()["packages"].values():
        tag = package["file_name"].removesuffix(".whl").split("-")[-1]
        assert tag in ("any", f"pyemscripten_{lock['info']['abi_version']}_wasm32")


def test_when_all_fail_the_reasons_are_told_and_nothing_is_kept(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match=r"a\.whl.*a blocked host: no way.*a proxy: a\.whl is not"):
        fetch(WANTED, tmp_path, [blocked, tampered])
    assert not list(tmp_path.iterdir())
