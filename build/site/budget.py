"""`python -m build.site.budget`: what a first visit to dist/ fetches, and whether that is too much.

Counted over a line, from a host that compresses text and WebAssembly as `gzip -6` does.
"""

import gzip
import re
from pathlib import Path

from build.site.precache import kept_offline
from build.steps import DIST, BuildError

BUDGET = {
    "the page": (r"index\.html|assets/.*", 110),
    "Pyodide's script and lock": (r"python/.*\.(js|json)", 190),
    "the interpreter": (r"python/.*/pyodide\.asm\.wasm", 1960),
    "NumPy": (r"python/.*/numpy\.wasm", 270),
    "the snapshot": (r"python/.*/snapshot\.bin", 2600),
    "how it was trained, digits to try": (r"(model|samples)/.*", 90),
    "icons and the like": (r"[^/]*", 20),
}
"""Of each kind of file, the first pattern that fits its name and the most kB that it may take."""
PACKED = {".bin", ".png"}
"""What no host compresses again."""


def over_a_line(file: Path) -> int:
    content = file.read_bytes()
    return len(content) if file.suffix in PACKED else len(gzip.compress(content, 6, mtime=0))


def first_visit(site: Path) -> dict[str, float]:
    """How many kB of each kind are fetched."""
    spent = dict.fromkeys(BUDGET, 0.0)
    for name in kept_offline(site):
        [kind, *_] = [k for k, (pattern, _) in BUDGET.items() if re.fullmatch(pattern, name)]
        spent[kind] += over_a_line(site / name) / 1000
    return spent


def check(site: Path) -> None:
    """Print the kB of each kind, and raise BuildError where there are too many."""
    spent = first_visit(site)
    for kind, kilobytes in spent.items():
        print(f"{kilobytes:7,.0f} of {BUDGET[kind][1]:5,} kB  {kind}")
    print(f"{sum(spent.values()):7,.0f} kB in all")
    if over := [kind for kind, kilobytes in spent.items() if kilobytes > BUDGET[kind][1]]:
        raise BuildError(
            f"A first visit fetches more than it may of: {', '.join(over)}. Make it smaller, or "
            "raise BUDGET in build/site/budget.py if it is worth that."
        )


if __name__ == "__main__":
    check(DIST)
