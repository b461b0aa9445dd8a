"""`python -m build.coverage FILE`: whether the tests run enough of every file of the package.

FILE is what `coverage json` writes; counted are lines and branches together.
"""

import json
import sys
from pathlib import Path

from build.steps import BuildError

FLOOR = 80.0
"""Per cent of a file; commands that run in a process of their own count as well."""


def check(report: Path) -> None:
    """Raise BuildError naming every file below the floor."""
    files = json.loads(report.read_text())["files"]
    shares = {name: about["summary"]["percent_covered"] for name, about in files.items()}
    if low := [f"{name} ({share:.1f} %)" for name, share in shares.items() if share < FLOOR]:
        raise BuildError(
            f"The tests run less than {FLOOR:.0f} % of {', '.join(low)}: test what they leave out."
        )


if __name__ == "__main__":
    check(Path(sys.argv[1]))
