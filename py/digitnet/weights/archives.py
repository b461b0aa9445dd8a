"""`.npz` files of arrays of numbers: read so that nothing in them can swell or run.

An `.npz` is a zip of `.npy` files, each a short header and the bytes of one array. What a file says
of its size is believed only up to a bound, and no more than it says is ever unpacked. `zipfile`
could read it too, but would add 100 kB to every first visit of the page.
"""

import re
import zlib
from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np

from digitnet.refusal import RefusalError
from digitnet.weights.pickles import unpickle

MOST_BYTES = 40_000_000
"""Of all arrays together, unpacked: five million numbers, three times what the page reads with."""
MOST_FILES = 200

LISTED = {10: 2, 16: 4, 20: 4, 24: 4, 28: 2, 30: 2, 32: 2, 42: 4}
"""Where in a zip's list the numbers stand that are needed of each file, each with its bytes:
PKWARE's APPNOTE, section 4.3.12."""
LISTED_SIZE = 46
END = {10: 2, 16: 4}
"""And at its end, of the list itself: section 4.3.16."""
END_SIZE = 22
LOCAL = {26: 2, 28: 2}
"""And before each file: section 4.3.7."""
LOCAL_SIZE = 30
STORED, DEFLATED = 0, 8

HEADER = re.compile(
    rb"\x93NUMPY(?:\x01\0..|[\x02\x03]\0....)"
    rb"\{'descr': '([^']{1,20})', 'fortran_order': (True|False), "
    rb"'shape': \(([\d, ]{0,60})\), \} *\n",
    re.DOTALL,
)
"""The header of `.npy`, as NumPy writes it: versions 1 to 3."""

INCOMPLETE = "It is not a complete .npz of numbers: save it again by numpy.savez."


class _File(NamedTuple):
    """A file as the zip lists it."""

    method: int
    checksum: int
    packed: int
    size: int
    name: str
    begin: int


def arrays_in(data: bytes) -> dict[str, Any]:
    """Every array of an `.npz` by its name; raise RefusalError when it holds anything else."""
    try:
        files = list(_listed(data))
        if sum(file.size for file in files) > MOST_BYTES:
            sentence = "Its arrays take more than 40 MB: train with fewer neurons."
            raise RefusalError("large", sentence)
        return {file.name.removesuffix(".npy"): _array(_unpacked(data, file)) for file in files}
    except RefusalError:
        raise
    except Exception as error:  # A damaged archive can fail in any way at all.
        raise RefusalError("archive", INCOMPLETE) from error


def _listed(data: bytes) -> Iterator[_File]:
    end = data.rindex(b"PK\5\6", 0, len(data) - END_SIZE + 4)
    count, at = _numbers(data, end, END)
    if count > MOST_FILES:
        raise RefusalError("swells", "It holds more files than a network has layers.")
    for _ in range(count):
        if data[at : at + 4] != b"PK\1\2":
            raise RefusalError("archive", INCOMPLETE)
        method, checksum, packed, size, name, extra, comment, begin = _numbers(data, at, LISTED)
        at += LISTED_SIZE
        yield _File(method, checksum, packed, size, data[at : at + name].decode("ascii"), begin)
        at += name + extra + comment


def _numbers(data: bytes, at: int, places: dict[int, int]) -> list[int]:
    spans = [(at + place, at + place + size) for place, size in places.items()]
    return [int.from_bytes(data[begin:end], "little") for begin, end in spans]


def _unpacked(data: bytes, file: _File) -> bytes:
    name, extra = _numbers(data, file.begin, LOCAL)
    begin = file.begin + LOCAL_SIZE + name + extra
    content = data[begin : begin + file.packed]
    if file.method == DEFLATED:
        content = zlib.decompressobj(-zlib.MAX_WBITS).decompress(content, file.size + 1)
    sound = file.method in (STORED, DEFLATED) and len(content) == file.size
    if not sound or zlib.crc32(content) != file.checksum:
        raise RefusalError("archive", INCOMPLETE)
    return content


def _array(file: bytes) -> Any:
    header = HEADER.match(file)
    if not header:
        raise RefusalError("archive", INCOMPLETE)
    kind, by_columns, shape = (part.decode("ascii") for part in header.groups())
    if kind == "|O":  # arrays of several sizes in one are kept as a pickle
        return unpickle(file[header.end() :])
    dtype = np.dtype(kind)
    if dtype.kind not in "fiu":
        raise RefusalError("numbers", "Weights and biases must be numbers.")
    sides = [int(side) for side in shape.replace(",", " ").split()]
    numbers = np.frombuffer(file, dtype, offset=header.end())
    return numbers.reshape(sides, order="F" if by_columns == "True" else "C")
