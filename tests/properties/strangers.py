"""What every door owes a stranger: something sound, or a refusal in one clear sentence, at once."""

import os
import tracemalloc
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import process_time
from typing import Any, TypeVar

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st

from digitnet.reading import Reading

T = TypeVar("T")

THOUSAND = settings(max_examples=1000, deadline=None)  # `promptly` has a better clock
TENS = settings(max_examples=60, deadline=None)
"""For cases that take long to make or to read."""

HANGS = 30.0
"""Seconds of the processor's time. Nothing may take longer than one on a quiet machine, and a busy
one takes several times as long; what grows faster than the input needs minutes."""

tried: defaultdict[str, list[float]] = defaultdict(list)
"""By the name of the test, what each of its cases took."""


@contextmanager
def promptly() -> Iterator[None]:
    """What is done meanwhile comes to its end, and how long it took is noted."""
    began = process_time()
    yield
    took = process_time() - began
    test, _, _ = os.environ["PYTEST_CURRENT_TEST"].partition("[")
    tried[test.removesuffix(" (call)")].append(took)
    assert took < HANGS, f"it took {took:.2f} s"


def nested(odd: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Lists and dictionaries of odd things, in one another."""
    return st.recursive(
        odd,
        lambda inner: st.one_of(
            st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=4), inner, max_size=3)
        ),
        max_leaves=12,
    )


def taken(door: Callable[..., T], *given: Any) -> T | None:
    """What the door makes of it; None when it refuses. Every other exception is a fault, and so
    is to take long."""
    with promptly():
        try:
            answer = door(*given)
            return None if isinstance(answer, dict) and "refused" in answer else answer
        except ValueError as refusal:
            sentence = str(refusal)
            assert "\n" not in sentence
            assert sentence[:1].isupper() or sentence[:1] in "/\"'"
            assert sentence.endswith(".")
            return None


@contextmanager
def at_most(megabytes: float) -> Iterator[None]:
    """What is done meanwhile takes no more memory than this at any time."""
    tracemalloc.start()
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < megabytes * 1e6
    finally:
        tracemalloc.stop()


def check_reading(reading: Reading | None) -> None:
    if reading is None:
        return
    assert reading.digit == reading.confidences.argmax()
    assert reading.confidences.sum() == np.float32(1) or abs(reading.confidences.sum() - 1) < 1e-5
    assert all(np.isfinite(layer).all() for layer in reading.activations)


@dataclass(frozen=True)
class Handed:
    """An array or an object as the page's worker hands it to Python."""

    value: Any

    def to_py(self) -> Any:
        return self.value
