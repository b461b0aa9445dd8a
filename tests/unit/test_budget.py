"""What a first visit may fetch is limited, kind by kind."""

from pathlib import Path

import pytest

from build.site.budget import BUDGET, check, first_visit
from build.steps import DIST, BuildError


@pytest.mark.usefixtures("site")
def test_what_lies_in_dist_keeps_to_the_budget() -> None:
    check(DIST)


def written(site: Path, name: str, content: bytes) -> None:
    (site / name).parent.mkdir(parents=True, exist_ok=True)
    (site / name).write_bytes(content)


def test_only_what_a_first_visit_fetches_is_counted_as_it_is_packed(tmp_path: Path) -> None:
    written(tmp_path, "index.html", bytes(100_000))
    written(tmp_path, "python/1/quick/snapshot.bin", bytes(100_000))
    written(tmp_path, "python/1/quick/numpy.deferred.wasm", bytes(100_000))
    written(tmp_path, "python/1/pyodide.asm.wasm", bytes(100_000))
    spent = {kind: round(kilobytes) for kind, kilobytes in first_visit(tmp_path).items()}
    assert spent == dict.fromkeys(BUDGET, 0) | {"the snapshot": 100}


def test_what_is_too_much_is_named(tmp_path: Path) -> None:
    most = BUDGET["the snapshot"][1]
    written(tmp_path, "python/1/quick/snapshot.bin", bytes(1000 * most))
    check(tmp_path)
    written(tmp_path, "python/1/quick/snapshot.bin", bytes(1000 * most + 1))
    with pytest.raises(BuildError, match="more than it may of: the snapshot"):
        check(tmp_path)
