"""The launcher says what is missing before it does anything."""

import os
import subprocess
from pathlib import Path
from shutil import which

import pytest

from build.steps import ROOT


def launch(path: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """Run the launcher where these programs alone are to be found."""
    return subprocess.run(
        [which("node") or "node", ROOT / "build" / "run.mjs", *args],
        env=os.environ | {"PATH": str(path)},
        capture_output=True,
        text=True,
    )


def test_no_python(tmp_path: Path) -> None:
    result = launch(tmp_path, "build")
    assert result.returncode == 1
    assert result.stderr == "Python 3.11 or newer is needed, and none was found: install it.\n"


@pytest.mark.skipif(os.name == "nt", reason="the stand-in for an old Python is a shell script")
def test_an_old_python(tmp_path: Path) -> None:
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\necho '[[3, 9, 6], \"/usr\"]'\n")
    old.chmod(0o755)
    result = launch(tmp_path, "build")
    assert result.returncode == 1
    assert "the one found is too old (3.9.6 in /usr)" in result.stderr


def test_an_unknown_command(tmp_path: Path) -> None:
    result = launch(tmp_path, "fly")
    assert result.returncode == 1
    commands = "bench:load, bench:picture, bench:reading, bench:startup, build, serve, test"
    assert result.stderr == f"Say one of: {commands}.\n"
