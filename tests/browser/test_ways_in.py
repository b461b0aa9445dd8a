"""The picture by mouse, by keyboard alone and by finger, and step by step."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.digits import FOUR, pixels
from tests.browser.hand import draw
from tests.browser.looking import open_chapter, press_neuron
from tests.waiting import until


@pytest.fixture
def drawn_page(ready_page: Page) -> Page:
    draw(ready_page, pixels(ready_page, FOUR))
    return ready_page


def colours(page: Page, layer: str) -> set[str]:
    circles = page.get_by_test_id("network").locator(f".{layer} circle")
    return set(circles.evaluate_all("all => all.map(each => each.getAttribute('fill'))"))


def canvas(page: Page) -> str:
    drawn: str = page.get_by_test_id("network").evaluate(
        "figure => figure.querySelector('canvas').toDataURL()"
    )
    return drawn


def test_pointing_at_a_neuron_shows_its_own_and_dims_the_rest(drawn_page: Page) -> None:
    network = drawn_page.get_by_test_id("network")
    label = network.locator(".label")
    expect(label).to_be_hidden()
    all_of_them = canvas(drawn_page)
    network.locator(".hidden circle").nth(17).hover()
    expect(label).to_contain_text("Hidden neuron 17")
    expect(network.locator(".hidden .own")).to_have_count(1)
    assert canvas(drawn_page) != all_of_them
    drawn_page.mouse.move(1, 1)
    expect(label).to_be_hidden()
    expect(network.locator(".own")).to_have_count(0)
    assert canvas(drawn_page) == all_of_them


def test_how_many_connections_are_shown(drawn_page: Page) -> None:
    slider = drawn_page.get_by_role("slider", name="Connections shown")
    many = canvas(drawn_page)
    slider.fill("0")
    until(
        drawn_page,
        "document.querySelector('[data-testid=network] canvas').toDataURL() !== arg",
        many,
    )
    expect(drawn_page.locator(".legend output")).to_have_text("0")


def test_everything_is_reached_by_keyboard_alone(drawn_page: Page) -> None:
    network = drawn_page.get_by_test_id("network")
    meant = drawn_page.get_by_role("group", name="It was a")
    meant.get_by_role("button", name="9").focus()
    inputs = drawn_page.get_by_role("slider", name="Inputs, point by point")
    drawn_page.keyboard.press("Tab")
    expect(inputs).to_be_focused()
    before = inputs.get_attribute("aria-valuenow")
    drawn_page.keyboard.press("ArrowDown")
    assert int(inputs.get_attribute("aria-valuenow") or 0) == int(before or 0) + 28
    expect(network.locator(".label")).to_contain_text("row")

    drawn_page.keyboard.press("Tab")
    expect(network.locator(".hidden [tabindex='0']")).to_have_count(1)
    expect(network.locator(".hidden [tabindex='0']")).to_be_focused()
    visited = set()
    for key in ("ArrowLeft", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowRight", "ArrowUp"):
        drawn_page.keyboard.press(key)
        visited.add(network.locator(":focus").get_attribute("aria-label"))
    assert len(visited) > 3
    name = str(network.locator(":focus").get_attribute("aria-label")).split(",")[0]
    drawn_page.keyboard.press("Enter")
    panel = drawn_page.get_by_role("region", name=name, exact=True)
    expect(panel.get_by_role("heading", name=name)).to_be_focused()
    drawn_page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(network.locator(".hidden :focus")).to_have_count(1)

    drawn_page.keyboard.press("Tab")
    drawn_page.keyboard.press("ArrowDown")
    expect(network.locator(".outputs :focus")).to_have_attribute("aria-label", "Output 1")
    drawn_page.keyboard.press(" ")
    expect(drawn_page.get_by_role("heading", name="Why 1 and not 4?")).to_be_focused()


def test_choosing_again_lets_go(drawn_page: Page) -> None:
    panel = drawn_page.get_by_role("region", name="Hidden neuron 40", exact=True)
    press_neuron(drawn_page, "hidden", 40)
    expect(panel).to_be_visible()
    press_neuron(drawn_page, "hidden", 40)
    expect(panel).to_be_hidden()


def test_the_way_from_ink_to_answer_step_by_step(drawn_page: Page) -> None:
    open_chapter(drawn_page, "Look inside")
    stage = drawn_page.locator(".stage")
    drawn_page.emulate_media(reduced_motion="reduce")
    back, forward = (drawn_page.get_by_role("button", name=n) for n in ("Back", "Forward"))
    (full,) = {len(colours(drawn_page, "hidden"))}
    first = ("input", "weights")
    for step in (*first, "sums", "sigmoid", "output", "softmax", "answer"):
        forward.click()
        expect(stage).to_have_attribute("data-step", step)
        assert (len(colours(drawn_page, "hidden")) == 1) == (step in first)
        before = step in (*first, "sums", "sigmoid")
        assert (len(colours(drawn_page, "outputs")) == 1) == before
    expect(forward).to_have_attribute("aria-disabled", "true")
    back.click()
    expect(stage).to_have_attribute("data-step", "softmax")
    drawn_page.get_by_role("button", name="Show all").click()
    expect(stage).to_have_attribute("data-step", "")
    assert len(colours(drawn_page, "hidden")) == full


def test_played_it_goes_on_by_itself_and_pauses(drawn_page: Page) -> None:
    open_chapter(drawn_page, "Look inside")
    stage = drawn_page.locator(".stage")
    drawn_page.clock.install()
    drawn_page.get_by_role("button", name="Play").click()
    expect(stage).to_have_attribute("data-step", "input")
    drawn_page.clock.fast_forward(6000)
    expect(stage).to_have_attribute("data-step", "weights")
    drawn_page.get_by_role("button", name="Pause").click()
    drawn_page.clock.fast_forward(20_000)
    expect(stage).to_have_attribute("data-step", "weights")
    expect(drawn_page.get_by_role("button", name="Play")).to_be_visible()


def test_a_sentence_lights_up_the_part_that_it_speaks_of(drawn_page: Page) -> None:
    open_chapter(drawn_page, "Look inside")
    hidden = drawn_page.get_by_test_id("network").locator(".hidden")
    drawn_page.get_by_role("button", name="Input", exact=True).hover()
    expect(drawn_page.locator(".stage")).to_have_attribute("data-lit", "input")
    expect(hidden).to_have_css("opacity", "0.12")
    drawn_page.get_by_role("button", name="Sigmoid", exact=True).hover()
    expect(hidden).to_have_css("opacity", "1")


@pytest.mark.parametrize(
    ("screen", "beside"), [((360, 740), (0.5, -0.25)), ((740, 360), (-0.25, 0.5))]
)
def test_a_finger_needs_not_be_exact(
    open_page: Callable[..., Page], site: str, screen: tuple[int, int], beside: tuple[float, float]
) -> None:
    width, height = screen
    phone = open_page(viewport={"width": width, "height": height}, has_touch=True, is_mobile=True)
    phone.goto(site)
    phone.wait_for_selector("html[data-state=ready]")
    draw(phone, pixels(phone, FOUR))
    network = phone.get_by_test_id("network")
    output = network.locator(".outputs > *").nth(4)
    output.scroll_into_view_if_needed()
    # `beside` is in parts of the output's own size, from its corner
    box = output.bounding_box()
    assert box
    phone.touchscreen.tap(box["x"] + box["width"] * beside[0], box["y"] + box["height"] * beside[1])
    expect(network.locator(".outputs .own")).to_have_count(1)
    expect(phone.get_by_role("heading", name="Why 4 and not")).to_be_visible()
    expect(network.locator(".label")).to_contain_text("Output 4")
