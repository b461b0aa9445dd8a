"""From what lies there to the picture that a camera takes of it."""

from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from tests.scenes.drawn import Floats, Size

Picture = NDArray[np.uint8]


def aslant(
    scene: Floats, rng: np.random.Generator, turn: float = 5.0, lean: float = 0.03
) -> Floats:
    """Seen from somewhat aside: turned by up to so many degrees, corners moved by a part."""
    height, width = scene.shape
    angle = np.radians(rng.uniform(-turn, turn))
    zoom = 1 - 0.9 * abs(np.sin(angle)) - lean  # nothing from beyond the scene is seen
    corners = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) / 2 * zoom
    corners = corners + rng.uniform(-lean, lean, (4, 2)) / 2
    cos, sin = np.cos(angle), np.sin(angle)
    corners = corners @ np.array([[cos, sin], [-sin, cos]])
    source = (corners + 0.5) * (width, height)
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float64)
    rows = []
    for (x, y), (u, v) in zip(target, source, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
    change = np.linalg.solve(np.array(rows), source.ravel())
    image = Image.fromarray((scene * 255).astype(np.float32), "F")
    bilinear = Image.Resampling.BILINEAR
    seen = image.transform((width, height), Image.Transform.PERSPECTIVE, change.tolist(), bilinear)
    return np.asarray(seen, np.float64) / 255


def light(size: Size, rng: np.random.Generator, fall: float = 0.3) -> Floats:
    """Brighter on one side by up to a part."""
    y, x = np.mgrid[: size[0], : size[1]] / max(size) - 0.5
    angle = rng.uniform(0, 2 * np.pi)
    slope: Floats = 1 - rng.uniform(0, fall) * (0.5 + x * np.cos(angle) + y * np.sin(angle))
    return slope


def shadow(
    size: Size, rng: np.random.Generator, dark: float, soft: float, bent: float = 0.0
) -> Floats:
    """Half of the picture in shadow; its edge is soft by so many parts of the picture."""
    y, x = np.mgrid[: size[0], : size[1]] / max(size) - 0.5
    angle = rng.uniform(0, 2 * np.pi)
    across = x * np.cos(angle) + y * np.sin(angle) - rng.uniform(-0.15, 0.15)
    along = y * np.cos(angle) - x * np.sin(angle)
    across = across + bent * np.sin(rng.uniform(4, 9) * along + rng.uniform(0, 6))
    lit = np.clip(across / max(soft, 1e-3) + 0.5, 0, 1)
    fallen: Floats = dark + (1 - dark) * lit
    return fallen


def taken(
    scene: Floats,
    rng: np.random.Generator,
    *,
    blur: float = 0.8,
    noise: float = 4.0,
    quality: int | None = 85,
) -> Picture:
    """The picture, 0 to 255, of a lit scene, 0 to 1: through a lens, with noise, as JPEG."""
    image = Image.fromarray((scene.clip(0, 1) * 255).astype(np.uint8))
    seen = np.asarray(image.filter(ImageFilter.GaussianBlur(blur)), np.float64)
    seen = seen + rng.normal(0, noise, seen.shape) if noise else seen
    image = Image.fromarray(seen.clip(0, 255).astype(np.uint8))
    if quality is None:
        return np.asarray(image)
    file = BytesIO()
    image.save(file, "JPEG", quality=quality)
    return np.asarray(Image.open(file))
