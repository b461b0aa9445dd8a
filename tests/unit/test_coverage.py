"""A file that the tests hardly run is named."""

import json
from pathlib import Path

import pytest

from build.coverage import FLOOR, check
from build.steps import BuildError


def test_only_files_below_the_floor_are_named(tmp_path: Path) -> None:
    shares = {"network.py": FLOOR, "files.py": FLOOR - 0.1, "page.py": 100}
    report = tmp_path / "coverage.json"
    files = {name: {"summary": {"percent_covered": share}} for name, share in shares.items()}
    report.write_text(json.dumps({"files": files}))
    with pytest.raises(BuildError, match=r"less than 80 % of files\.py \(79.9 %\): test"):
        check(report)
    del files["files.py"]
    report.write_text(json.dumps({"files": files}))
    check(report)
