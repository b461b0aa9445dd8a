"""How the network was trained, and networks of one's own."""

import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from playwright.sync_api import Locator, expect

from digitnet.training.moments import Moments
from tests.browser.digits import SEVEN, pixels
from tests.browser.hand import draw
from tests.browser.looking import open_chapter
from tests.conftest import MODEL

RECORD: dict[str, Any] = json.loads((MODEL / "training.json").read_text())


def test_parameters_and_curves_are_the_records(training: Locator) -> None:
    def value(name: str) -> Locator:
        return training.locator("dl div", has=training.page.get_by_text(name, exact=True))

    expect(value("Learning rate")).to_contain_text(str(RECORD["recipe"]["learning_rate"]))
    expect(value("Neurons")).to_contain_text(" – ".join(map(str, RECORD["sizes"])))
    expect(value("Seed")).to_contain_text(str(RECORD["recipe"]["seed"]))
    slider = training.get_by_label("Epoch")
    first, last = RECORD["epochs"][0], RECORD["epochs"][-1]
    readout = training.locator(".readout")
    expect(readout).to_contain_text(f"Epoch {last['number']}: squared error")
    slider.fill("0")
    expect(readout).to_contain_text(f"training accuracy {100 * first['accuracy']:.2f}%")
    chart = training.get_by_role("img", name="Accuracy")
    chart.hover(position={"x": 5, "y": 60})
    expect(readout).to_contain_text("Epoch 1:")
    box = chart.bounding_box()
    assert box
    chart.hover(position={"x": box["width"] - 3, "y": 60})
    expect(readout).to_contain_text(f"Epoch {last['number']}:")


def test_a_cell_of_the_confusion_matrix_shows_its_digits(training: Locator) -> None:
    confusion = RECORD["test"]["confusion"]
    meant, read = next((m, r) for m in range(10) for r in range(10) if m != r and confusion[m][r])
    count = confusion[meant][read]
    cell = training.get_by_role("button", name=f"{meant} read as {read}: {count}", exact=True)
    cell.click()
    digits = training.get_by_role("button", name=f"A {meant}, read as {read}")
    expect(digits).to_have_count(min(count, 12))
    digits.first.click()
    expect(training.page.get_by_test_id("answer")).not_to_be_empty()
    open_chapter(training.page, "Read")
    group = training.page.get_by_role("group", name="It was a")
    expect(group.get_by_role("button", pressed=True)).to_have_text(str(meant))
    open_chapter(training.page, "Learn")
    row = confusion[0]
    expect(training.locator(".accuracy").first).to_have_text(f"{100 * row[0] / sum(row):.1f}%")


def test_the_matrix_is_walked_by_arrow_keys(training: Locator) -> None:
    training.get_by_role("button", name="0 read as 0").focus()
    for key in ("ArrowDown", "ArrowRight", "ArrowRight", "ArrowUp", "ArrowLeft"):
        training.page.keyboard.press(key)
    expect(training.get_by_role("button", name="0 read as 1")).to_be_focused()


def weights_that_always_say_three(file: Path) -> Path:
    weights = [[[0.0] * 784], [[0.0]] * 10]
    biases = [[0.0], [0.0] * 3 + [9.0] + [0.0] * 6]
    file.write_text(json.dumps({"sizes": [784, 1, 10], "weights": weights, "biases": biases}))
    return file


def test_a_network_of_ones_own_reads_and_is_put_back(training: Locator, tmp_path: Path) -> None:
    page = training.page
    answer = page.get_by_test_id("answer")
    draw(page, pixels(page, SEVEN))
    own = {**RECORD, "chosen": "mine", "test": {**RECORD["test"]}}
    del own["test"]["examples"]
    (tmp_path / "training.json").write_text(json.dumps(own))
    training.get_by_label("Open weights").set_input_files(
        [weights_that_always_say_three(tmp_path / "weights.json"), tmp_path / "training.json"]
    )
    expect(answer).to_have_text("3")
    expect(training.locator("dd", has_text="mine")).to_be_visible()
    training.get_by_role("button", name="0 read as 0").click()
    expect(training.get_by_text("test.examples")).to_be_visible()
    training.get_by_role("button", name="Put back").click()
    expect(answer).to_have_text("7")
    expect(training.get_by_text(RECORD["chosen"])).to_be_visible()
    expect(training.get_by_role("button", name="Put back")).to_be_hidden()


def test_what_is_no_network_leaves_the_one_before(training: Locator, tmp_path: Path) -> None:
    for text, complaint in (
        ("{}", "It is no network"),
        ('{"weights": [[[1]]], "biases": [[1]]}', "784-…-10"),
        ("seven", "not valid JSON"),
    ):
        (tmp_path / "weights.json").write_text(text)
        training.get_by_label("Open weights").set_input_files(tmp_path / "weights.json")
        expect(training.page.locator(".notice")).to_contain_text(complaint)
    expect(training.get_by_role("table")).to_be_visible()
    assert draw(training.page, pixels(training.page, SEVEN)).digit == 7


def test_without_a_record_it_says_so(training: Locator, tmp_path: Path) -> None:
    weights = weights_that_always_say_three(tmp_path / "weights.json")
    training.get_by_label("Open weights").set_input_files(weights)
    expect(training.get_by_text("No record of the training")).to_be_visible()


def test_weights_grow_from_moment_to_moment_where_the_record_has_them(
    training: Locator, tmp_path: Path
) -> None:
    growing = training.locator(".growing img")
    expect(training.get_by_text("holds no weights of earlier moments")).to_be_visible()
    expect(growing).to_have_count(0)
    moments = Moments(1000)
    noise, learned = np.random.default_rng(0).normal(size=(2, 3, 784)).astype(np.float32)
    moments.look(0, noise)
    (tmp_path / "training.json").write_text(
        json.dumps(RECORD | {"moments": moments.as_record(1000, learned)})
    )
    training.get_by_label("Open weights").set_input_files(tmp_path / "training.json")
    expect(growing).to_have_count(3)
    expect(training.get_by_text("after 1,000 samples")).to_be_visible()

    def shown() -> list[list[float]]:
        images: list[list[float]] = growing.evaluate_all("all => all.map(i => [...i.__data__])")
        return images

    def sevenths(weights: NDArray[np.float32]) -> Any:
        return np.round(7 * weights / np.abs(weights).max(axis=1, keepdims=True)) / 7

    np.testing.assert_allclose(shown(), sevenths(learned), atol=1e-6)
    training.get_by_label("Moment").fill("0")
    expect(training.get_by_text("before the first sample")).to_be_visible()
    np.testing.assert_allclose(shown(), sevenths(noise), atol=1e-6)
