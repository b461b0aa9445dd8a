"""`npm test`: every check there is, quickest first; the first that fails ends the run.

Further arguments go to pytest, whose closing line is the last one printed.
"""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from build.steps import NODE_MODULES, ROOT, node

CHECKS: dict[str, Sequence[str | Path]] = {
    "Python's lint": [sys.executable, "-m", "ruff", "check"],
    "Python's format": [sys.executable, "-m", "ruff", "format", "--check"],
    "Python's types": [sys.executable, "-m", "mypy"],
    "lint and format of the page": node(NODE_MODULES / "@biomejs/biome/bin/biome", "ci"),
    "the page's logic and formats": node(NODE_MODULES / "vitest/vitest.mjs", "run"),
    "TypeScript's types": node(NODE_MODULES / "typescript/bin/tsc"),
    "the build": [sys.executable, "-m", "build"],
    "what a first visit fetches": [sys.executable, "-m", "build.command", "build.site.budget"],
}


def main() -> None:
    for name, command in CHECKS.items():
        print(f"Checking {name}", flush=True)
        if subprocess.run(command, cwd=ROOT).returncode:
            sys.exit(f"Stopped at {name}: the reason is printed above.")
    sys.exit(subprocess.run([sys.executable, "-m", "pytest", *sys.argv[1:]], cwd=ROOT).returncode)


main()
