"""Pickles of numbers: read so that nothing in them can call, import or fill the memory.

A pickle is a program. It is first read through without being run: commands that make objects of
their own, or bring in anything from outside, are refused, and so are sizes that the file does not
have. What is left can ask for NumPy's arrays by name, and gets stand-ins that only hold bytes.
"""

import pickle
from collections.abc import Callable
from functools import partial
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[Any]

PLAIN = """
    PROTO FRAME STOP MARK POP POP_MARK NONE NEWTRUE NEWFALSE INT BININT BININT1 BININT2 LONG LONG1
    LONG4 FLOAT BINFLOAT STRING BINSTRING SHORT_BINSTRING UNICODE BINUNICODE SHORT_BINUNICODE
    BINBYTES SHORT_BINBYTES BINBYTES8 BYTEARRAY8 EMPTY_LIST LIST APPEND APPENDS EMPTY_DICT DICT
    SETITEM SETITEMS EMPTY_TUPLE TUPLE TUPLE1 TUPLE2 TUPLE3 GET BINGET LONG_BINGET PUT BINPUT
    LONG_BINPUT MEMOIZE GLOBAL STACK_GLOBAL REDUCE BUILD
"""
"""The commands that arrays, lists, dicts and numbers need. The last four ask for a function by
name, call it and fill what it made; they get the stand-ins alone."""


class RefusedError(ValueError):
    """A pickle wants what no network needs."""


def look_through(data: bytes) -> None:
    """Raise ValueError when a pickle does more than numbers need; nothing of it is run."""
    import pickletools  # here, as the page, which opens no pickle but its own, goes without

    plain = PLAIN.split()
    try:
        for command, argument, _ in pickletools.genops(data):
            if command.name not in plain:
                raise RefusedError(f"It uses {command.name}, which no network needs.")
            if command.name.endswith("PUT") and int(argument or 0) > len(data):
                raise RefusedError("It remembers more than it holds.")
    except RefusedError:
        raise
    except Exception as error:
        raise ValueError(INCOMPLETE) from error


def unpickle(data: bytes) -> Any:
    """The lists, dicts, numbers and arrays in a pickle; ValueError when there is anything else."""
    try:
        return _PlainUnpickler(BytesIO(data)).load()
    except RefusedError:
        raise
    except Exception as error:  # A damaged pickle can fail in any way at all.
        raise ValueError(INCOMPLETE) from error


INCOMPLETE = "It is not a complete pickle: export the weights again."


class _Dtype:
    """A type of plain numbers."""

    def __init__(self, code: str, align: bool = False, copy: bool = True) -> None:
        self.numbers = np.dtype(code)
        if self.numbers.kind not in "fiu":
            raise RefusedError("The pickle holds arrays of something other than numbers.")

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        self.numbers = self.numbers.newbyteorder(state[1])


class Array:
    """An array to be: NumPy takes it as the array that its bytes make."""

    def __init__(self, *_: Any) -> None:
        self.numbers: Numbers = np.empty(0)

    def __setstate__(self, state: tuple[int, tuple[int, ...], _Dtype, bool, bytes]) -> None:
        _, shape, dtype, by_columns, data = state
        self.numbers = _numbers(data, dtype).reshape(shape, order="F" if by_columns else "C")

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> Numbers:
        return self.numbers


def _numbers(data: bytes, dtype: _Dtype) -> Numbers:
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
        raise RefusedError(f"It holds bytes as {encoding}, which no network needs.")
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
            raise RefusedError(f"It asks for {asked}, which no network needs.")
        return partial(admitted)  # a new one each time: BUILD may alter what it is given
