"""The digitnet wheel: the very files of py/digitnet, as the page installs them."""

import os
import sys
from pathlib import Path

from build.steps import CACHE, ROOT, run, step

INPUTS = [ROOT / "pyproject.toml", ROOT / "LICENSE", ROOT / "py" / "digitnet", Path(__file__)]

# Every file in the wheel bears this date, so the same sources give the same bytes.
DATE = {"SOURCE_DATE_EPOCH": "1577836800"}


def digitnet_wheel() -> Path:
    [wheel] = step(CACHE / "digitnet", INPUTS, make, "Packing this project's Python").glob("*.whl")
    return wheel


def make(folder: Path) -> None:
    run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder],
        env=os.environ | DATE,
    )
