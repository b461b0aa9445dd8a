"""A contact sheet of misreadings, to look at: what was given, beside what the network saw of it."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from digitnet.data.picture_files import Photos, pillow
from digitnet.data.samples import Drawings, Pictures
from digitnet.files import write_beside
from digitnet.preprocessing.drawing import SIDE
from digitnet.reading import Reading

TILE = 112
"""Points of one picture's side."""
ACROSS = 6
LINE = 14
"""Points for the words above a tile."""
MOST = 600


class Misread(NamedTuple):
    """One sample that was misread: two pictures (h, w) uint8, and what was meant and said."""

    given: NDArray[np.uint8]
    seen: NDArray[np.uint8]
    words: str


def misread_of(
    samples: Pictures | Drawings | Photos, readings: Sequence[Reading | None]
) -> list[Misread]:
    """Every sample whose digit was not read as meant; a drawing is shown as it was rendered."""
    misread = []
    for number, (reading, label) in enumerate(zip(readings, samples.labels, strict=True)):
        if reading is None or reading.digit != label:
            seen = np.zeros((SIDE, SIDE)) if reading is None else reading.activations[0]
            image = np.round(seen.reshape(SIDE, SIDE) * 255).astype(np.uint8)
            given = image
            if isinstance(samples, Pictures):
                given = samples.images[number]
            elif isinstance(samples, Photos):
                given = samples.greys[number]
            misread.append(Misread(given, image, _words(int(label), reading)))
    return misread


def _words(label: int, reading: Reading | None) -> str:
    if reading is None:
        return f"{label}, refused"
    sure = "" if reading.sure else ", not sure"
    return f"{label} read as {reading.digit}, {reading.confidence:.0%}{sure}"


def write_sheet(misread: Sequence[Misread], path: Path) -> None:
    """Write a PNG of them, at most 600, six in a row."""
    image, drawing = pillow("Image"), pillow("ImageDraw")
    shown = misread[:MOST]
    height = max(1, -(-len(shown) // ACROSS)) * (TILE + LINE)
    sheet = image.new("L", (ACROSS * (2 * TILE + LINE), height), 128)
    pen = drawing.Draw(sheet)
    for number, (*both, words) in enumerate(shown):
        row, column = divmod(number, ACROSS)
        left, top = column * (2 * TILE + LINE), row * (TILE + LINE)
        pen.text((left, top + 1), words, fill=255)
        for place, picture in enumerate(both):
            tile = image.fromarray(picture)
            scale = TILE / max(tile.size)
            tile = tile.resize([max(1, round(side * scale)) for side in tile.size])
            sheet.paste(tile, (left + place * TILE, top + LINE))
    content = BytesIO()
    sheet.save(content, "PNG")
    write_beside(path, content.getvalue())
