"""Pyodide's interpreter and script without the names that nobody asks for.

The interpreter exports all that it has to whatever may be loaded into it, and its script notes each
of these thousands of names as it begins. Here one library is loaded, so what that and the script
mention is enough. A name that is missing after all fails as soon as it is asked for, and the page
begins again with the whole (web/src/engine/client.ts).
"""

import re
from collections import Counter
from collections.abc import Iterator

from build.wasm import number, sections, unsigned, with_section

IMPORT, EXPORT = 2, 7
TABLE, MEMORY, GLOBAL, TAG = 1, 2, 3, 4
"""Kinds of imports, besides functions."""

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

    def fewer(exports: bytes) -> bytes:
        kept = [entry for name, entry in exported(exports) if name in wanted]
        return unsigned(len(kept)) + b"".join(kept)

    return with_section(module, EXPORT, fewer)


def exported(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Each export's name, and its entry as it stands."""
    count, at = number(content, 0)
    for _ in range(count):
        begin = at
        name, at = text(content, at)
        _, at = number(content, at + 1)  # after its kind, its number among these
        yield name, content[begin:at]


def imported(module: bytes) -> Iterator[str]:
    """The name of each thing that a module imports."""
    for kind, content in sections(module):
        if kind != IMPORT:
            continue
        count, at = number(content, 0)
        for _ in range(count):
            _, at = text(content, at)  # from which module
            name, at = text(content, at)
            at = after_description(content, at)
            yield name


def after_description(content: bytes, at: int) -> int:
    """Where the description of an import ends, which says of what kind it is."""
    kind, at = content[at], at + 1
    if kind == GLOBAL:
        return at + 2  # its type, and whether it changes
    if kind in (TABLE, MEMORY):
        limited, at = number(content, at + (kind == TABLE))
        for _ in range(1 + limited % 2):  # at least so large, and perhaps at most
            _, at = number(content, at)
        return at
    _, at = number(content, at + (kind == TAG))
    return at


def text(content: bytes, at: int) -> tuple[str, int]:
    """The name that begins there, and where it ends."""
    size, begin = number(content, at)
    return content[begin : begin + size].decode(), begin + size
