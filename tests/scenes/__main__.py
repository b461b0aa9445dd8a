"""How pictures of every kind are read: `python -m tests.scenes [WEIGHTS] [--unseen] [--sheet FILE]`

One line a kind: how many of a hundred are read right, how many are sure and wrong, and for
pictures without a digit how many are answered.
"""

import argparse
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageOps

from digitnet.data.drawing_files import load_drawings
from digitnet.data.samples import Drawings
from digitnet.evaluate import wilson
from digitnet.reading import Reader
from digitnet.weights import load
from tests.conftest import MODEL, SHARED
from tests.scenes import nothing, paper, screens, unseen
from tests.scenes.camera import Picture
from tests.scenes.paper import Kind
from tests.scenes.reading import pictures, read

CHOSEN_ON: dict[str, Kind] = {
    "plain paper": paper.on_plain,
    "ruled, 8 mm": paper.on_lines(8, (0.15, 0.45), False),
    "ruled, strong": paper.on_lines(9, (0.5, 0.8), False),
    "squared, 5 mm": paper.on_lines(5, (0.15, 0.45), True),
    "squared, 4 mm, strong": paper.on_lines(4, (0.4, 0.65), True),
    "squared, 10 mm, faint": paper.on_lines(10, (0.08, 0.2), True),
    "soft shadow": paper.in_shadow(0.5, 0.25),
    "hard shadow": paper.in_shadow(0.35, 0.004),
    "neighbours": paper.with_neighbours,
    "a box around": paper.in_a_box(False),
    "a box that touches": paper.in_a_box(True),
    "a faint box that touches": paper.in_a_box(True, False),
    "noise": paper.noisy,
    "faint ink": paper.faint,
    "dirt": paper.with_dirt,
    "chalk": paper.chalk,
    "whiteboard": paper.whiteboard,
    "painted": screens.painted,
    "cut tightly": screens.cut_tightly,
    "16 to 28 points": screens.small,
    "16 to 28 points, paper": screens.small_from_paper,
    "white margin": screens.in_a_margin(True),
    "grey margin": screens.in_a_margin(False),
    "a frame": screens.framed,
    "watermark": screens.watermarked,
    "scan": screens.scanned,
}
UNSEEN: dict[str, Kind] = {
    "curled page with a margin": unseen.curled_page,
    "dotted paper": unseen.dotted_paper,
    "millimetre paper": unseen.millimetre_paper,
    "pencil on squares": unseen.pencil_on_squares,
    "a hand's shadow on lines": unseen.hands_shadow_on_lines,
    "between lines of writing": unseen.between_lines_of_writing,
    "a form's comb": unseen.comb,
    "circled": unseen.circled,
    "sticky note": unseen.sticky_note,
    "a program's window": unseen.window,
    "shaken": unseen.shaken,
    "cardboard": unseen.cardboard,
}
WITHOUT: dict[str, Kind] = {
    "no digit: empty paper": nothing.empty,
    "no digit: two": nothing.two_digits,
    "no digit: words": nothing.words,
    "no digit: room": nothing.room,
    "no digit: hand": nothing.hand,
    "no digit: texture": nothing.texture,
}
WITHOUT_UNSEEN: dict[str, Kind] = {
    "no digit: print": unseen.printed,
    "no digit: three": unseen.three_digits,
    "no digit: leaves": unseen.leaves,
}


def half(drawings: Drawings, odd: bool) -> Drawings:
    """The drawings of every second writer."""
    theirs = np.flatnonzero(np.isin(drawings.writers, np.unique(drawings.writers)[int(odd) :: 2]))
    strokes = [drawings.strokes[number] for number in theirs.tolist()]
    return Drawings(strokes, drawings.labels[theirs], drawings.writers[theirs])


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.scenes", description=__doc__)
    parser.add_argument("weights", type=Path, nargs="?", default=MODEL / "weights.json")
    parser.add_argument("--count", type=int, default=100, help="pictures of each kind")
    parser.add_argument("--unseen", action="store_true", help="kinds and writers not chosen on")
    parser.add_argument("--only", default="", help="kinds whose name holds this")
    parser.add_argument("--sheet", type=Path, help="write what went wrong as a picture")
    arguments = parser.parse_args()
    reader = Reader(*load(arguments.weights))
    drawings = half(load_drawings(SHARED / "ujipen2.npz"), arguments.unseen)
    with_digit, without = (UNSEEN, WITHOUT_UNSEEN) if arguments.unseen else (CHOSEN_ON, WITHOUT)
    wrong: list[tuple[str, Picture, Picture]] = []
    total = np.zeros(3, int)
    for name, kind in (with_digit | without).items():
        if arguments.only not in name:
            continue
        counted = np.zeros(3, int)
        for picture, digit in pictures(kind, drawings, arguments.count, name):
            reading, ink = read(reader, picture)
            right = name in with_digit and reading is not None and reading.digit == digit
            sure_and_wrong = reading is not None and reading.sure and not right
            counted += 1, right, sure_and_wrong
            if sure_and_wrong or (name in with_digit and not right):
                said = "refused" if reading is None else f"{reading.digit}" + "!" * reading.sure
                wrong.append((f"{name}: {digit} {said}", picture, ink))
        print(line(name, counted, digit=name in with_digit), flush=True)
        total += counted if name in with_digit else 0
    if total[0]:
        print(line("all with a digit", total, digit=True))
    if arguments.sheet and wrong:
        sheet(wrong[:120]).save(arguments.sheet)


def line(name: str, counted: NDArray[np.int_], *, digit: bool) -> str:
    n, *numbers = map(int, counted)
    shares = [f"{number / n:6.1%} ({low:.1%} to {high:.1%})"
              for number in numbers for low, high in [wilson(number, n)]]  # fmt: skip
    return f"{name:28} {shares[0] if digit else '':26} {shares[1]}"


def sheet(wrong: list[tuple[str, Picture, Picture]], side: int = 150) -> Image.Image:
    """What went wrong: each picture beside the ink that was found in it."""
    across = 6
    whole = Image.new("L", (across * (2 * side + 6), -(-len(wrong) // across) * (side + 16)), 128)
    pen = ImageDraw.Draw(whole)
    for number, (name, *both) in enumerate(wrong):
        row, column = divmod(number, across)
        x, y = column * (2 * side + 6), row * (side + 16)
        for place, greys in enumerate(both):
            image = ImageOps.contain(Image.fromarray(greys), (side, side))
            whole.paste(image, (x + place * side, y + 14))
        pen.text((x, y + 1), name, fill=255)
    return whole


if __name__ == "__main__":
    main()
