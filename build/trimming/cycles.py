"""Run inside Pyodide as part of the workload: reference cycles of every kind, and their collection.

When Python looks for garbage depends on all that went before, so here it finds every kind.
"""

import gc
import weakref
from functools import partial
from types import SimpleNamespace

ERRORS = [
    *(ArithmeticError, AssertionError, AttributeError, ImportError, IndexError, KeyError),
    *(MemoryError, NameError, OSError, OverflowError, RuntimeError, StopIteration, SyntaxError),
    *(SystemExit, TypeError, ValueError, Exception),
]


def leave() -> None:
    """Leave behind what refers to itself."""

    class Thing:
        def method(self) -> "Thing":
            return thing

        @property
        def own(self) -> "Thing":
            return self

    thing = Thing()
    thing.__dict__.update(
        names=SimpleNamespace(thing=thing),
        containers=([thing], (thing,), {thing}, frozenset({thing}), {1: thing}, slice(thing)),
        views=({1: thing}.items(), {1: thing}.values(), {thing: 1}.keys()),
        iterators=(iter([thing]), iter((thing,)), iter({1: thing}.items()), reversed([thing])),
        lazy=(
            map(str, [thing]),
            zip([thing], strict=True),
            enumerate([thing]),
            (t for t in [thing]),
        ),
        calls=(thing.method, partial(print, thing), lambda: thing, Thing.method, [].append),
        heard=weakref.ref(Thing(), lambda _: thing.method()),
    )
    for kind in ERRORS:
        try:
            raise kind(thing) from ValueError(thing)
        except BaseException as error:
            error.__dict__["cycle"] = error
            thing.__dict__.setdefault("errors", []).append(error)


for generation in (0, 1, 2):
    leave()
    gc.collect(generation)
