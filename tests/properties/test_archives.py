"""No `.npz` runs, swells or keeps Python busy, however its parts contradict each other."""

import io
import pickle
import struct
import zipfile
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from digitnet.weights import from_bytes
from digitnet.weights.archives import MOST_BYTES
from tests.properties import mischief
from tests.properties.strangers import at_most, promptly, taken


def saved(compressed: bool = False, **arrays: Any) -> bytes:
    file = io.BytesIO()
    (np.savez_compressed if compressed else np.savez)(file, **arrays)
    return file.getvalue()


WHOLE: dict[str, Any] = {
    "W1": np.ones((3, 5)),
    "b1": np.ones(3),
    "W2": np.ones((2, 3)),
    "b2": [0, 1],
}


def npy(shape: str, kind: str = "<f8", content: bytes = b"") -> bytes:
    header = f"{{'descr': '{kind}', 'fortran_order': False, 'shape': {shape}, }}\n".encode()
    return b"\x93NUMPY\x01\0" + struct.pack("<H", len(header)) + header + content


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return file.getvalue()


def listed(size: int, content: bytes, times: int = 1) -> bytes:
    """A zip by hand, whose list names one deflated file so many times, and says how large it is."""
    packer = zlib.compressobj(9, wbits=-15)
    packed = packer.compress(content) + packer.flush()
    local = struct.pack("<4s22xHH", b"PK\3\4", 0, 0)
    entry = struct.pack(
        "<4s6xH4xLLLHHH8xL", b"PK\1\2", 8, zlib.crc32(content), len(packed), size, 1, 0, 0, 0
    )
    entries = (entry + b"W") * times
    end = struct.pack("<4s4xHHLL2x", b"PK\5\6", times, times, len(entries), len(local + packed))
    return local + packed + entries + end


ZEROS = bytes(200_000_000)
BOMBS = {
    "two hundred megabytes of nothing": zipped({"W1.npy": ZEROS}),
    "more than it says": listed(1000, ZEROS),
    "less than it says": listed(MOST_BYTES, b"no more"),
    "one file many times": listed(MOST_BYTES // 100, bytes(MOST_BYTES // 100), 150),
    "more files than layers": listed(1, b"1", 60_000),
    "a size beyond all": listed(2**32 - 1, b"1"),
    "an archive in an archive": zipped({"W1.npy": zipped({"W1.npy": ZEROS})}),
    "a shape that it has no numbers for": zipped({"W1.npy": npy("(1000000000, 1000000000)")}),
    "a shape of many sides": zipped({"W1.npy": npy("(" + "1, " * 19 + ")")}),
    "a type as wide as memory": zipped({"W1.npy": npy("(1,)", "V2000000000")}),
    "a type with parts": zipped({"W1.npy": npy("(1,)", "f8,f8", bytes(16))}),
    "a long header": zipped({"W1.npy": b"\x93NUMPY\2\0\xff\xff\xff\xff{" + b" " * 10**7}),
    "another way to pack": zipped({"W1.npy": npy("(1,)", "<f8", bytes(8))}, zipfile.ZIP_LZMA),
    "no list of files": b"PK\3\4" + bytes(1000),
    "ends without end": b"PK" + b"PK\5\6" * 5_000_000,
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_small_archive_cannot_fill_the_memory(bomb: str) -> None:
    for bound in at_most(megabytes=200), promptly():
        with bound, pytest.raises(ValueError, match=r"^[^\n]+\.$"):
            from_bytes(BOMBS[bomb])


class Payload:
    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> Any:
        return mischief.strike, (str(self.path),)


def test_an_array_of_objects_calls_nothing(tmp_path: Path) -> None:
    struck = tmp_path / "struck"
    attack = np.array([Payload(struck)], object)
    with pytest.raises(ValueError, match=r"which no network needs\.$"):
        from_bytes(saved(weights=attack, biases=attack))
    assert not struck.exists()
    pickle.loads(pickle.dumps(attack))  # the payload is a real one
    assert struck.exists()


@pytest.mark.parametrize("compressed", [False, True])
def test_an_archive_changed_anywhere_is_a_network_or_refused(compressed: bool) -> None:
    data = saved(compressed, **WHOLE)
    assert from_bytes(data).network.sizes == [5, 3, 2]
    rng = np.random.default_rng(compressed)
    for _ in range(3000):
        changed = bytearray(data)
        for place in rng.integers(2, len(data), size=rng.integers(1, 4)):
            changed[place] = rng.integers(256)
        taken(from_bytes, bytes(changed))
    for length in range(2, len(data)):
        assert taken(from_bytes, data[:length]) is None
