"""Writing files so that a reader never meets a half-written one."""

import os
from pathlib import Path


def write_beside(path: Path, data: bytes) -> None:
    """Write `data` next to `path`, then rename it into place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
