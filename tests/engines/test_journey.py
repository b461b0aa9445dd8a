"""The main journey, the same in Chromium, Firefox and WebKit, by each one's own pointer events."""

from collections.abc import Iterable

from build.serve import SiteServer
from digitnet.weights import load
from tests.browser.digits import DASH, SEVEN
from tests.conftest import MODEL
from tests.engines.engine import Engine, Point

PAD = "[data-testid=pad]"
ANSWER = "[data-testid=answer]"
HIDDEN = "[data-testid=network] .hidden circle"
KEPT = """navigator.serviceWorker.ready.then(({ active }) => new Promise((done) => {
    const look = () => active.state === "activated" && done(true);
    active.onstatechange = look;
    look();
}))"""


def wait_until(engine: Engine, condition: str) -> None:
    """Wait for a JavaScript condition, which fails with the whole test if it never comes."""
    engine.ask(
        f"new Promise((done) => {{ (function look() {{ "
        f"({condition}) ? done() : setTimeout(look, 20); }})(); }})"
    )


def wait_for_answer(engine: Engine, text: str) -> None:
    wait_until(engine, f"document.querySelector('{ANSWER}').textContent === '{text}'")


def wait_until_ready(engine: Engine) -> None:
    wait_until(engine, "document.documentElement.dataset.state === 'ready'")


def place(engine: Engine, selector: str, x: float, y: float) -> Point:
    """A point of an element, in parts of its width and height from its corner."""
    box = f"document.querySelector('{selector}').getBoundingClientRect()"
    left, top, width, height = (
        engine.ask(f"{box}.{side}") for side in ("left", "top", "width", "height")
    )
    return left + x * width, top + y * height


def draw(engine: Engine, strokes: Iterable[Iterable[Point]]) -> None:
    left, top = place(engine, PAD, 0, 0)
    right, bottom = place(engine, PAD, 1, 1)
    for stroke in strokes:
        engine.drag([(left + x * (right - left), top + y * (bottom - top)) for x, y in stroke])


def press(engine: Engine, control: str) -> None:
    engine.drag([place(engine, f"[data-control={control}]", 0.5, 0.5)])


def visit(engine: Engine, chapter: str) -> None:
    """Press the chapter's link in the header."""
    engine.drag([place(engine, f"[data-chapter-link={chapter}]", 0.5, 0.5)])
    wait_for_chapter(engine, chapter)


def wait_for_chapter(engine: Engine, chapter: str) -> None:
    wait_until(engine, f"document.documentElement.dataset.chapter === '{chapter}'")


def colours(engine: Engine) -> int:
    """How many colours the hidden neurons have."""
    fills = f"[...document.querySelectorAll('{HIDDEN}')].map((dot) => dot.getAttribute('fill'))"
    found: int = engine.ask(f"new Set({fills}).size")
    return found


def test_the_main_journey(engine: Engine, server: SiteServer) -> None:
    engine.open(server.url)
    wait_until_ready(engine)
    network, _ = load(MODEL / "weights.json")
    assert engine.ask(f"document.querySelectorAll('{HIDDEN}').length") == network.sizes[1]
    assert colours(engine) == 1

    draw(engine, SEVEN)
    wait_for_answer(engine, "7")
    assert colours(engine) > 10
    visit(engine, "inside")
    engine.drag([place(engine, "[data-step-control=forward]", 0.5, 0.5)])
    wait_until(engine, "document.querySelector('.follow .current figure') !== null")
    visit(engine, "learn")
    wait_until(engine, "document.querySelectorAll('.confusion .cell').length === 100")
    visit(engine, "python")
    engine.ask("history.back()")
    wait_for_chapter(engine, "learn")
    visit(engine, "read")
    wait_for_answer(engine, "7")
    link = engine.ask("location.href")
    draw(engine, DASH)
    wait_until(engine, f"location.href !== '{link}'")
    press(engine, "undo")
    wait_until(engine, f"location.href === '{link}'")
    wait_for_answer(engine, "7")

    press(engine, "clear")
    wait_for_answer(engine, "")
    engine.open("about:blank")
    engine.open(link)
    wait_for_answer(engine, "7")
    press(engine, "clear")
    wait_for_answer(engine, "")

    engine.ask(KEPT)
    server.shutdown()
    server.server_close()
    engine.open("about:blank")
    engine.open(server.url)
    wait_until_ready(engine)
    draw(engine, SEVEN)
    wait_for_answer(engine, "7")
    assert engine.errors() == []
