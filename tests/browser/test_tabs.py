"""Several tabs of the page in one browser: none of them undoes what another keeps."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import PATIENCE
from tests.browser.digits import DIGITS, FOUR, pixels
from tests.browser.hand import draw, link_to_drawing
from tests.browser.test_mine import say


def another(page: Page, site: str) -> Page:
    """One more tab, ready."""
    tab = page.context.new_page()
    tab.goto(site)
    tab.wait_for_selector("html[data-state=ready]", timeout=PATIENCE)
    return tab


def draw_alone(tab: Page, digit: int) -> None:
    """Draw a digit in place of what is on the pad."""
    tab.keyboard.press("c")
    assert draw(tab, pixels(tab, DIGITS[digit])).digit == digit


def expect_mine(tab: Page, *digits: int) -> None:
    items = tab.get_by_role("region", name="My digits").get_by_role("listitem")
    expect(items).to_have_text([f"{digit}×" for digit in digits])


def test_tabs_that_have_not_heard_of_each_other_lose_no_digit(page: Page, site: str) -> None:
    page.context.add_init_script("BroadcastChannel.prototype.postMessage = () => {}")
    tabs = [page, another(page, site), another(page, site)]
    page.goto(site)
    for tab, digit in zip(tabs, (1, 4, 7), strict=True):
        draw_alone(tab, digit)
        say(tab, digit)
    expect_mine(another(page, site), 1, 4, 7)

    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Delete all").click()
    draw_alone(tabs[1], 0)
    say(tabs[1], 0)
    expect_mine(another(page, site), 0)


def test_my_digits_are_those_of_all_tabs(ready_page: Page, site: str) -> None:
    other = another(ready_page, site)
    draw_alone(ready_page, 1)
    say(ready_page, 1)
    expect_mine(other, 1)
    other.on("dialog", lambda dialog: dialog.accept())
    other.get_by_role("button", name="Delete all").click()
    expect(ready_page.get_by_text("None yet.")).to_be_visible()


def test_a_choice_in_one_tab_is_not_written_back_by_another(ready_page: Page, site: str) -> None:
    other = another(ready_page, site)
    # as of a tab that has not heard yet
    other.evaluate("addEventListener('storage', event => event.stopImmediatePropagation(), true)")
    ready_page.get_by_role("button", name="More").click()
    ready_page.get_by_label("Dark").check()
    other.get_by_label("Brush size").fill("0.12")
    expect(ready_page.get_by_label("Brush size")).to_have_value("0.12")  # it follows
    expect(ready_page.locator("html")).to_have_attribute("data-theme", "dark")
    third = another(ready_page, site)
    expect(third.locator("html")).to_have_attribute("data-theme", "dark")
    expect(third.get_by_label("Brush size")).to_have_value("0.12")


def test_each_tab_has_its_own_drawing_and_a_new_one_has_the_last(
    ready_page: Page, site: str
) -> None:
    other = another(ready_page, site)
    draw_alone(ready_page, 7)
    draw_alone(other, 4)
    for tab, digit in ((ready_page, "7"), (other, "4"), (another(ready_page, site), "4")):
        tab.goto(site)  # without what the address carries
        expect(tab.get_by_test_id("answer")).to_have_text(digit)
        tab.reload()
        expect(tab.get_by_test_id("answer")).to_have_text(digit)
        expect(tab.get_by_role("button", name="Undo")).to_have_attribute("aria-disabled", "true")


def test_a_link_that_is_only_looked_at_costs_no_drawing(ready_page: Page, site: str) -> None:
    draw(ready_page, pixels(ready_page, FOUR))
    link = link_to_drawing(ready_page)
    draw_alone(ready_page, 7)
    ready_page.close()
    other = ready_page.context.new_page()
    other.goto(link)
    expect(other.get_by_test_id("answer")).to_have_text("4")
    other.close()
    expect(another(ready_page, site).get_by_test_id("answer")).to_have_text("7")
