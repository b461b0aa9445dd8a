"""What the package's commands have in common: they end in one sentence, whatever ends them."""

import signal
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from traceback import clear_frames
from typing import Any, Protocol, TypeVar

T = TypeVar("T")


class Watch(Protocol):
    """Hands items on one by one, and may show how far it has come."""

    def __call__(self, items: Iterable[T], count: int, what: str) -> Iterable[T]:
        """The same items, of which there are `count`; `what` is being done with them."""


def unwatched(items: Iterable[T], count: int, what: str) -> Iterable[T]:
    """The items alone."""
    return items


@contextmanager
def one_sentence(command: str) -> Iterator[None]:
    """What goes wrong meanwhile, or Ctrl-C, ends the command with a sentence."""
    try:
        yield
    except (KeyboardInterrupt, ValueError, MemoryError, OSError) as error:
        clear_frames(error.__traceback__)  # A bar that is under way ends before the sentence.
        sys.exit(f"{command}: {_sentence(error)}")


def _sentence(error: BaseException) -> str:
    if isinstance(error, KeyboardInterrupt):
        return "stopped."
    if isinstance(error, MemoryError):
        return f"there is too little memory for this. {error}"
    if isinstance(error, OSError):
        return f"{error.filename or 'a file'} cannot be used: {error.strerror or error}."
    return str(error)


@contextmanager
def stop_asked() -> Iterator[threading.Event]:
    """Meanwhile Ctrl-C, or being ended, only sets the event: whoever looks stops where it can."""
    asked = threading.Event()

    def ask(*_: Any) -> None:
        asked.set()

    signals = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(each, ask) for each in signals]
    try:
        yield asked
    finally:
        for each, handler in zip(signals, before, strict=True):
            signal.signal(each, handler)
