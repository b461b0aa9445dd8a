"""Firefox with privacy.resistFingerprinting, which hands out noise for what a canvas holds."""

from pathlib import Path

from build.serve import SiteServer
from tests.browser.digits import SEVEN
from tests.engines.engine import Engine
from tests.engines.firefox import firefox
from tests.engines.test_journey import draw, wait_for_answer, wait_until, wait_until_ready

OPEN_A_PICTURE = """fetch("icon-192.png").then((icon) => icon.blob()).then((blob) => {
    const given = new DataTransfer();
    given.items.add(new File([blob], "icon.png", { type: "image/png" }));
    const input = document.querySelector("[name=picture]");
    input.files = given.files;
    input.dispatchEvent(new Event("change"));
})"""


def says(engine: Engine, selector: str, words: str) -> None:
    wait_until(engine, f"document.querySelector('{selector}').textContent.includes('{words}')")


def test_noise_is_not_read(tmp_path: Path, server: SiteServer) -> None:
    profile = tmp_path / "profile"
    profile.mkdir()
    (profile / "user.js").write_text('user_pref("privacy.resistFingerprinting", true);')
    with firefox(profile) as engine:
        engine.open(server.url)
        wait_until_ready(engine)
        draw(engine, SEVEN)
        wait_for_answer(engine, "7")
        engine.ask(OPEN_A_PICTURE)
        says(engine, ".notice", "hands out noise")
        engine.ask("document.querySelector('.notice p').textContent = ''")
        engine.ask("document.querySelector('[data-control=save]').click()")
        says(engine, ".notice", "hands out noise")
        engine.ask("document.querySelector('#samples').scrollIntoView()")
        says(engine, "#samples", "hands out noise")
