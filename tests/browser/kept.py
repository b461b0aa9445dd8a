"""A drawing as the page keeps it: what `web/src/keeping/code.ts` writes."""

from base64 import urlsafe_b64encode
from collections.abc import Iterable, Sequence
from itertools import pairwise


def code(*strokes: Sequence[tuple[int, int]], width: int = 72) -> str:
    """Of strokes in 1024ths of the pad."""
    content = b"".join(varints([width, len(points), *steps(points)]) for points in strokes)
    return urlsafe_b64encode(content).decode().rstrip("=")


def steps(points: Sequence[tuple[int, int]]) -> Iterable[int]:
    for before, after in pairwise([(0, 0), *points]):
        for a, b in zip(before, after, strict=True):
            yield 2 * (b - a) if b >= a else 2 * (a - b) - 1


def varints(numbers: Iterable[int]) -> bytes:
    content = bytearray()
    for number in numbers:
        while number > 127:
            content.append(number & 127 | 128)
            number >>= 7
        content.append(number)
    return bytes(content)
