"""`npm test`: every check there is, quickest first; the first that fails ends the run.

Further arguments go to pytest alone, which then runs what they say. Without any it runs all tests,
in two processes, and every file of the package must have been covered by them.
"""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from build.steps import CACHE, NODE_MODULES, ROOT, node

COVERAGE = CACHE / "coverage.json"
CHECKS: dict[str, Sequence[str | Path]] = {
    "Python's lint": [sys.executable, "-m", "ruff", "check"],
    "Python's format": [sys.executable, "-m", "ruff", "format", "--check"],
    "Python's types": [sys.executable, "-m", "mypy"],
    "lint and format of the page": node(NODE_MODULES / "@biomejs/biome/bin/biome", "ci"),
    "the page's logic and formats": node(NODE_MODULES / "vitest/vitest.mjs", "run", "--coverage"),
    "TypeScript's types": node(NODE_MODULES / "typescript/bin/tsc"),
    "the build": [sys.executable, "-m", "build"],
    "what a first visit fetches": [sys.executable, "-m", "build.command", "build.site.budget"],
}
ALL = ["-n", "2", "--reruns", "1", "-raR", "--cov", f"--cov-report=json:{COVERAGE}"]
"""One process for what needs a browser (tests/conftest.py) and one for all else. What fails is run
once more, as the machine may be busy, and named at the end: there is a race to be mended."""


def main() -> None:
    for name, command in CHECKS.items():
        print(f"Checking {name}", flush=True)
        if subprocess.run(command, cwd=ROOT).returncode:
            sys.exit(f"Stopped at {name}: the reason is printed above.")
    pytest = [sys.executable, "-m", "pytest"]
    if chosen := sys.argv[1:]:
        sys.exit(subprocess.run([*pytest, *chosen], cwd=ROOT).returncode)
    tested = subprocess.run([*pytest, *ALL], cwd=ROOT).returncode
    covered = [sys.executable, "-m", "build.command", "build.coverage", str(COVERAGE)]
    sys.exit(tested or subprocess.run(covered, cwd=ROOT).returncode)


main()
