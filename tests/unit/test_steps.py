"""A build step does its work when it must, and only then."""

from collections.abc import Callable
from pathlib import Path

import pytest

from build import steps


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(steps, "CACHE", tmp_path / "cache")
    source = tmp_path / "source"
    source.write_text("first")
    return source


def copying(source: Path) -> tuple[Callable[[], Path], list[str]]:
    """A step that copies the source into out/, and the list of what it copied so far."""
    copied: list[str] = []

    def make(folder: Path) -> None:
        copied.append(source.read_text())
        (folder / "copy").write_text(source.read_text())

    return lambda: steps.step(source.with_name("out"), [source], make), copied


def test_nothing_is_made_twice(source: Path) -> None:
    take, copied = copying(source)
    assert (take() / "copy").read_text() == "first"
    take()
    assert copied == ["first"]


def test_a_changed_input_is_noticed(source: Path) -> None:
    take, copied = copying(source)
    take()
    source.write_text("second")
    assert (take() / "copy").read_text() == "second"
    assert copied == ["first", "second"]


def test_a_damaged_output_is_made_anew(source: Path) -> None:
    take, _ = copying(source)
    (take() / "copy").write_text("damaged")
    assert (take() / "copy").read_text() == "first"


def test_a_failure_leaves_the_last_good_output(source: Path) -> None:
    take, _ = copying(source)
    out = take()
    source.unlink()
    with pytest.raises(FileNotFoundError):
        take()
    assert [file.read_text() for file in out.iterdir()] == ["first"]
    assert not [path for path in steps.CACHE.iterdir() if path.is_dir()]
