"""`npm run mutants`: makes small wrong changes, one at a time, and tells which no test catches.

Cosmic Ray changes what Python learns by (`tests/mutants.toml`), Stryker the page's pure logic
(`stryker.config.json`). It takes about an hour, in copies of the files.
"""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from build.steps import CACHE, NODE_MODULES, ROOT, BuildError, node

CONFIG = ROOT / "tests" / "mutants.toml"
COPY = CACHE / "mutants"
SESSION = "session.sqlite"


def main() -> None:
    """Python's first, as its tests take less time."""
    of_python()
    sys.exit(
        subprocess.run(
            node(NODE_MODULES / "@stryker-mutator/core/bin/stryker.js", "run"), cwd=ROOT
        ).returncode
    )


def of_python() -> None:
    """Change the files of a copy, and tell how many changes were caught and which were not."""
    shutil.rmtree(COPY, ignore_errors=True)
    for name in ("py", "tests", "web/public/model"):
        shutil.copytree(ROOT / name, COPY / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "build"):
        (COPY / name).symlink_to(ROOT / name)
    tools = Path(sys.executable).parent
    path = os.pathsep.join([str(tools), os.environ["PATH"]])
    environment = os.environ | {"PYTHONPATH": str(COPY / "py"), "PATH": path}
    commands: list[list[str | Path]] = [
        ["cosmic-ray", "init", CONFIG, SESSION],
        ["cr-filter-operators", SESSION, CONFIG],
        ["cosmic-ray", "exec", CONFIG, SESSION],
        ["cr-report", "--surviving-only", "--show-diff", SESSION],
    ]
    for command in commands:
        if code := subprocess.run(command, cwd=COPY, env=environment).returncode:
            sys.exit(code)
    print(f"Python: {caught(COPY / SESSION):.1%} of the changes were caught.", flush=True)


def caught(session: Path) -> float:
    """The share of the changes that were made, not left out by a filter, which a test caught."""
    with closing(sqlite3.connect(session)) as results:
        [(all_of_them, survived)] = results.execute(
            "SELECT count(*), sum(test_outcome = 'SURVIVED') FROM work_results"
            " WHERE worker_outcome = 'NORMAL'"
        )
    if not all_of_them:
        raise BuildError(f"Nothing was changed: see that {CONFIG.name} names files that are there.")
    return float(1 - survived / all_of_them)


main()
