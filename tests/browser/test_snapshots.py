"""The picture's drawing, compared with the drawings kept in snapshots/.

After a change that is meant, `UPDATE_SNAPSHOTS=1 npm test -- tests/browser/test_snapshots.py`
keeps the new ones; look at them before they are committed.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.picture_site import attending, picture_site, reading, scene

SNAPSHOTS = Path(__file__).parent / "snapshots"
FOCUS = {"layer": 1, "index": 5, "activation": 0.5, "links": reading()["links"]}
SCENES = {
    "at-rest": scene(reading=None),
    "answer": scene(),
    "down": scene(width=320, height=600),
    "sums": scene(selection=attending(step="sums")),
    "lit": scene(selection=attending(lit="input")),
    "neuron": scene(
        reading=reading() | {"focus": FOCUS}, selection=attending(chosen=[1, 5], pointed=[2, 3])
    ),
    "altered": scene(selection=attending(strengths=[[4, 0], [9, 1.5]])),
}


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The picture alone, where the other tests have the whole site."""
    with picture_site() as url:
        yield url


@pytest.fixture
def page(open_page: Callable[..., Page], site: str) -> Page:
    picture = open_page(reduced_motion="reduce", color_scheme="light")
    picture.goto(site)
    return picture


@pytest.mark.parametrize("name", SCENES)
def test_a_scene_is_drawn_as_it_was(page: Page, name: str) -> None:
    drawn: list[Any] = page.evaluate("scene => show(scene)", SCENES[name])
    lines = "\n".join(drawn).replace("><", ">\n<") + "\n"
    kept = SNAPSHOTS / f"{name}.svg"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        kept.write_text(lines)
    assert lines.splitlines() == kept.read_text().splitlines()
