"""Writing files so that a reader never meets a half-written one."""

import os
from pathlib import Path
from tempfile import TemporaryFile


def write_beside(path: Path, data: bytes) -> None:
    """Write `data` next to `path`, then rename it into place; an OSError names `path`."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            beside.write_bytes(data)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


def check_folder(folder: Path) -> None:
    """Raise OSError, which names the folder, if nothing could be written there; leave no trace."""
    there = folder
    while not there.exists():
        there = there.parent
    try:
        with TemporaryFile(dir=there):
            pass
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(folder)) from error
