"""What engines make of a button that moves over selected text: a drag, which ends strokes."""

from build.serve import SiteServer
from tests.browser.digits import SEVEN
from tests.engines.engine import Engine
from tests.engines.test_journey import PAD, draw, place, wait_for_answer, wait_until_ready


def test_selected_text_does_not_stop_the_pen(engine: Engine, server: SiteServer) -> None:
    engine.open(server.url)
    wait_until_ready(engine)
    engine.drag([place(engine, "h1", 0.1, 0.5), place(engine, PAD, 0.5, 0.5)])
    engine.ask("getSelection().extend(document.querySelector('.tools'), 0)")
    assert engine.ask("String(getSelection())")
    draw(engine, SEVEN)
    wait_for_answer(engine, "7")
    assert engine.errors() == []
