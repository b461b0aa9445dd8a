"""Modules of WebAssembly tell which functions are called, and do the same when they are split."""

import json
import subprocess

import pytest

from build.steps import ROOT, node
from build.trimming.profile import functions, instrumented
from build.trimming.split import split

MODULE = bytes(
    [
        *[0x00, 0x61, 0x73, 0x6D, 1, 0, 0, 0],  # WebAssembly, version 1
        *[1, 13, 3, 0x60, 0, 0],  # types: from nothing to nothing,
        *[0x60, 0, 1, 0x7F, 0x60, 1, 0x7F, 1, 0x7F],  # and from nothing or an i32 to an i32
        *[2, 7, 1, 1, 0x65, 1, 0x73, 0, 1],  # it imports the function s of e
        *[3, 5, 4, 1, 2, 1, 1],  # four functions
        *[4, 4, 1, 0x70, 0, 2],  # a table of two
        *[5, 3, 1, 0, 1],  # a page of memory
        *[6, 11, 2, 0x7F, 1, 0x41, 5, 0x0B, 0x7F, 0, 0x41, 3, 0x0B],  # 5, which changes, and 3
        *[7, 21, 5, 1, 0x61, 0, 1, 1, 0x62, 0, 3, 1, 0x74, 1, 0],  # exported as a, b, t,
        *[1, 0x6D, 2, 0, 1, 0x63, 0, 4],  # m and c
        *[9, 8, 1, 0, 0x41, 0, 0x0B, 2, 1, 2],  # in the table lie two of them
        *[10, 38, 4],
        *[6, 0, 0x41, 2, 0x10, 2, 0x0B],  # a: twice(2)
        *[7, 0, 0x20, 0, 0x20, 0, 0x6A, 0x0B],  # twice: what is given, and again
        *[10, 0, 0x10, 0, 0x23, 0, 0x6A, 0x23, 1, 0x6A, 0x0B],  # b: s() + 5 + 3
        *[10, 1, 1, 0x7F, 0x41, 9, 0x24, 0, 0x10, 3, 0x0B],  # c: what was 5 is 9, and b()
    ]
)
IMPORTS = "{ e: { s: () => 100 } }"
ASKED = ["a()", "b()", "t.get(0)()", "t.get(1)(7)", "c()", "b()", "a()"]
"""Of the module's exports; the same in every order."""


def asked(setup: str, *modules: bytes) -> list[object]:
    """What the expressions are in Node, and what else `setup` notes in the list `noted`."""
    deferring = (ROOT / "web/src/engine/deferred.mjs").as_uri()
    script = f"""
        import {{ deferring }} from "{deferring}";
        const modules = process.argv.slice(1).map((text) => Buffer.from(text, "hex"));
        const noted = [];
        {setup}
        console.log(JSON.stringify([...[{", ".join(ASKED)}], ...noted]));
    """
    command = node("--input-type=module", "-e", script, *(module.hex() for module in modules))
    told = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    answers: list[object] = json.loads(told.stdout)
    return answers


WHOLE = f"""
    const instance = new WebAssembly.Instance(new WebAssembly.Module(modules[0]), {IMPORTS});
    const {{ a, b, c, t, m }} = instance.exports;
"""
HALVES = f"""
    const imports = {IMPORTS};
    const primary = new WebAssembly.Instance(new WebAssembly.Module(modules[0]), imports);
    const read = (name) => {{ noted.push(name); return modules[1]; }};
    const seen = deferring(read)(imports)(primary.exports);
    const {{ a, b, c, t, m }} = seen;
    noted.push(Object.keys(seen).join());
"""
ANSWERS = [4, 108, 4, 14, 112, 112, 4]


def test_it_counts_the_functions() -> None:
    assert functions(MODULE) == 4


def test_a_function_is_marked_when_it_is_called() -> None:
    marks = "noted.push(new Uint8Array(m.buffer).slice(300, 304).join());"
    assert asked(WHOLE + marks, instrumented(MODULE, 300)) == [*ANSWERS, "0,0,0,0"]
    once = f"{WHOLE} b(); {marks}"
    assert asked(once, instrumented(MODULE, 300)) == [*ANSWERS, "0,0,1,0"]


def test_the_module_does_what_it_says() -> None:
    assert asked(WHOLE, MODULE) == ANSWERS


@pytest.mark.parametrize("called", range(15))
def test_however_it_is_split_it_does_the_same_and_loads_the_rest_once(called: int) -> None:
    kept = bytes(called >> number & 1 for number in range(4))
    assert asked(HALVES, *split(MODULE, kept, "rest.wasm")) == [
        *ANSWERS,
        "a,b,t,m,c",
        "rest.wasm",
    ]


def test_what_is_never_called_is_never_loaded() -> None:
    assert asked(HALVES, *split(MODULE, bytes([1] * 4), "rest.wasm")) == [*ANSWERS, "a,b,t,m,c"]
