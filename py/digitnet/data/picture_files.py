"""Pictures of digits as people have them: files in a folder, named or sorted by digit.

`7_anything.png` and `7/anything.jpg` both show a 7. Each is decoded as the page does it
(`web/src/pictures/decode.ts`): turned as the camera says, made smaller, its greys as the eye sees
them. Pillow decodes; whoever has no such folder needs none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from digitnet.data.samples import Labels
from digitnet.photo import laid

SIDE = 1024
"""The longer side that the page makes of a larger picture."""
GREYS = (0.299, 0.587, 0.114)
"""How bright red, green and blue are to the eye (Rec. 601)."""
ENDINGS = frozenset([".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp"])


@dataclass(frozen=True)
class Photos:
    """Grey pictures, each (h, w) uint8 of its own size, and the digits meant (n,)."""

    greys: Sequence[NDArray[np.uint8]]
    labels: Labels


def holds_pictures(folder: Path) -> bool:
    """Whether picture files lie in a folder or its folders."""
    return any(_pictures(folder))


def _pictures(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.suffix.lower() in ENDINGS)


def load_folder(folder: Path) -> Photos:
    """All pictures in a folder and its folders; raise ValueError when one cannot be used."""
    files = sorted(_pictures(folder))
    labels = np.array([_digit(path, folder) for path in files], np.uint8)
    return Photos([decoded(path) for path in files], labels)


def _digit(path: Path, folder: Path) -> int:
    """The digit that is the name of a picture's folder, or begins its own name."""
    own = path.stem.split("_")[0]
    for name in (*(part.name for part in path.relative_to(folder).parents), own):
        if len(name) == 1 and name in "0123456789":
            return int(name)
    raise ValueError(f"{path} does not say its digit: name it 7_{path.name}, or put it in 7/.")


def decoded(path: Path) -> NDArray[np.uint8]:
    """The greys (h, w) of a picture file, as the page has them."""
    image_module, operations = pillow("Image"), pillow("ImageOps")
    try:
        with image_module.open(path) as file:
            image = operations.exif_transpose(file).convert("RGBA").convert("RGBa")
    except (OSError, ValueError, SyntaxError, image_module.DecompressionBombError) as error:
        raise ValueError(f"{path} is no picture that can be read: take it out.") from error
    scale = min(1, SIDE / max(image.size))
    width, height = (max(1, round(side * scale)) for side in image.size)
    if scale < 1:
        image = image.resize((width, height), image_module.Resampling.BILINEAR)
    colours = np.asarray(image.convert("RGBA"))
    grey = np.round(colours[..., :3] @ np.array(GREYS)).astype(np.uint8)
    return laid(grey, colours[..., 3])


def pillow(module: str) -> Any:
    """A module of Pillow, or a sentence that says how to have it."""
    try:
        return import_module(f"PIL.{module}")
    except ImportError:
        command = 'pip install -e ".[pictures]"'
        sentence = f"Pillow, which decodes and writes pictures, is not installed: {command}."
        raise ValueError(sentence) from None
