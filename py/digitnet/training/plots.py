"""Pictures of a training, for people: what the network is shown, and how well it learnt."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from digitnet.augmentation.augment import NONE
from digitnet.data.samples import Labels
from digitnet.files import write_beside
from digitnet.network import Floats
from digitnet.preprocessing.drawing import SIDE
from digitnet.reading import Reading
from digitnet.training.trainer import Progress

COLUMNS = 20
WORST = 40
"""How many of the surest misreadings are shown."""
CELL = SIDE + 12
"""Pixels from one image of a sheet to the next, with room for a title."""


def contact_sheet(path: Path, inputs: Floats, labels: Labels) -> None:
    """Write a PNG of images (n, 784) in rows of COLUMNS, each with its label."""
    rows = -(-len(inputs) // COLUMNS)
    figure = Figure(figsize=(COLUMNS * 0.5, rows * 0.5), layout="constrained")
    _sheet(
        figure.add_subplot(),
        list(inputs),
        ["–" if label == NONE else str(label) for label in labels],
    )
    _write(path, figure)


def result(
    path: Path, history: Sequence[Progress], readings: Sequence[Reading], labels: Labels
) -> None:
    """Write a PNG of the error curve, and of the test half's confusions and surest misreadings."""
    figure = Figure(figsize=(14, 9), layout="constrained")
    parts = figure.subplot_mosaic([["curve", "matrix"], ["worst", "worst"]], height_ratios=(3, 1))
    read = np.array([reading.digit for reading in readings])
    _curve(parts["curve"], history)
    _confusion(parts["matrix"], labels, read)
    confidence = np.array([reading.confidence for reading in readings])
    wrong = np.flatnonzero(read != labels)
    surest = wrong[np.argsort(-confidence[wrong])][:WORST]
    parts["worst"].set_title("The surest misreadings: meant → read")
    inputs = [readings[n].activations[0] for n in surest]
    _sheet(parts["worst"], inputs, [f"{labels[n]}→{read[n]}" for n in surest])
    _write(path, figure)


def _sheet(axes: Axes, inputs: Sequence[Floats], titles: Sequence[str]) -> None:
    rows = -(-len(inputs) // COLUMNS)
    sheet = np.zeros((max(1, rows) * CELL, COLUMNS * CELL), np.float32)
    for number, (pixels, title) in enumerate(zip(inputs, titles, strict=True)):
        top, left = number // COLUMNS * CELL, number % COLUMNS * CELL
        sheet[top + 10 : top + 10 + SIDE, left + 6 : left + 6 + SIDE] = pixels.reshape(SIDE, SIDE)
        axes.text(left + CELL / 2, top + 6, title, ha="center", fontsize=7)
    axes.imshow(sheet, cmap="gray_r", vmin=0, vmax=1)
    axes.axis("off")


def _curve(axes: Axes, history: Sequence[Progress]) -> None:
    numbers = [progress.number for progress in history]
    axes.semilogy(numbers, [progress.error for progress in history], label="mean squared error")
    axes.semilogy(numbers, [1 - p.accuracy for p in history], label="misread while training")
    validation = [(p.number, 1 - p.validation) for p in history if p.validation is not None]
    if validation:
        axes.semilogy(*zip(*validation, strict=True), label="misread of the validation samples")
    axes.set(title="Error by epoch", xlabel="epoch")
    axes.legend()


def _confusion(axes: Axes, labels: Labels, read: NDArray[np.intp]) -> None:
    counts = np.zeros((10, 10), int)
    np.add.at(counts, (labels, read), 1)
    mistakes = counts * (1 - np.eye(10))
    # Half the colours are enough: on the darker half the counts could not be read.
    axes.imshow(mistakes, cmap="Oranges", vmax=2 * mistakes.max() + 1)
    for meant, row in enumerate(counts):
        for digit, count in enumerate(row):
            axes.text(digit, meant, str(count or ""), ha="center", va="center", fontsize=8)
    right = counts.trace() / counts.sum()
    axes.set(title=f"Test half: {right:.2%} right", xlabel="read as", ylabel="meant")
    axes.set_xticks(range(10))
    axes.set_yticks(range(10))


def _write(path: Path, figure: Figure) -> None:
    buffer = BytesIO()
    figure.savefig(buffer, format="png", dpi=100)
    write_beside(path, buffer.getvalue())
