"""No pickle runs, imports or swells, whichever of its commands it tries it with."""

import copyreg
import pickle
import struct
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from digitnet.network import Network
from digitnet.weights.layers import network_in
from digitnet.weights.pickles import ADMITTED, unpickle
from tests.properties import mischief
from tests.properties.strangers import at_most, promptly, taken


def from_pickle(data: bytes) -> Network:
    """The network in a pickle, whatever its first byte."""
    return network_in(unpickle(data), len(data))[0]


HOME = mischief.__name__


def text(words: str) -> bytes:
    return b"X" + struct.pack("<I", len(words)) + words.encode()


def named(name: str) -> bytes:
    return f"c{HOME}\n{name}\n".encode()


EXTENSION = 0x7F
ATTACKS: dict[str, Callable[[str], bytes]] = {
    "GLOBAL, REDUCE": lambda path: named("strike") + text(path) + b"\x85R.",
    "STACK_GLOBAL": lambda path: text(HOME) + text("strike") + b"\x93" + text(path) + b"\x85R.",
    "INST": lambda path: b"(" + text(path) + f"i{HOME}\nstrike\n.".encode(),
    "OBJ": lambda path: b"(" + named("Maker") + text(path) + b"o.",
    "NEWOBJ": lambda path: named("Maker") + text(path) + b"\x85\x81.",
    "NEWOBJ_EX": lambda path: named("Maker") + text(path) + b"\x85}\x92.",
    "BUILD": lambda path: named("Heir") + b")R" + text(path) + b"b.",
    "EXT1": lambda path: b"\x82\x7f" + text(path) + b"\x85R.",
    "EXT2": lambda path: b"\x83\x7f\0" + text(path) + b"\x85R.",
    "EXT4": lambda path: b"\x84\x7f\0\0\0" + text(path) + b"\x85R.",
    "a pickle in a pickle": lambda path: (
        b"cpickle\nloads\nB" + struct.pack("<I", len(inner(path))) + inner(path) + b"\x85R."
    ),
    "behind a whole network": lambda path: (
        pickle.dumps({"weights": [], "biases": []}, 4)[:-1] + b"0" + inner(path)
    ),
    "named in old letters": lambda path: (
        b"cos\nsystem\nS'touch \"" + path.encode() + b"\"'\n\x85R."
    ),
}


def inner(path: str) -> bytes:
    return named("strike") + text(path) + b"\x85R."


@pytest.fixture
def network() -> Network:
    return Network.uniform([5, 3, 2], np.random.default_rng(0))


@pytest.fixture
def extension() -> Iterator[None]:
    """A program that has given the function a number, as EXT1, EXT2 and EXT4 need."""
    copyreg.add_extension(HOME, "strike", EXTENSION)
    yield
    copyreg.remove_extension(HOME, "strike", EXTENSION)


@pytest.mark.parametrize("command", ATTACKS)
def test_every_command_that_calls_something_is_refused(
    command: str, extension: None, tmp_path: Path
) -> None:
    struck = tmp_path / "struck"
    attack = ATTACKS[command](str(struck))
    with pytest.raises(ValueError, match=r"which no network needs\.$"):
        from_pickle(attack)
    assert not struck.exists()
    pickle.loads(attack)  # the payload is a real one
    assert struck.exists()


@pytest.mark.parametrize("command", [b"Psomebody\n.", b"K\x01Q.", b"\x97.", b"N\x98.", b"K\x012."])
def test_nothing_is_asked_of_outside_or_doubled(command: bytes) -> None:
    """PERSID, BINPERSID, NEXT_BUFFER, READONLY_BUFFER, DUP."""
    with pytest.raises(ValueError, match="which no network needs"):
        from_pickle(command)


NAMES = """
    builtins.eval builtins.exec builtins.getattr builtins.__import__ builtins.open os.system
    posix.system subprocess.Popen importlib.import_module operator.attrgetter functools.partial
    types.FunctionType pickle.loads copyreg._reconstructor ctypes.CDLL numpy.load numpy.memmap
    numpy.core.multiarray.fromfile numpy.lib.format.read_array numpy.rec.fromrecords
    numpy.ndarray.tofile numpy.dtype.type digitnet.weights.save_pickle _codecs.decode
"""


@pytest.mark.parametrize("name", NAMES.split())
def test_every_name_but_numpys_arrays_is_refused(name: str) -> None:
    module, _, function = name.rpartition(".")
    for asking in (f"c{module}\n{function}\n.".encode(), text(module) + text(function) + b"\x93."):
        with pytest.raises(ValueError, match=f"asks for '{name}'"):
            from_pickle(asking)


@pytest.mark.parametrize(("module", "name"), ADMITTED)
@pytest.mark.parametrize("attribute", ["__defaults__", "__kwdefaults__", "__setstate__", "x"])
def test_what_stands_in_for_numpy_cannot_be_altered(
    module: str, name: str, attribute: str, network: Network
) -> None:
    """BUILD with a pair of dicts sets any attribute of what lies below it."""
    stand_in = ADMITTED[module, name]
    before = getattr(stand_in, attribute, None)
    state = b"N}" + text(attribute) + b"Ns\x86b"
    taken(from_pickle, f"c{module}\n{name}\n".encode() + state + b".")
    assert getattr(stand_in, attribute, None) is before
    whole = pickle.dumps({"weights": network.weights, "biases": network.biases})
    assert from_pickle(whole).sizes == network.sizes


def laughs() -> bytes:
    """A list of ten lists of ten … forty deep: a few hundred bytes, 10^40 numbers."""
    data = b"(lp0\nI1\na"
    for level in range(1, 40):
        data += f"(lp{level}\n".encode() + f"g{level - 1}\na".encode() * 10
    return b"(dS'weights'\n" + data + b"sS'biases'\n(ls."


def myself() -> bytes:
    """A list that holds itself twice."""
    return b"}(" + text("weights") + b"]q\0h\0ah\0a" + text("biases") + b"]u."


def often() -> bytes:
    """One array, named ten thousand times."""
    array = pickle.dumps(np.zeros(10_000, np.uint8), 4)[2:-1].split(b"\x95", 1)[-1][8:]
    return (
        b"\x80\x04}("
        + text("weights")
        + b"]"
        + array
        + b"q\x7f"
        + b"("
        + b"h\x7f" * 10_000
        + (b"e" + text("biases") + b"]u.")
    )


BOMBS = {
    "BINBYTES8 of 2**60": b"\x8e" + struct.pack("<Q", 2**60) + b"x.",
    "BYTEARRAY8 of 2**40": b"\x96" + struct.pack("<Q", 2**40) + b"x.",
    "BINUNICODE8 of 2**60": b"\x8d" + struct.pack("<Q", 2**60) + b"x.",
    "BINBYTES of 2**32": b"B\xff\xff\xff\xffx.",
    "LONG4 of 2**31": b"\x8b\xff\xff\xff\x7fx.",
    "FRAME of 2**60": b"\x80\x04\x95" + struct.pack("<Q", 2**60) + b"N.",
    "LONG_BINPUT at 2**32": b"Nr\xff\xff\xff\xff.",
    "PUT at 10**18": b"Np1000000000000000000\n.",
    "INT of a million figures": b"I" + b"9" * 1_000_000 + b"\n.",
    "a billion laughs": laughs(),
    "a list in itself": myself(),
    "one array many times": often(),
    "a hundred thousand lists deep": b"(dS'weights'\n" + b"]" * 10**5 + b"a" * (10**5 - 1) + b"s.",
    "a huge shape": (
        b"}("
        + text("weights")
        + b"]cnumpy\nndarray\n\x8a\x06\0\0\0\0\0\x01\x85\x85Ra"
        + text("biases")
        + b"]u."
    ),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_small_pickle_cannot_fill_the_memory(bomb: str) -> None:
    for bound in at_most(megabytes=200), promptly():
        with bound, pytest.raises(ValueError, match=r"^[^\n]+\.$"):
            from_pickle(BOMBS[bomb])


MEGABYTES = 20_000_000
FULL = {
    "lists": b"]" * MEGABYTES,
    "lists put away": b"]0" * (MEGABYTES // 2),
    "marks": b"(" * MEGABYTES,
    "nothing": b"N" * MEGABYTES,
    "numbers": b"(" + b"G?\xf0\0\0\0\0\0\0" * (MEGABYTES // 9),
    "small numbers": b"M\xff\xff" * (MEGABYTES // 3),
    "numbers in figures": b"(" + b"F0.1234567890123456\n" * (MEGABYTES // 20),
    "one number": b"I" + b"9" * MEGABYTES + b"\n.",
    "one with a point": b"F." + b"9" * MEGABYTES + b"\n.",
    "one long": b"\x8b" + struct.pack("<I", MEGABYTES) + b"\xff" * MEGABYTES + b".",
    "names": b"cnumpy\ndtype\n0" * (MEGABYTES // 14),
    "things remembered": b"N" + b"\x94" * MEGABYTES,
    "things remembered by number": b"Np1\n" * (MEGABYTES // 4),
    "tuples": b"N" + b"\x85" * MEGABYTES,
    "calls": b"cnumpy\ndtype\nq\0" + b"h\0U\x02f8\x85R0" * (MEGABYTES // 10),
    "a text": b"X" + struct.pack("<I", MEGABYTES) + b"x" * MEGABYTES + b".",
    "an array": pickle.dumps(np.zeros(MEGABYTES, np.uint8)),
    "an array in letters": pickle.dumps(np.full(MEGABYTES // 2, 255, np.uint8), 2),
    "lines": b"S''\n0" * (MEGABYTES // 5),
}
"""As long as what the page opens."""


@pytest.mark.parametrize("name", FULL)
def test_a_pickle_full_of_anything_is_refused_at_once(name: str) -> None:
    for bound in at_most(megabytes=700), promptly():
        with bound, pytest.raises(ValueError, match=r"^[^\n]+\.$"):
            from_pickle(FULL[name])


@pytest.mark.parametrize("kind", [object, "S5", "M8[s]", "V8", [("a", "f4")], bool, complex])
def test_arrays_of_anything_but_numbers_are_refused(kind: object) -> None:
    arrays = np.zeros((2, 2), kind)  # type: ignore[call-overload]
    with pytest.raises(ValueError, match=r"numbers|no network needs|not a complete pickle"):
        from_pickle(pickle.dumps({"weights": [arrays], "biases": [arrays[0]]}))


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_a_pickle_changed_anywhere_is_a_network_or_refused(protocol: int, network: Network) -> None:
    data = pickle.dumps({"weights": network.weights, "biases": network.biases}, protocol)
    assert from_pickle(data).sizes == [5, 3, 2]
    rng = np.random.default_rng(protocol)
    for _ in range(3000):
        changed = bytearray(data)
        for place in rng.integers(len(data), size=rng.integers(1, 4)):
            changed[place] = rng.integers(256)
        taken(from_pickle, bytes(changed))
    for length in range(len(data)):
        assert taken(from_pickle, data[:length]) is None
