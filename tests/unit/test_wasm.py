"""Functions of WebAssembly are marked when they are called, and those without a mark are traps."""

import subprocess
from shutil import which

from build import wasm

MODULE = bytes(
    [
        *[0x00, 0x61, 0x73, 0x6D, 1, 0, 0, 0],  # WebAssembly, version 1
        *[1, 5, 1, 0x60, 0, 1, 0x7F],  # a type, from nothing to an i32
        *[3, 3, 2, 0, 0],  # two functions of it
        *[5, 3, 1, 0, 1],  # a page of memory
        *[7, 13, 3, 1, 0x61, 0, 0, 1, 0x62, 0, 1, 1, 0x6D, 2, 0],  # exported as a, b and m
        *[10, 13, 2, 4, 0, 0x41, 7, 0x0B, 6, 1, 1, 0x7F, 0x41, 9, 0x0B],  # they give 7 and 9
    ]
)


def node(module: bytes, expression: str) -> str:
    """What an expression of the module's exports is in Node."""
    script = f"""
        const bytes = Buffer.from(process.argv[1], "hex");
        const {{ a, b, m }} = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports;
        function caught(call) {{
            try {{ return call(); }} catch (error) {{ return error.message; }}
        }}
        console.log(String({expression}));
    """
    command = [which("node") or "node", "-e", script, module.hex()]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_it_counts_the_functions() -> None:
    assert wasm.functions(MODULE) == 2


def test_a_function_is_marked_when_it_is_called() -> None:
    marked = wasm.marked(MODULE, 300)
    marks = "new Uint8Array(m.buffer).subarray(300, 302)"
    assert node(marked, f"[{marks}.join(), b(), {marks}.join()]") == "0,0,9,0,1"


def test_a_function_without_a_mark_is_a_trap_and_the_others_stay() -> None:
    cut = wasm.cut_to(MODULE, bytes([0, 1]))
    assert node(cut, "[b(), caught(a)]") == "9,unreachable"


def test_without_changes_a_module_is_the_same() -> None:
    assert wasm.cut_to(MODULE, bytes([1, 1])) == MODULE
