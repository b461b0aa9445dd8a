"""A script and a module keep only the names that somebody asks for."""

from build.trimming import exports, wasm

MODULE = bytes(
    [
        *[0x00, 0x61, 0x73, 0x6D, 1, 0, 0, 0],  # WebAssembly, version 1
        *[1, 4, 1, 0x60, 0, 0],  # a type, from nothing to nothing
        *[2, 37, 5],  # it imports, of m:
        *[1, 0x6D, 1, 0x66, 0, 0],  # the function f
        *[1, 0x6D, 1, 0x74, 1, 0x70, 1, 1, 2],  # the table t, of one or two
        *[1, 0x6D, 1, 0x6E, 2, 0, 1],  # the memory n, of one page
        *[1, 0x6D, 1, 0x67, 3, 0x7F, 1],  # the global g, which may change
        *[1, 0x6D, 1, 0x78, 4, 0, 0],  # the tag x
        *[7, 17, 4],  # it exports
        *[1, 0x61, 0, 0, 1, 0x62, 0, 0, 1, 0x66, 0, 0, 1, 0x67, 3, 0],  # a, b, f and g
    ]
)
DECLARED = "var " + ",".join(f"_n{number}" for number in range(102)) + ";"
NOTES = ";".join(f'_n{n}=Module["_n{n}"]=wasmExports["n{n}"]' for n in range(102))
SCRIPT = DECLARED + "function assignWasmExports(wasmExports){" + NOTES + "}_n3();wasmExports.n9()"


def exported(module: bytes) -> list[str]:
    return [wasm.text(entry, 0) for entry in exports.exports(wasm.sections(module))]


def test_every_kind_of_import_is_named() -> None:
    assert list(exports.imported(MODULE)) == ["f", "t", "n", "g", "x"]


def test_a_module_exports_what_the_script_and_imports_ask_for() -> None:
    narrowed = exports.narrowed_module(MODULE, "b()", library=MODULE[:8])
    assert exported(narrowed) == ["b", "f", "g"]
    assert exports.narrowed_module(MODULE, "a b", library=MODULE[:8]) == MODULE


def test_a_script_notes_what_it_or_others_mention() -> None:
    narrowed = exports.narrowed_script(SCRIPT, "module._n5")
    assert narrowed == (
        "var _n3,_n5;function assignWasmExports(wasmExports){"
        '_n3=Module["_n3"]=wasmExports["n3"];_n5=Module["_n5"]=wasmExports["n5"]'
        "}_n3();wasmExports.n9()"
    )
