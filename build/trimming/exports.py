"""Pyodide's interpreter and script without the names that nobody asks for.

The interpreter exports all that it has to whatever may be loaded into it, and its script notes each
of these thousands of names as it begins. Here one library is loaded, so what that and the script
mention is enough. A name that is missing after all fails as soon as it is asked for, and the page
begins again with the whole (web/src/engine/client.ts).

Of the 261 kB over a line of the script 178 stay.
"""

import re
from collections import Counter
from collections.abc import Iterator

from build.trimming import wasm

NOTES = re.compile(r"(?<=function assignWasmExports\(wasmExports\)\{)[^}]*")
"""Where the script takes note: `_name=Module["_name"]=wasmExports["name"];` again and again."""
DECLARED = re.compile(r"var (?:\w+,){100,}\w+(?=;)")
WORD = re.compile(r"[\w$]+")


def narrowed_script(script: str, others: str) -> str:
    """The script noting only those exports that it or `others` mention elsewhere."""
    [notes] = NOTES.findall(script)
    [declared] = DECLARED.findall(script)
    mentioned = Counter(WORD.findall(script)) - Counter(WORD.findall(f"{declared} {notes}"))
    mentioned.update(WORD.findall(others))

    def kept(statement: str) -> bool:
        return statement.partition("=")[0] in mentioned

    fewer = ";".join(filter(kept, notes.split(";")))
    names = declared.removeprefix("var ").split(",")
    return script.replace(notes, fewer).replace(
        declared, "var " + ",".join(name for name in names if name in mentioned)
    )


def narrowed_module(module: bytes, script: str, library: bytes) -> bytes:
    """The interpreter exporting what its script mentions and what it or the library imports."""
    wanted = {*WORD.findall(script), *imported(module), *imported(library)}
    parts = wasm.sections(module)
    kept = (entry for entry in exports(parts) if wasm.text(entry, 0) in wanted)
    return wasm.joined(parts | {wasm.EXPORT: wasm.vector(kept)})


def exports(parts: wasm.Sections) -> Iterator[bytes]:
    return wasm.entries(parts[wasm.EXPORT], wasm.after_export)


def imported(module: bytes) -> Iterator[str]:
    """The name of each thing that a module imports."""
    imports = wasm.sections(module).get(wasm.IMPORT, wasm.EMPTY)
    for entry in wasm.entries(imports, wasm.after_import):
        yield wasm.text(entry, wasm.after_sized(entry, 0))  # after the name of where it comes from
