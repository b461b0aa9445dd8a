"""Run inside Pyodide, before anything else: notes every Python function that is called.

`called()` tells them as [file, name, line], which is the same for source and bytecode.
"""

import sys
from types import CodeType, FrameType

seen: set[CodeType] = set()


def note(frame: FrameType, event: str, _: object) -> None:
    if event == "call":
        seen.add(frame.f_code)


def called() -> list[tuple[str, str, int]]:
    return sorted({(c.co_filename.split("/")[-1], c.co_qualname, c.co_firstlineno) for c in seen})


sys.setprofile(note)
