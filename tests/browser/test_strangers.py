"""Files from strangers, as the browser gets them: each is read, or refused in one sentence."""

import json
import re
import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from tests.browser.digits import FOUR, SEVEN, pixels
from tests.browser.hand import draw
from tests.browser.test_pictures import choose, hand_over, photo_of
from tests.browser.test_training import RECORD

UPRIGHT = Image.open(BytesIO(photo_of(FOUR)))


def saved(kind: str, image: Image.Image = UPRIGHT, **options: Any) -> bytes:
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def turned() -> bytes:
    """Lying on its side, with the note that cameras make of it."""
    exif = Image.Exif()
    exif[0x0112] = 6  # to be seen upright, turn it a quarter clockwise
    return saved("JPEG", UPRIGHT.transpose(Image.Transpose.ROTATE_90), exif=exif)


def animated() -> bytes:
    others = [Image.new("L", UPRIGHT.size, grey) for grey in (0, 128, 255)]
    return saved("GIF", save_all=True, append_images=others, duration=20, loop=0)


READABLE = {
    "CMYK": ("image/jpeg", saved("JPEG", UPRIGHT.convert("CMYK"))),
    "turned by EXIF": ("image/jpeg", turned()),
    "animated": ("image/gif", animated()),
    "WebP": ("image/webp", saved("WEBP")),
    "sixteen bits": ("image/png", saved("PNG", UPRIGHT.convert("I;16").point(lambda v: v * 256))),
    "a palette": ("image/png", saved("PNG", UPRIGHT.convert("P"))),
    "named otherwise": ("image/png", saved("JPEG")),
    "of no type": ("", saved("BMP")),
}


@pytest.mark.parametrize("name", READABLE)
def test_a_picture_of_any_kind_is_read_upright(ready_page: Page, name: str) -> None:
    kind, content = READABLE[name]
    choose(ready_page, {"name": "digit", "mimeType": kind, "buffer": content})
    expect(ready_page.get_by_test_id("answer")).to_have_text("4")


def png(width: int, height: int) -> bytes:
    """A white PNG of one bit a point, whose millions of points take a few kilobytes."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        whole = kind + content
        return struct.pack(">I", len(content)) + whole + struct.pack(">I", zlib.crc32(whole))

    packer = zlib.compressobj(1)
    row = b"\0" + b"\xff" * -(-width // 8)
    packed = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    parts = (chunk(b"IHDR", head), chunk(b"IDAT", packed), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


SVG = b"""<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"
    onload="parent.struck = 1; fetch('/struck')">
  <script>parent.struck = 1; fetch("/struck"); new Image().src = "/struck"</script>
  <image href="http://127.0.0.1:9/struck.png" width="9" height="9"/>
  <foreignObject width="9" height="9"><iframe xmlns="http://www.w3.org/1999/xhtml"
    src="/struck" onload="parent.struck = 1"></iframe></foreignObject>
  <path d="M150 40V260" stroke="black" stroke-width="20"/>
</svg>"""

REFUSED = {
    "nothing": ("image/png", b"", "This file is empty"),
    "text": ("image/png", b"I am a picture.\n" * 99, "no picture that the browser can read"),
    "a page": ("text/html", b"<script>struck = 1</script>", "no picture that the browser can read"),
    "cut short": ("image/png", saved("PNG")[:5000], "no picture that the browser can read"),
    "a head alone": ("image/png", png(600, 600)[:33], "no picture that the browser can read"),
    "30,000 points wide": ("image/png", png(30_000, 30), "This picture is too small"),
    "30,000 points a side": (
        "image/png",
        png(30_000, 30_000),
        "no picture that the browser can read",
    ),
    "12,000 points a side": ("image/png", png(12_000, 12_000), "(12000 × 12000 points)"),
    "SVG with script": ("image/svg+xml", SVG, "no picture that the browser can read"),
}


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.parametrize("way", ["chosen", "dropped"])
def test_what_cannot_be_read_is_refused_and_the_drawing_is_kept(
    ready_page: Page, name: str, way: str
) -> None:
    """That nothing asks for /struck, and no error is logged, is what `ready_page` watches."""
    kind, content, complaint = REFUSED[name]
    draw(ready_page, pixels(ready_page, SEVEN))
    asked: list[str] = []
    ready_page.on("request", lambda request: asked.append(request.url))
    if way == "chosen":
        choose(ready_page, {"name": "digit.png", "mimeType": kind, "buffer": content})
    else:
        hand_over(ready_page, "drop", kind, content)
    expect(ready_page.locator(".notice")).to_contain_text(complaint)
    expect(ready_page.get_by_test_id("answer")).to_have_text("7")
    assert ready_page.evaluate("window.struck") is None
    assert [url for url in asked if not url.startswith("blob:")] == []
    ready_page.get_by_role("button", name="Clear").click()
    assert draw(ready_page, pixels(ready_page, FOUR)).digit == 4


def test_an_opened_file_is_refused_by_its_size_before_it_is_read(training: Locator) -> None:
    """Of 500 MB, on the page's side alone; reading it would be an error."""
    training.get_by_label("Open weights").evaluate("""(input) => {
        const part = new Blob([new Uint8Array(1e6)]);
        const file = new File(Array(500).fill(part), "weights.json");
        File.prototype.text = () => { throw new Error("It was read."); };
        const data = new DataTransfer();
        data.items.add(file);
        input.files = data.files;
        input.dispatchEvent(new Event("change"));
    }""")
    expect(training.page.locator(".notice")).to_contain_text("too large (500.0 MB)")
    assert draw(training.page, pixels(training.page, SEVEN)).digit == 7


HOSTILE = {
    "brackets": "[" * 1_000_000 + '"biases"',
    "nested": '{"biases":' * 100_000,
    "pollution": '{"__proto__": {"biases": [[0]], "weights": [[[0]]]}}',
    "infinite": '{"weights": [[[1e999]]], "biases": [[0]]}',
    "not numbers": '{"weights": [[["1", true, null]]], "biases": [[{}]]}',
    "nested record": '{"recipe":' * 100_000,
    "bytes": "\0" * 1000,
    "a full file of numbers": '{"biases": [' + "1," * 9_000_000 + "1]}",
    "a full file of names": '{"biases": {' + '"a":1,' * 3_000_000 + '"a":1}}',
    "a full file of brackets": '"biases"' + "[]" * 9_000_000,
    "a full record": "[" * 19_000_000,
    "a long record": json.dumps(RECORD | {"recipe": dict.fromkeys(map(str, range(99_999)), 1)}),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_weights_leave_the_network_before(
    training: Locator, tmp_path: Path, name: str
) -> None:
    page = training.page
    (tmp_path / "weights.json").write_text(HOSTILE[name])
    training.get_by_label("Open weights").set_input_files(tmp_path / "weights.json")
    expect(page.locator(".notice.shown p")).to_have_text(re.compile(r"^[A-Z\"].*\.$"))
    assert draw(page, pixels(page, SEVEN)).digit == 7
    expect(page.locator("html")).to_have_attribute("data-state", "ready")
