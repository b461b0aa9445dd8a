"""Makes pictures of a kind from drawings and reads them as the page does."""

import zlib
from collections.abc import Iterator

import numpy as np

from digitnet.data.samples import Drawings
from digitnet.photo import find_ink
from digitnet.reading import Reader, Reading
from tests.scenes.camera import Picture
from tests.scenes.paper import Kind


def pictures(
    kind: Kind, drawings: Drawings, count: int, name: str = ""
) -> Iterator[tuple[Picture, int]]:
    """Pictures of a kind, the same each time, and the digits meant."""
    rng = np.random.default_rng(zlib.crc32(name.encode()))
    for chosen in rng.permutation(len(drawings.labels))[:count]:
        others = [drawings.strokes[other] for other in rng.choice(len(drawings.labels), 25)]
        yield kind(drawings.strokes[chosen], others, rng), int(drawings.labels[chosen])


def read(reader: Reader, picture: Picture) -> tuple[Reading | None, Picture]:
    """The reading, or None if it is refused, and the ink that was found."""
    try:
        ink = find_ink(picture)
        return reader.read_picture(ink), ink
    except ValueError:
        return None, np.zeros((8, 8), np.uint8)


def right(reader: Reader, kind: Kind, drawings: Drawings, count: int) -> int:
    """How many are read as what was meant."""
    both = [(read(reader, picture)[0], digit) for picture, digit in pictures(kind, drawings, count)]
    return sum(reading is not None and reading.digit == digit for reading, digit in both)


def answered(reader: Reader, kind: Kind, drawings: Drawings, count: int) -> int:
    """How many are answered, be it rightly or wrongly."""
    readings = [read(reader, picture)[0] for picture, _ in pictures(kind, drawings, count)]
    return sum(reading is not None and reading.sure for reading in readings)
