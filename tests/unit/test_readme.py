"""README's commands work as printed, in a fresh clone, with small data under their names."""

import os
import re
import subprocess
import sys
from pathlib import Path
from shutil import copyfile

import numpy as np
import pytest

from build.steps import NODE_MODULES, ROOT, node

README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = re.findall(r"^    (\.venv/bin/python .*)$", README, re.MULTILINE)
KEPT_ASIDE = 2000
"""Of MNIST's training half, unless it is told otherwise."""

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="README prints these for a Unix shell"),
    pytest.mark.skipif(not (ROOT / ".git").exists(), reason="there is nothing to clone"),
]


@pytest.fixture(scope="module")
def clone(mnist_file: Path, drawings_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone with this test's Python as its .venv, and the files that README names."""
    folder = tmp_path_factory.mktemp("fresh") / "digitnet"
    subprocess.run(["git", "clone", "--quiet", "--no-local", ROOT, folder], check=True)
    (folder / ".venv").symlink_to(sys.prefix, target_is_directory=True)
    (folder / "node_modules").symlink_to(NODE_MODULES, target_is_directory=True)
    with np.load(mnist_file) as arrays:
        many = {name: arrays[name] for name in arrays.files}
    for name in ("x_train", "y_train"):
        many[name] = np.concatenate([many[name]] * 6)[: KEPT_ASIDE + 200]
    np.savez(folder / "mnist.npz", **many)
    copyfile(drawings_file, folder / "pendigits-train.npz")
    return folder


def run(command: str | list[str | Path], clone: Path) -> subprocess.CompletedProcess[str]:
    env = os.environ | {"PYTHONPATH": str(clone / "py")}
    shell = isinstance(command, str)
    return subprocess.run(command, shell=shell, cwd=clone, env=env, text=True, capture_output=True)


def test_every_command_of_readme_works_as_printed(clone: Path) -> None:
    assert len(COMMANDS) >= 4
    for command in COMMANDS:
        done = run(command, clone)
        assert done.returncode == 0, f"{command}\n{done.stderr}"
    left = run(["git", "status", "--porcelain"], clone).stdout.splitlines()
    assert left == ["?? node_modules"]  # a link here, a folder elsewhere


def test_what_was_trained_goes_into_the_page_and_passes_the_checks(clone: Path) -> None:
    """After the commands before: what `npm start -- --model trained` does first."""
    before = (clone / "web/public/samples/mnist.json").read_bytes()
    take = "from build.site.model import *; take(Path('trained')); checked()"
    done = run([".venv/bin/python", "-c", take], clone)
    assert done.returncode == 0, done.stderr
    assert "after Update" in done.stdout
    taken = sorted(file.name for file in (clone / "web/public/model").iterdir())
    assert taken == ["training.json", "weights.json", "weights.pkl"]
    for name in taken:
        ours = (clone / "web/public/model" / name).read_bytes()
        assert ours == (clone / "trained" / name).read_bytes()
    assert (clone / "web/public/samples/mnist.json").read_bytes() != before
    checks: list[list[str | Path]] = [
        [".venv/bin/python", "-m", "ruff", "check"],
        [".venv/bin/python", "-m", "ruff", "format", "--check"],
        node(NODE_MODULES / "@biomejs/biome/bin/biome", "ci"),
    ]
    for check in checks:
        done = run(check, clone)
        assert done.returncode == 0, done.stdout + done.stderr
