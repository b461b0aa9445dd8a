"""The binary format of WebAssembly, as far as the build takes modules apart and puts them together.

Its definition: https://webassembly.github.io/spec/core/binary/modules.html
"""

from collections.abc import Callable, Iterable, Iterator

TYPE, IMPORT, FUNCTION, TABLE, MEMORY, GLOBAL, EXPORT, START, ELEMENT, CODE, DATA = range(1, 12)
DATA_COUNT, TAG = 12, 13
ORDER = [0, TYPE, IMPORT, FUNCTION, TABLE, MEMORY, TAG, GLOBAL, EXPORT, START, ELEMENT]
ORDER += [DATA_COUNT, CODE, DATA]
"""The sections as they follow one another, a tool's own before them all."""

OF_FUNCTION, OF_TABLE, OF_MEMORY, OF_GLOBAL, OF_TAG = range(5)
"""The kinds of imports and exports."""

FUNCREF = 0x70
UNREACHABLE, END, CALL_INDIRECT, LOCAL_GET, GLOBAL_GET = 0x00, 0x0B, 0x11, 0x20, 0x23
I32_STORE8, I32_CONST, I64_CONST = 0x3A, 0x41, 0x42

EMPTY = b"\0"
"""A section that lists nothing."""

Sections = dict[int, bytes]
"""What each section holds, by its kind."""

After = Callable[[bytes, int], int]
"""Where something ends that begins at a place in a section."""


def sections(module: bytes) -> Sections:
    found = {}
    at = 8  # after the magic number and the version
    while at < len(module):
        begin, end = number(module, at + 1)[1], after_sized(module, at + 1)
        found[module[at]] = module[begin:end]
        at = end
    return found


def joined(parts: Sections) -> bytes:
    """The module of these sections, less those that list nothing."""
    kept = [(kind, parts[kind]) for kind in ORDER if parts.get(kind, EMPTY) != EMPTY]
    return b"\0asm\1\0\0\0" + b"".join(bytes([kind]) + sized(content) for kind, content in kept)


def entries(content: bytes, after: After) -> Iterator[bytes]:
    """What a section lists, entry by entry as they stand."""
    count, at = number(content, 0)
    for _ in range(count):
        begin, at = at, after(content, at)
        yield content[begin:at]


def vector(items: Iterable[bytes]) -> bytes:
    listed = list(items)
    return unsigned(len(listed)) + b"".join(listed)


def appended(content: bytes, items: Iterable[bytes]) -> bytes:
    """A section with more entries at its end."""
    count, at = number(content, 0)
    more = list(items)
    return unsigned(count + len(more)) + content[at:] + b"".join(more)


def bodies(code: bytes) -> list[bytes]:
    """The functions' bodies, without their sizes."""
    return [body[number(body, 0)[1] :] for body in entries(code, after_sized)]


def after_locals(body: bytes) -> int:
    """Where a body's code begins, behind its declarations of locals: so many, of a type."""
    count, at = number(body, 0)
    for _ in range(count):
        at = after_number(body, at) + 1
    return at


def after_type(content: bytes, at: int) -> int:
    """Of a function: what it takes and what it gives, a byte for each value."""
    return after_sized(content, after_sized(content, at + 1))


def after_import(content: bytes, at: int) -> int:
    return after_description(content, after_sized(content, after_sized(content, at)))


def after_description(content: bytes, at: int) -> int:
    """Of what kind an import is, and more according to that."""
    after: After = {
        OF_FUNCTION: after_number,
        OF_TABLE: after_table,
        OF_MEMORY: after_limits,
        OF_GLOBAL: lambda _, at: at + 2,  # its type, and whether it changes
        OF_TAG: after_tag,
    }[content[at]]
    return after(content, at + 1)


def after_export(content: bytes, at: int) -> int:
    return after_number(content, after_sized(content, at) + 1)


def after_table(content: bytes, at: int) -> int:
    return after_limits(content, at + 1)


def after_limits(content: bytes, at: int) -> int:
    limited, at = number(content, at)
    for _ in range(1 + limited % 2):  # at least so large, and perhaps at most
        at = after_number(content, at)
    return at


def after_tag(content: bytes, at: int) -> int:
    return after_number(content, at + 1)


def after_global(content: bytes, at: int) -> int:
    """Its type, whether it changes, and the instructions that give it its first value."""
    at += 2
    while content[at] != END:
        numbered = content[at] in (I32_CONST, I64_CONST, GLOBAL_GET)
        at = after_number(content, at + 1) if numbered else at + 1
    return at + 1


def after_number(content: bytes, at: int) -> int:
    return number(content, at)[1]


def after_sized(content: bytes, at: int) -> int:
    size, begin = number(content, at)
    return begin + size


def text(content: bytes, at: int) -> str:
    """The name that begins there."""
    return content[after_number(content, at) : after_sized(content, at)].decode()


def number(content: bytes, at: int) -> tuple[int, int]:
    """The unsigned LEB128 number that begins there, and where it ends."""
    value = shift = 0
    while True:
        byte = content[at]
        at += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return value, at


def unsigned(value: int) -> bytes:
    """As unsigned LEB128."""
    return leb128(value, 0x80)


def signed(value: int) -> bytes:
    """As signed LEB128; not for numbers below 0."""
    return leb128(value, 0x40)  # whose last byte has the sign in its seventh bit


def leb128(value: int, last: int) -> bytes:
    """Seven bits a byte, the lowest first, until what is left is below `last`."""
    parts = []
    while value >= last:
        parts.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*parts, value])


def sized(content: bytes) -> bytes:
    """With its size before it."""
    return unsigned(len(content)) + content
