"""Firefox with colours of the user's own: the picture keeps its scales there, too."""

from base64 import b64decode
from io import BytesIO
from pathlib import Path

from PIL import Image

from build.serve import SiteServer
from tests.browser.digits import SEVEN
from tests.engines.firefox import Firefox, firefox
from tests.engines.test_journey import draw, wait_for_answer, wait_until_ready

PREFERENCES = {
    "browser.display.document_color_use": 2,
    "browser.display.background_color": '"#000000"',
    "browser.display.foreground_color": '"#ffff00"',
    "ui.useAccessibilityTheme": 1,
}


def colours(browser: Firefox, selector: str) -> int:
    """How many colours are seen of an element."""
    [left, top, width, height] = (
        browser.ask(f"document.querySelector('{selector}').getBoundingClientRect().{side}")
        for side in ("x", "y", "width", "height")
    )
    clip = {"type": "box", "x": left, "y": top, "width": width, "height": height}
    shot = browser.send("browsingContext.captureScreenshot", context=browser.tab, clip=clip)
    with Image.open(BytesIO(b64decode(shot["data"]))) as picture:
        return len(set(picture.convert("RGB").get_flattened_data()))


def test_the_picture_keeps_its_colours_where_others_are_forced(
    server: SiteServer, tmp_path: Path
) -> None:
    profile = tmp_path / "profile"
    profile.mkdir()
    lines = [f'user_pref("{name}", {value});' for name, value in PREFERENCES.items()]
    (profile / "user.js").write_text("\n".join(lines))
    with firefox(profile) as browser:
        browser.open(server.url)
        wait_until_ready(browser)
        assert browser.ask("matchMedia('(forced-colors: active)').matches")
        draw(browser, SEVEN)
        wait_for_answer(browser, "7")
        for part in (".steps", ".neurons .inputs", ".neurons .hidden"):
            assert colours(browser, part) > 20
        fill, track = (
            browser.ask(f"getComputedStyle(document.querySelector('.best {part}')).backgroundColor")
            for part in (".fill", ".track")
        )
        assert fill != track
        assert browser.errors() == []
