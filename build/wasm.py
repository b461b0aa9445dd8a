"""WebAssembly cut to the functions that are called: every other one is left as a trap.

A function that was left out keeps its number, its type and its name, so nothing else changes. Who
calls it all the same is stopped there and then: no wrong answer can come of it, and the page begins
again with the whole (web/src/engine/client.ts).

The binary format: https://webassembly.github.io/spec/core/binary/modules.html
"""

from collections.abc import Callable, Iterator

CODE = 10
TRAP = bytes([0x00, 0x00, 0x0B])  # no locals, unreachable, end
I32_CONST, I32_STORE8, ALIGNED, OFFSET = 0x41, 0x3A, 0x00, 0x00

Change = Callable[[bytes], bytes]
Body = Callable[[int, bytes], bytes]
"""What becomes of a function's body, given its number among those of the module."""


def marked(module: bytes, first: int) -> bytes:
    """The module with every function writing a 1 when it is called, function n to `first` + n."""

    def mark(number: int, body: bytes) -> bytes:
        begin = after_locals(body)
        address = bytes([I32_CONST]) + signed(first + number)
        store = bytes([I32_CONST, 1, I32_STORE8, ALIGNED, OFFSET])
        return body[:begin] + address + store + body[begin:]

    return with_bodies(module, mark)


def cut_to(module: bytes, called: bytes) -> bytes:
    """The module with only those functions for which `called` holds a 1."""
    return with_bodies(module, lambda number, body: body if called[number] else TRAP)


def functions(module: bytes) -> int:
    """How many functions the module defines."""
    [code] = [content for kind, content in sections(module) if kind == CODE]
    return number(code, 0)[0]


def with_bodies(module: bytes, change: Body) -> bytes:
    """The module with every function's body changed."""

    def changed(code: bytes) -> bytes:
        bodies = [change(index, body) for index, body in enumerate(vector(code))]
        return unsigned(len(bodies)) + b"".join(map(sized, bodies))

    return with_section(module, CODE, changed)


def with_section(module: bytes, changed: int, change: Change) -> bytes:
    """The module with the content of its sections of one kind changed."""
    parts = [module[:8]]  # the magic number and the version
    for kind, content in sections(module):
        parts += [bytes([kind]), sized(change(content) if kind == changed else content)]
    return b"".join(parts)


def sections(module: bytes) -> Iterator[tuple[int, bytes]]:
    """Each section's kind and content."""
    at = 8
    while at < len(module):
        size, begin = number(module, at + 1)
        yield module[at], module[begin : begin + size]
        at = begin + size


def vector(content: bytes) -> Iterator[bytes]:
    """Each of the function bodies, without its size."""
    count, at = number(content, 0)
    for _ in range(count):
        size, begin = number(content, at)
        yield content[begin : begin + size]
        at = begin + size


def after_locals(body: bytes) -> int:
    """Where a body's code begins, behind its declarations of locals: so many, of a type."""
    count, at = number(body, 0)
    for _ in range(count):
        _, at = number(body, at)
        at += 1
    return at


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
