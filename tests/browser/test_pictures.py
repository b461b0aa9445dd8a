"""Pictures from disk, clipboard and elsewhere are read as drawings are."""

from base64 import b64encode
from collections.abc import Callable
from io import BytesIO

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw
from playwright.sync_api import FilePayload, Page, Route, expect

from tests.browser.digits import FOUR, SEVEN, has_ink, pixels
from tests.browser.hand import draw


def photo_of(strokes: list[NDArray[np.float64]], kind: str = "PNG", dark: bool = True) -> bytes:
    """A photograph of a drawing: grainy, unevenly lit, not in the middle."""
    ink = Image.new("L", (640, 480), 0)
    for stroke in strokes:
        line = [(120 + 300 * x, 60 + 300 * y) for x, y in stroke]
        ImageDraw.Draw(ink).line(line, fill=255, width=14, joint="curve")
    rng = np.random.default_rng(3)
    light = 220 - np.linspace(0, 90, 640)[None, :] + rng.normal(0, 3, (480, 640))
    seen = light * (1 - 0.7 * np.asarray(ink) / 255)
    grey = np.clip(seen if dark else 255 - seen, 0, 255).astype(np.uint8)
    file = BytesIO()
    Image.fromarray(grey).convert("RGB").save(file, kind)
    return file.getvalue()


def png(strokes: list[NDArray[np.float64]], dark: bool = True) -> FilePayload:
    return {"name": "digit.png", "mimeType": "image/png", "buffer": photo_of(strokes, dark=dark)}


def choose(page: Page, file: FilePayload) -> None:
    page.get_by_role("button", name="More").click()
    page.get_by_label("Open a file").set_input_files(file)


def hand_over(page: Page, event: str, kind: str, content: bytes) -> None:
    """Paste or drop a file on the page."""
    page.evaluate(
        """([event, kind, content]) => {
            const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
            const data = new DataTransfer();
            data.items.add(new File([bytes], "picture", { type: kind }));
            document.body.dispatchEvent(event === "paste"
                ? new ClipboardEvent("paste", { clipboardData: data, bubbles: true })
                : new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
        }""",
        [event, kind, b64encode(content).decode()],
    )


@pytest.mark.parametrize("dark", [True, False], ids=["dark on light", "light on dark"])
def test_a_file_is_read_and_takes_the_way_of_a_drawing(ready_page: Page, dark: bool) -> None:
    answer = ready_page.get_by_test_id("answer")
    draw(ready_page, pixels(ready_page, SEVEN))
    choose(ready_page, png(FOUR, dark))
    expect(answer).to_have_text("4")
    expect(ready_page.locator("#menu")).to_be_hidden()
    assert has_ink(ready_page, 0.7, 0.55)
    ready_page.get_by_role("button", name="Undo").click()
    expect(answer).to_have_text("7")
    ready_page.get_by_role("button", name="Redo").click()
    expect(answer).to_have_text("4")
    ready_page.get_by_role("button", name="Erase").click()
    draw(ready_page, pixels(ready_page, SEVEN))
    expect(answer).to_have_text("4")  # a picture cannot be rubbed out
    ready_page.get_by_role("button", name="Draw").click()
    assert draw(ready_page, pixels(ready_page, SEVEN)).digit == 7  # a drawing takes its place
    ready_page.get_by_role("button", name="Undo").click()
    ready_page.get_by_role("button", name="Clear").click()
    expect(answer).to_be_empty()


@pytest.mark.parametrize("event", ["paste", "drop"])
def test_a_picture_is_pasted_or_dropped(ready_page: Page, event: str) -> None:
    hand_over(ready_page, event, "image/jpeg", photo_of(FOUR, "JPEG"))
    expect(ready_page.get_by_test_id("answer")).to_have_text("4")


def test_a_saved_picture_is_read_as_its_drawing_was(ready_page: Page) -> None:
    draw(ready_page, pixels(ready_page, FOUR))
    ready_page.get_by_role("button", name="More").click()
    with ready_page.expect_download() as download:
        ready_page.get_by_role("button", name="Save picture").click()
    saved = download.value.path().read_bytes()
    ready_page.get_by_role("button", name="Clear").click()
    choose(ready_page, {"name": "a.png", "mimeType": "image/png", "buffer": saved})
    expect(ready_page.get_by_test_id("answer")).to_have_text("4")


def test_black_ink_on_nothing_is_read(ready_page: Page) -> None:
    picture = Image.new("RGBA", (300, 300), (0, 0, 0, 0))
    ImageDraw.Draw(picture).line([(150, 40), (150, 260)], fill=(0, 0, 0, 255), width=20)
    file = BytesIO()
    picture.save(file, "PNG")
    choose(ready_page, {"name": "a.png", "mimeType": "image/png", "buffer": file.getvalue()})
    expect(ready_page.get_by_test_id("answer")).to_have_text("1")


def test_a_picture_taken_before_python_is_ready_is_read_when_it_is(page: Page, site: str) -> None:
    held: list[Route] = []
    page.route("**/numpy.wasm", lambda route: held.append(route))
    page.goto(site)
    choose(page, png(FOUR))
    expect(page.get_by_text("as soon as Python is ready")).to_be_visible()
    for route in held:
        route.continue_()
    expect(page.get_by_test_id("answer")).to_have_text("4")


def blank() -> bytes:
    file = BytesIO()
    Image.new("L", (200, 200), 230).save(file, "PNG")
    return file.getvalue()


def test_what_holds_no_digit_gets_a_clear_sentence(ready_page: Page) -> None:
    draw(ready_page, pixels(ready_page, SEVEN))
    for content, complaint in (
        (b"seven", "no picture that the browser can read"),
        (b"", "This file is empty"),
        (blank(), "No digit stands out in this picture"),
        (photo_of(FOUR)[:60], "no picture that the browser can read"),
    ):
        choose(ready_page, {"name": "a.png", "mimeType": "image/png", "buffer": content})
        expect(ready_page.locator(".notice")).to_contain_text(complaint)
        expect(ready_page.get_by_test_id("answer")).to_have_text("7")
    assert draw(ready_page, pixels(ready_page, SEVEN)).digit == 7


def test_a_file_beyond_all_measure_is_refused(ready_page: Page) -> None:
    """Of 41 MB, made in the page: Playwright would have to carry them there."""
    ready_page.evaluate("""() => {
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(41e6)], "huge.png", { type: "image/png" }));
        document.body.dispatchEvent(
            new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
    }""")
    expect(ready_page.locator(".notice")).to_contain_text("too large (41.0 MB)")


def test_a_phone_offers_its_camera(open_page: Callable[..., Page], site: str) -> None:
    phone = open_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    phone.goto(site)
    phone.get_by_role("button", name="More").click()
    camera = phone.get_by_label("Take a photo")
    expect(camera).to_be_visible()
    expect(camera).to_have_attribute("capture", "environment")
