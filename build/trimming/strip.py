"""Run inside Pyodide, to make the state that becomes the snapshot.

All is imported that the workload imported, and the functions that it did not call lose their code.

One that is called all the same says so, and the page begins again with the whole.
"""

import gc
import json
import sys
from importlib import import_module
from types import CodeType, FunctionType
from typing import Any

OTHER_KINDS = 0x20 | 0x80 | 0x200  # generators and coroutines, whose code is not exchanged


def strip(text: str) -> None:
    """Keep only what trace.json names."""
    trace = json.loads(text)
    for module in trace["modules"]:
        import_module(module)
    called = {tuple(name) for name in trace["functions"]}
    for function in gc.get_objects():
        if type(function) is not FunctionType or function.__globals__ is globals():
            continue
        code = function.__code__
        name = (code.co_filename.split("/")[-1], code.co_qualname, code.co_firstlineno)
        if name not in called and not code.co_flags & OTHER_KINDS:
            function.__code__ = absent(len(code.co_freevars))
            function.__defaults__ = function.__kwdefaults__ = None
    sys.path_importer_cache.clear()  # dates of folders that will not be there
    # Nobody types, and in the room for it lie 128 kB of a file that was read.
    vars(sys).update(stdin=None, __stdin__=None)


def absent(variables: int) -> CodeType:
    """The code of a function that closes over so many variables, and is not here."""
    names = ", ".join(f"v{number}" for number in range(variables))
    source = f"""
def outer({names}):
    def absent(*_, **__):
        ({names})
        raise NotImplementedError("This function is not in the snapshot.")
    return absent
"""
    found: dict[str, Any] = {}
    exec(source, found)
    code: CodeType = found["outer"](*[None] * variables).__code__
    return code
