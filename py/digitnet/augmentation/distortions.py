"""Pictures distorted anew each time that they are shown, so that no two are ever the same.

Turned, sheared, stretched and shifted a little, and rubbed as if drawn on rubber: Simard,
Steinkraus and Platt, 2003. All pixels of a picture move by one map. It is shared by a GROUP of
pictures, whose pixels then stand side by side in memory: moving them is copying whole rows.
"""

import numpy as np
from numpy.typing import NDArray

from digitnet.network import Floats
from digitnet.preprocessing.drawing import SIDE

Places = NDArray[np.intp]

GROUP = 32
TURN = 0.085
"""Deviations: of the angle in radians, of x per y, of the logarithm of the size, and in pixels."""
SHEAR = 0.1
STRETCH = 0.06
SHIFT = 0.6
RUBBER = 0.75
CONTRAST = 0.1
FADING = 0.2
"""The last part of a training, in which distortions grow small."""
FAINTEST = 0.25

_KNOTS = np.linspace(-SIDE / 2, SIDE / 2, 6)
_FROM_MIDDLE = np.arange(SIDE) - (SIDE - 1) / 2
_Y, _X = (axis.ravel() for axis in np.meshgrid(_FROM_MIDDLE, _FROM_MIDDLE, indexing="ij"))


def _hills() -> NDArray[np.float64]:
    """(784, 36): how far each pixel follows each of 6 x 6 pins in the rubber."""
    near = np.exp(-0.5 * ((_FROM_MIDDLE[:, None] - _KNOTS) / 4) ** 2)
    near /= np.linalg.norm(near, axis=1, keepdims=True)
    hills: NDArray[np.float64] = np.einsum("ia,jb->ijab", near, near).reshape(SIDE * SIDE, -1)
    return hills


_HILLS = _hills()


def strength_with(left: float) -> float:
    """How strong distortions are while a part of the training is `left`, from 1 down to 0.

    A network that has learnt from strong ones reads better after some weak ones.
    """
    return FAINTEST + (1 - FAINTEST) * min(1.0, left / FADING)


def plain(images: NDArray[np.uint8]) -> Floats:
    """Images (n, 784) of 0 to 255 as (n, 784) of 0 to 1, as they are."""
    return images * np.float32(1 / 255)


def distorted(images: NDArray[np.uint8], rng: np.random.Generator, strength: float) -> Floats:
    """Images (n, 784) of 0 to 255 as (n, 784) of 0 to 1, each group distorted in its own way."""
    pixels = np.ascontiguousarray(images.T).astype(np.float32)
    pixels *= np.float32(1 / 255)
    for start in range(0, len(images), GROUP):
        group = pixels[:, start : start + GROUP]
        group[...] = _contrasted(_moved(np.ascontiguousarray(group), rng, strength), rng, strength)
    return pixels.T


def _moved(pixels: Floats, rng: np.random.Generator, strength: float) -> Floats:
    """Each pixel (a row) taken from elsewhere, from between four others."""
    x, y = (np.clip(axis + (SIDE - 1) / 2, 0, SIDE - 1.001) for axis in _map(rng, strength))
    column, row = x.astype(np.intp), y.astype(np.intp)
    right, down = (
        (axis - whole).astype(np.float32)[:, None] for axis, whole in ((x, column), (y, row))
    )
    at = row * SIDE + column
    upper = _between(pixels, at, at + 1, right)
    lower = _between(pixels, at + SIDE, at + SIDE + 1, right)
    lower -= upper
    lower *= down
    upper += lower
    return upper


def _between(pixels: Floats, here: Places, beside: Places, part: Floats) -> Floats:
    ink: Floats = pixels.take(here, axis=0, mode="clip")
    other = pixels.take(beside, axis=0, mode="clip")
    other -= ink
    other *= part
    ink += other
    return ink


def _map(
    rng: np.random.Generator, strength: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Where each pixel's ink comes from, in pixels from the middle."""
    angle, shear = strength * rng.normal(0, (TURN, SHEAR))
    wide, high = np.exp(strength * rng.normal(0, STRETCH, 2))
    cos, sin = np.cos(angle), np.sin(angle)
    shift = strength * rng.normal(0, SHIFT, 2)
    pull = _HILLS @ (strength * rng.normal(0, RUBBER, (_HILLS.shape[1], 2)))
    x = cos * wide * _X + (cos * shear - sin * high) * _Y + shift[0] + pull[:, 0]
    y = sin * wide * _X + (sin * shear + cos * high) * _Y + shift[1] + pull[:, 1]
    return x, y


def _contrasted(pixels: Floats, rng: np.random.Generator, strength: float) -> Floats:
    """Edges made harder and moved in or out, which makes lines thinner or thicker."""
    gain = np.float32(1 + strength * rng.uniform(0, 0.5))
    thicker = np.float32(strength * rng.normal(0, CONTRAST))
    offset = np.minimum(pixels * (4 * gain), 1)  # Paper stays paper.
    offset *= (1 - gain) / 2 + thicker
    pixels *= gain
    pixels += offset
    return np.clip(pixels, 0, 1, out=pixels)
