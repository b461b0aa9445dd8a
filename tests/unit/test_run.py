"""The launcher says what is missing before it does anything, and ends all that it began."""

import os
import signal
import subprocess
import sys
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
    benchmarks = "bench:load, bench:picture, bench:reading, bench:slow, bench:startup"
    commands = f"{benchmarks}, build, mutants, serve, test"
    assert result.stderr == f"Say one of: {commands}.\n"


MODULE = """
import subprocess, sys
from build.steps import BuildError, run
print("begun", flush=True)
if sys.argv[1] == "fail":
    raise BuildError("This is why.")
run([sys.executable, "-c", "import time; time.sleep(600)"])
"""


def command(folder: Path, wish: str) -> subprocess.Popen[str]:
    (folder / "slow.py").write_text(MODULE)
    return subprocess.Popen(
        [sys.executable, "-m", "build.command", "slow", wish],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.skipif(os.name == "nt", reason="there Ctrl-C is no signal that can be sent")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_who_stops_a_command_reads_one_sentence(tmp_path: Path, how: signal.Signals) -> None:
    with command(tmp_path, "wait") as running:
        assert running.stdout
        assert running.stdout.readline() == "begun\n"
        running.send_signal(how)
        _, said = running.communicate()
    assert (running.returncode, said) == (130, "\nStopped.\n")


def test_a_reason_to_stop_is_all_that_is_said(tmp_path: Path) -> None:
    with command(tmp_path, "fail") as running:
        _, said = running.communicate()
    assert (running.returncode, said) == (1, "This is why.\n")


@pytest.mark.usefixtures("site")
@pytest.mark.skipif(os.name == "nt", reason="there a process has no such ends")
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_whoever_ends_npm_ends_the_server(how: signal.Signals) -> None:
    npm = [which("npm") or "npm", "start", "--", "--port", "0"]
    with subprocess.Popen(npm, cwd=ROOT, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout
        while "Draw a digit at" not in (line := running.stdout.readline()):
            assert line, "npm start ended by itself"
        running.send_signal(how)
        running.wait()
        # The server has npm's own output open, which ends when the last that writes to it does.
        running.stdout.read()
