"""Run inside Pyodide, before anything else: notes every Python function that is called.

`called()` tells them as [file, name, line], which is the same for source and bytecode.
"""

import sys
from types import CodeType
from typing import Any

seen: set[CodeType] = set()
monitoring: Any = vars(sys)["monitoring"]  # newer than the oldest Python that builds


def note(code: CodeType, _: int) -> object:
    seen.add(code)
    return monitoring.DISABLE  # once is enough, and costs nothing from then on


def called() -> list[tuple[str, str, int]]:
    return sorted({(c.co_filename.split("/")[-1], c.co_qualname, c.co_firstlineno) for c in seen})


monitoring.use_tool_id(monitoring.PROFILER_ID, __name__)
monitoring.register_callback(monitoring.PROFILER_ID, monitoring.events.PY_START, note)
monitoring.set_events(monitoring.PROFILER_ID, monitoring.events.PY_START)
