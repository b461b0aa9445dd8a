"""Sample digits, and digits of one's own."""

import json
import re
from pathlib import Path

from playwright.sync_api import Page, expect

from digitnet.data.drawing_files import load_drawings
from tests.browser.conftest import PATIENCE
from tests.browser.digits import FOUR, SEVEN, pixels
from tests.browser.hand import draw
from tests.browser.kept import code


def say(page: Page, digit: int) -> None:
    page.get_by_role("group", name="It was a").get_by_role("button", name=str(digit)).click()


def clear(page: Page) -> None:
    page.get_by_role("button", name="Clear").click()


def test_samples_are_read_and_tell_what_they_were_meant_to_be(ready_page: Page) -> None:
    section = ready_page.get_by_role("region", name="Digits to try")
    section.scroll_into_view_if_needed()
    expect(section.get_by_role("button", name=re.compile("^Sample of a"))).to_have_count(50)
    expect(section.get_by_role("button", name="Hard sample of a")).to_have_count(40)
    for digit in (3, 8):
        section.get_by_role("button", name=f"Sample of a {digit}").nth(1).click()
        expect(ready_page.get_by_test_id("answer")).to_have_text(str(digit))
    group = ready_page.get_by_role("group", name="It was a")
    expect(group.get_by_role("button", pressed=True)).to_have_text("8")
    ready_page.get_by_role("button", name="Undo").click()
    expect(ready_page.get_by_test_id("answer")).to_have_text("3")


def test_samples_are_one_stop_of_tab_and_walked_by_arrow_keys(ready_page: Page) -> None:
    keys = ready_page.keyboard
    plain, hardest = (
        ready_page.get_by_role("toolbar", name=name).get_by_role("button")
        for name in ("Plain ones", "The hardest for this network")
    )
    ready_page.locator("#samples").scroll_into_view_if_needed()
    plain.first.focus()
    keys.press("ArrowRight")
    expect(plain.nth(1)).to_be_focused()
    keys.press("ArrowDown")
    keys.press("ArrowUp")
    expect(plain.nth(1)).to_be_focused()
    keys.press("Tab")
    expect(hardest.first).to_be_focused()
    keys.press("Shift+Tab")
    expect(plain.nth(1)).to_be_focused()
    keys.press("Enter")
    expect(ready_page.get_by_test_id("answer")).to_have_text("0")


def test_what_was_meant_is_kept_shown_counted_and_deleted(ready_page: Page) -> None:
    mine = ready_page.get_by_role("region", name="My digits")
    expect(mine.get_by_text("None yet.")).to_be_visible()
    expect(ready_page.get_by_role("group", name="It was a")).to_be_hidden()
    draw(ready_page, pixels(ready_page, SEVEN))
    say(ready_page, 1)
    say(ready_page, 7)  # a slip, mended
    clear(ready_page)
    draw(ready_page, pixels(ready_page, FOUR))
    say(ready_page, 9)
    expect(mine.get_by_text("1 of 2 are read as they were meant.")).to_be_visible()
    expect(mine.get_by_role("button", name="A 9, read as 4")).to_be_visible()

    ready_page.reload()
    expect(mine.get_by_text("1 of 2 are read as they were meant.")).to_be_visible()
    mine.get_by_role("button", name="A 7", exact=True).click()
    expect(ready_page.get_by_test_id("answer")).to_have_text("7")
    mine.get_by_role("button", name="Delete this 9").click()
    expect(mine.get_by_text("1 of 1 are read as they were meant.")).to_be_visible()
    ready_page.on("dialog", lambda dialog: dialog.accept())
    mine.get_by_role("button", name="Delete all").click()
    expect(mine.get_by_text("None yet.")).to_be_visible()


def test_the_export_is_a_file_to_train_on(ready_page: Page, tmp_path: Path) -> None:
    for digit, strokes in ((7, SEVEN), (4, FOUR)):
        draw(ready_page, pixels(ready_page, strokes))
        say(ready_page, digit)
        clear(ready_page)
    with ready_page.expect_download() as download:
        ready_page.get_by_role("button", name="Export").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert json.loads(file.read_text()).keys() == {"format", "version", "drawings"}
    drawings = load_drawings(file)
    assert drawings.labels.tolist() == [7, 4]
    assert [len(strokes) for strokes in drawings.strokes] == [len(SEVEN), len(FOUR)]


def test_of_thousands_the_newest_are_shown_and_all_are_kept(page: Page, site: str) -> None:
    """They were kept by an earlier version, in another place."""
    dots = [{"digit": 1, "code": code([(x, y)])} for x in range(0, 1000, 20) for y in range(40)]
    page.add_init_script(f"""if (!sessionStorage.visited) {{
        sessionStorage.visited = localStorage["digitnet/1/mine"] = '{json.dumps(dots)}';
    }}""")
    page.goto(site)
    mine = page.get_by_role("region", name="My digits")
    tally = mine.get_by_text("of 2000 are read as they were meant. The newest 500")
    expect(tally).to_be_visible(timeout=PATIENCE)
    expect(mine.get_by_role("listitem")).to_have_count(500)
    mine.get_by_role("button", name="Delete this 1").last.click()
    expect(mine.get_by_text("of 1999 are read")).to_be_visible()
    page.reload()
    expect(mine.get_by_role("listitem")).to_have_count(500)
    with page.expect_download() as download:
        page.get_by_role("button", name="Export").click()
    assert len(json.loads(download.value.path().read_text())["drawings"]) == 1999
