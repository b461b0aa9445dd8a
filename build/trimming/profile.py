"""Which functions of WebAssembly the workload calls: each is made to tell, and it is run."""

import shutil
from itertools import accumulate, pairwise
from pathlib import Path

from build.steps import node, run
from build.trimming import wasm

SCRIPT = Path(__file__).with_name("profile.mjs")
FIRST_MARK = 512 << 20
"""The address of the first mark: above all that the workload uses."""


def called(modules: dict[str, bytes], script: Path, given: list[Path | str]) -> dict[str, bytes]:
    """Of each module a 1 for every function that is called, and a 0 for the others.

    `script` is Pyodide's, beside which there is room, and `given` what profile.mjs is to know.
    """
    folder, profile = script.parent / "instrumented", script.parent / "profile"
    folder.mkdir()
    shutil.copyfile(script, folder / script.name)
    ends = list(accumulate(map(functions, modules.values()), initial=0))
    for (file, module), before in zip(modules.items(), ends, strict=False):
        (folder / file).write_bytes(instrumented(module, FIRST_MARK + before))
    run(node(SCRIPT, folder, *given, str(FIRST_MARK), str(ends[-1]), profile))
    marks = profile.read_bytes()
    return {
        file: marks[begin:end] for file, (begin, end) in zip(modules, pairwise(ends), strict=True)
    }


def functions(module: bytes) -> int:
    """How many functions the module defines."""
    return wasm.number(wasm.sections(module)[wasm.CODE], 0)[0]


def instrumented(module: bytes, first: int) -> bytes:
    """The module with every function writing a 1 when it is called, function n to `first` + n."""
    parts = wasm.sections(module)

    def marking(number: int, body: bytes) -> bytes:
        begin = wasm.after_locals(body)
        address = bytes([wasm.I32_CONST]) + wasm.signed(first + number)
        store = bytes([wasm.I32_CONST, 1, wasm.I32_STORE8, 0, 0])  # neither aligned nor shifted
        return body[:begin] + address + store + body[begin:]

    bodies = enumerate(wasm.bodies(parts[wasm.CODE]))
    code = wasm.vector(wasm.sized(marking(number, body)) for number, body in bodies)
    return wasm.joined(parts | {wasm.CODE: code})
