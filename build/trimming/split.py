"""A WebAssembly module split in two: what is called at once, and the rest for when it is called.

Both halves keep every function's number, type and name, so no code is rewritten: each half has the
bodies of its own functions, and in the place of every other body a call through a table that the
two share. In the table's first place lies what loads the secondary half
(web/src/engine/deferred.mjs); the primary half calls that before it calls the other.

Binaryen's wasm-split does the same, but gives functions other numbers and other places in Python's
own table, by which a snapshot knows them; and npm's and PyPI's Binaryen come without it.

Of the 4,100 kB over a line of interpreter and NumPy 2,186 come at once.
"""

import re
from collections.abc import Iterator

from build.trimming import wasm

SHARED = "split:"
"""Begins the names under which the primary half exports what only the secondary one asks for."""
LOADER = 0
"""Where in the table lies what loads the secondary half."""
NOTHING = bytes([0x60, 0, 0])
"""The type of a function that takes and gives nothing."""
NO_LOCALS = b"\0"
TRAP = NO_LOCALS + bytes([wasm.UNREACHABLE, wasm.END])

NUMBERS = re.compile(rb"[\x80-\xff]*[\x00-\x7f]")
CALLS = re.compile(rb"(?=\x10([\x80-\xff]{0,4}[\x00-\x7f]))")
"""What may be a call, and whom it calls. Any such byte is taken for one, so some are none."""


def split(module: bytes, called: bytes, name: str) -> tuple[bytes, bytes]:
    """The primary half, with every function for which `called` holds a 1, and the secondary one.

    The primary half names its table after the file of the secondary one, which is `name`.
    """
    parts = wasm.sections(module)
    kept, deferred = ([n for n in range(len(called)) if called[n] == half] for half in (1, 0))
    places = {n: place for place, n in enumerate([*kept, *deferred], LOADER + 1)}
    size = wasm.unsigned(1 + len(called))
    table = bytes([wasm.FUNCREF, 1]) + size + size  # so large at least and at most
    halves = Halves(parts, places)
    shared = list(to_share(parts, table, name))
    primary = parts | {
        wasm.TABLE: wasm.appended(parts.get(wasm.TABLE, wasm.EMPTY), [table]),
        wasm.EXPORT: wasm.appended(parts[wasm.EXPORT], [export for export, _ in shared]),
        wasm.ELEMENT: wasm.appended(parts[wasm.ELEMENT], [halves.laid(kept)]),
        wasm.CODE: halves.code(kept, before=halves.loading, asked=halves.asked(kept)),
    }
    secondary = {
        wasm.TYPE: parts[wasm.TYPE],
        wasm.IMPORT: wasm.appended(parts[wasm.IMPORT], [item for _, item in shared]),
        wasm.FUNCTION: parts[wasm.FUNCTION],
        wasm.GLOBAL: wasm.vector(value for value in values(parts) if not changes(value)),
        wasm.ELEMENT: wasm.vector([halves.laid(deferred)]),
        wasm.CODE: halves.code(deferred, before=b"", asked=set(kept)),
    }
    return wasm.joined(primary), wasm.joined(secondary)


class Halves:
    """The two halves' bodies, and the calls that stand for those of the other."""

    def __init__(self, parts: wasm.Sections, places: dict[int, int]) -> None:
        self.parts = parts
        self.places = places
        types = list(wasm.entries(parts[wasm.TYPE], wasm.after_type))
        functions = wasm.entries(parts[wasm.FUNCTION], wasm.after_number)
        self.types = [wasm.number(entry, 0)[0] for entry in functions]
        self.takes = [wasm.number(entry, 1)[0] for entry in types]
        self.bodies = wasm.bodies(parts[wasm.CODE])
        self.first = imported(parts, wasm.OF_FUNCTION)
        own = wasm.number(parts.get(wasm.TABLE, wasm.EMPTY), 0)[0]
        self.table = wasm.unsigned(imported(parts, wasm.OF_TABLE) + own)
        self.loading = self.call(LOADER, types.index(NOTHING))

    def call(self, place: int, kind: int) -> bytes:
        """Instructions that call what lies at a place of the table and is of this type."""
        chosen = bytes([wasm.I32_CONST]) + wasm.signed(place)
        return chosen + bytes([wasm.CALL_INDIRECT]) + wasm.unsigned(kind) + self.table

    def code(self, own: list[int], before: bytes, asked: set[int]) -> bytes:
        """These bodies; for others that are asked for a call, with `before` before it."""
        changed = [self.stub(n, before) if n in asked else TRAP for n in range(len(self.bodies))]
        for number in own:
            changed[number] = self.bodies[number]
        return wasm.vector(map(wasm.sized, changed))

    def stub(self, number: int, before: bytes) -> bytes:
        kind = self.types[number]
        given = [bytes([wasm.LOCAL_GET]) + wasm.unsigned(n) for n in range(self.takes[kind])]
        call = self.call(self.places[number], kind)
        return NO_LOCALS + before + b"".join(given) + call + bytes([wasm.END])

    def asked(self, own: list[int]) -> set[int]:
        """Whom these functions may call, with all that have an address or are exported."""
        found = {number for n in own for number in map(leb128, CALLS.findall(self.bodies[n]))}
        for entry in wasm.entries(self.parts[wasm.EXPORT], wasm.after_export):
            found.add(leb128(entry[wasm.after_sized(entry, 0) + 1 :]))
        found.update(map(leb128, NUMBERS.findall(self.parts[wasm.ELEMENT])))
        return {number - self.first for number in found}

    def laid(self, functions: list[int]) -> bytes:
        """The entry that lays these functions in the table, from the first one's place on."""
        first = self.places[functions[0]] if functions else LOADER
        where = bytes([wasm.I32_CONST]) + wasm.signed(first) + bytes([wasm.END])
        listed = wasm.vector(wasm.unsigned(self.first + n) for n in functions)
        return bytes([2]) + self.table + where + bytes([0]) + listed


def to_share(parts: wasm.Sections, table: bytes, name: str) -> Iterator[tuple[bytes, bytes]]:
    """As export and as import: all that the module has of its own but functions, and the table.

    Values that never change need not be shared, as long as they come last.
    """
    kinds = {
        wasm.OF_TABLE: [*own(parts, wasm.TABLE, wasm.after_table), table],
        wasm.OF_MEMORY: own(parts, wasm.MEMORY, wasm.after_limits),
        wasm.OF_TAG: own(parts, wasm.TAG, wasm.after_tag),
        wasm.OF_GLOBAL: [value[:2] for value in values(parts) if changes(value)],
    }
    for kind, items in kinds.items():
        for index, description in enumerate(items, imported(parts, kind)):
            what = name if description is table else f"{kind}.{index}"
            named = wasm.sized(f"{SHARED}{what}".encode()) + bytes([kind])
            yield named + wasm.unsigned(index), wasm.sized(b"primary") + named + description


def own(parts: wasm.Sections, section: int, after: wasm.After) -> list[bytes]:
    return list(wasm.entries(parts.get(section, wasm.EMPTY), after))


def values(parts: wasm.Sections) -> list[bytes]:
    return own(parts, wasm.GLOBAL, wasm.after_global)


def changes(value: bytes) -> bool:
    """Whether a global's value may change."""
    return bool(value[1])


def imported(parts: wasm.Sections, kind: int) -> int:
    """How many things of this kind a module imports."""
    described = own(parts, wasm.IMPORT, wasm.after_import)
    kinds = [item[wasm.after_sized(item, wasm.after_sized(item, 0))] for item in described]
    return kinds.count(kind)


def leb128(content: bytes) -> int:
    return wasm.number(content, 0)[0]
