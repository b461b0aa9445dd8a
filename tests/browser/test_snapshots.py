"""The picture's drawing, compared with the drawings kept in snapshots/.

After a change that is meant, `UPDATE_SNAPSHOTS=1 npm test -- tests/browser/test_snapshots.py`
keeps the new ones; look at them before they are committed.
"""

import os
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page

from digitnet.network import Network
from digitnet.reading import Reader
from digitnet.reading.explaining import weighted_sums
from digitnet.reading.features import features_of
from digitnet.reading.settings import ReadingSettings
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
    "altered": scene(selection=attending(strengths=[[1, 4, 0], [1, 9, 1.5]])),
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


SHAPES = [[1], [2000], [16, 16], [64, 32], [128, 64, 32]]


@pytest.mark.parametrize("hidden", SHAPES, ids=str)
@pytest.mark.parametrize(("width", "height"), [(700, 400), (320, 760)])
def test_connections_end_at_the_neurons_that_they_join(
    page: Page, hidden: list[int], width: int, height: int
) -> None:
    sizes = [784, *hidden, 10]
    rng = np.random.default_rng(len(hidden))
    network = Network(
        [rng.normal(0, 1, (out, into)) for into, out in pairwise(sizes)],
        [rng.normal(0, 1, out) for out in sizes[1:]],
    )
    read = Reader(network, ReadingSettings()).read(rng.random((28, 28), np.float32), links=20)
    told = {
        "sizes": sizes,
        "favours": features_of(network).favours.tolist(),
    }
    answer = {
        "activations": [layer.tolist() for layer in read.activations],
        "sums": [layer.tolist() for layer in weighted_sums(network, read.activations)],
        "links": [
            {
                "from": links.sources.tolist(),
                "to": links.targets.tolist(),
                "contribution": links.contributions.tolist(),
            }
            for links in read.links
        ],
    }
    shown = scene(network=told, reading=answer, width=width, height=height)
    page.evaluate("scene => show(scene)", shown)
    svg, *lines = page.evaluate("scene => show(scene)", shown)
    ends = iter(re.findall(r'd="M([\d.-]+),([\d.-]+)C.*?,([\d.-]+),([\d.-]+)"', "".join(lines)))
    places = page.evaluate(PLACES)
    assert [len(layer) for layer in places] == [*hidden, 10]
    joined = 0
    for layer, links in enumerate(read.links):
        # What is strongest is painted last.
        for source, target in zip(links.sources[::-1], links.targets[::-1], strict=True):
            x, y, to_x, to_y = map(float, next(ends))
            assert places[layer][target] == pytest.approx([to_x, to_y], abs=0.01)
            if layer:
                assert places[layer - 1][source] == pytest.approx([x, y], abs=0.01)
            joined += 1
    assert joined == sum(len(links.sources) for links in read.links) > 20
    assert svg.count("<circle") >= sum(hidden) + 10
    inside = np.concatenate([np.array(layer) for layer in places])
    assert (inside >= 0).all()
    assert (inside <= [width, height]).all()


PLACES = """[...document.querySelectorAll(".hidden, .outputs")].map((layer) =>
    [...layer.children].map((neuron) =>
        neuron.matches("circle")
            ? [Number(neuron.getAttribute("cx")), Number(neuron.getAttribute("cy"))]
            : neuron.getAttribute("transform").match(/[\\d.]+/g).map(Number)))
    .filter((layer) => layer.length)"""
