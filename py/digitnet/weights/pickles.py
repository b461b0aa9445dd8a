"""Pickles of numbers: read so that nothing in them can call, import or fill the memory.

A pickle is a program. It is first read through without being run: commands that make objects of
their own, or bring in anything from outside, are refused, and so are sizes that the file does not
have. What is left can ask for NumPy's arrays by name, and gets stand-ins that only hold bytes.
"""

import pickle
import re
from collections.abc import Callable
from functools import partial
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray

from digitnet.refusal import RefusalError

Numbers = NDArray[Any]

SMALL = re.compile(
    rb"(?:[N\x88\x89()aesu0\x94]|[Kqh\x80].|M..|[Jj]....|G.{8}|[IFLg][^\n]*+\n)*+", re.DOTALL
)
"""A run of commands that bring one number, take up what is there, or remember it.

NONE NEWTRUE NEWFALSE MARK EMPTY_TUPLE APPEND APPENDS SETITEM SETITEMS POP MEMOIZE,
BININT1 BINPUT BINGET PROTO, BININT2, BININT LONG_BINGET, BINFLOAT, INT FLOAT LONG GET.
"""
CUT_SHORT = b"Kqh\x80MJjGIFLg"
"""Those of SMALL that need more than themselves: one of them is left only where the file ends."""
BARE = b"]}ldt\x85\x86\x871Rb\x93"
"""EMPTY_LIST EMPTY_DICT LIST DICT TUPLE TUPLE1 TUPLE2 TUPLE3 POP_MARK, and what asks for a function
by name, calls it and fills what it made: STACK_GLOBAL REDUCE BUILD. These get the stand-ins alone.
"""
LINES = {b"S": 1, b"V": 1, b"c": 2}
"""STRING UNICODE GLOBAL, each with so many lines."""
SIZED = {
    **dict.fromkeys([b"U", b"\x8c", b"C", b"\x8a"], 1),
    **dict.fromkeys([b"T", b"X", b"B", b"\x8b"], 4),
    **dict.fromkeys([b"\x8d", b"\x8e", b"\x96"], 8),
}
"""Bytes, texts and long integers (SHORT_BINSTRING … BYTEARRAY8), each with so many bytes for its
size."""
MOST_PARTS = 100_000
"""Lists, texts and calls: a layer has one or two for each neuron."""

INCOMPLETE = "It is not a complete pickle: export the weights again."


def look_through(data: bytes) -> None:
    """Raise RefusalError when a pickle does more than numbers need; nothing of it is run."""
    at = 0
    for _ in range(MOST_PARTS):
        at = SMALL.match(data, at).end()  # type: ignore[union-attr]  # it matches nothing as well
        command, at = data[at : at + 1], at + 1
        if command == b".":
            return
        at = _after(command, data, at)
        if at > len(data):
            raise RefusalError("pickle", INCOMPLETE)
    raise RefusalError("deep", "It has more parts than a network: save its weights as arrays.")


def _after(command: bytes, data: bytes, at: int) -> int:
    """Where what belongs to a command ends, when it began at `at`."""
    if not command or command in CUT_SHORT:
        raise RefusalError("pickle", INCOMPLETE)
    if command in BARE:
        return at
    if size := SIZED.get(command):
        return at + size + int.from_bytes(data[at : at + size], "little")
    if command == b"\x95":  # FRAME, which says how much follows it
        fits = int.from_bytes(data[at : at + 8], "little") <= len(data) - at - 8
        return at + 8 if fits else len(data) + 1
    if command == b"r":  # LONG_BINPUT
        return _remembered(int.from_bytes(data[at : at + 4], "little"), data, at + 4)
    if command == b"p":  # PUT
        end = _line_end(data, at)
        number = data[at : min(end, at + 20)].strip()
        return _remembered(int(number) if number.isdigit() else len(data), data, end)
    for _ in range(LINES.get(command, 0)):
        at = _line_end(data, at)
    if command in LINES:
        return at
    used = ascii(command)[1:]
    raise RefusalError("pickle-uses", f"It uses {used}, which no network needs.", used=used)


def _remembered(place: int, data: bytes, end: int) -> int:
    if place >= len(data):  # the reader makes room for as many
        raise RefusalError("swells", "It remembers more than it holds.")
    return end


def _line_end(data: bytes, at: int) -> int:
    return data.find(b"\n", at) + 1 or len(data) + 1


def unpickle(data: bytes) -> Any:
    """The lists, dicts, numbers and arrays in a pickle; raise RefusalError if it holds others."""
    look_through(data)
    try:
        return _PlainUnpickler(BytesIO(data)).load()
    except RefusalError:
        raise
    except Exception as error:  # A damaged pickle can fail in any way at all.
        raise RefusalError("pickle", INCOMPLETE) from error


class _Dtype:
    """A type of plain numbers."""

    def __init__(self, code: str, align: bool = False, copy: bool = True) -> None:
        self.numbers = np.dtype(code)
        if self.numbers.kind not in "fiuO":
            raise RefusalError("numbers", "Weights and biases must be numbers.")

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        self.numbers = self.numbers.newbyteorder(state[1])


class Array:
    """An array to be: NumPy takes it as the array that its bytes make."""

    def __init__(self, *_: Any) -> None:
        self.numbers: Numbers = np.empty(0)
        self.entries: list[Any] | None = None
        """What an array of arrays holds, which has no numbers of its own."""

    def __setstate__(self, state: tuple[int, tuple[int, ...], _Dtype, bool, Any]) -> None:
        _, shape, dtype, by_columns, data = state
        if dtype.numbers.kind == "O":
            if not isinstance(data, list) or tuple(shape) != (len(data),):
                raise RefusalError("numbers", "Weights and biases must be numbers.")
            self.entries = data
            return
        self.numbers = _numbers(data, dtype).reshape(shape, order="F" if by_columns else "C")

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> Numbers:
        return self.numbers


def _numbers(data: bytes, dtype: _Dtype) -> Numbers:
    if dtype.numbers.kind == "O":
        raise RefusalError("numbers", "Weights and biases must be numbers.")
    # NumPy never gives back the bytearray of a failed attempt, so it gets bytes.
    return np.frombuffer(bytes(memoryview(data)), dtype.numbers)


def _scalar(dtype: _Dtype, data: bytes) -> float:
    return float(_numbers(data, dtype)[0])


def _from_buffer(data: bytes, dtype: _Dtype, shape: tuple[int, ...], order: str) -> Array:
    array = Array()
    array.__setstate__((1, shape, dtype, order == "F", data))
    return array


def _latin_bytes(text: str, encoding: str) -> bytes:
    """The bytes that protocol 2, which has none of its own, writes as text."""
    if encoding != "latin1":
        raise RefusalError("pickle", INCOMPLETE)
    return text.encode("latin1")


ADMITTED: dict[tuple[str, str], Callable[..., Any]] = {
    ("_codecs", "encode"): _latin_bytes,
    ("numpy", "dtype"): _Dtype,
    ("numpy", "ndarray"): Array,
    ("numpy._core.multiarray", "_reconstruct"): Array,
    ("numpy._core.multiarray", "scalar"): _scalar,
    ("numpy._core.numeric", "_frombuffer"): _from_buffer,
}
"""What stands in for all that a pickle of arrays asks for."""


class _PlainUnpickler(pickle.Unpickler):
    """Hands out the stand-ins, and nothing else."""

    def find_class(self, module: str, name: str) -> Callable[..., Any]:
        # NumPy 2 renamed core to _core; older pickles name the old one.
        admitted = ADMITTED.get((module.replace("numpy.core.", "numpy._core."), name))
        if admitted is None:
            asked = ascii(f"{module}.{name}")[:80]
            sentence = f"It asks for {asked}, which no network needs."
            raise RefusalError("pickle-asks", sentence, asked=asked)
        return partial(admitted)  # a new one each time: BUILD may alter what it is given
