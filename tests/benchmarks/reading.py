"""`npm run bench:reading`: one image through the network, and a drawing to its painted answer.

First the same network on the same drawings, JavaScript to JavaScript, in turn: ours, ONNX Runtime
Web, TensorFlow.js and plain JavaScript. Then the page itself, drawn upon without pause.
"""

import argparse
import json
import shutil
import subprocess
from math import cos, sin
from pathlib import Path
from time import monotonic
from typing import Any

import numpy as np
from playwright.sync_api import Browser, sync_playwright

from build.serve import serve
from build.steps import CACHE, DIST, ROOT, node, run
from digitnet.data.drawing_files import load_drawings
from digitnet.preprocessing import drawing
from digitnet.weights import load
from tests.chromium import FLAGS, find_chromium
from tests.waiting import until

HERE = Path(__file__).with_name("readers")
MODEL = CACHE / "benchmark.onnx"
WEIGHTS = ROOT / "web" / "public" / "model" / "weights.json"
DRAWINGS = ROOT / "tests" / "data" / "drawings.npz"

WATCH = """
    globalThis.slow = [];
    new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) slow.push(duration);
    }).observe({ type: "longtask", buffered: false });
    performance.clearMeasures();
"""
MEASURED = "performance.getEntriesByName('digitnet:reading').map(({ duration }) => duration)"


def install() -> None:
    """What we compare with is large, so it is fetched for this benchmark only."""
    if not (HERE / "node_modules").is_dir():
        print("Installing what the reading is compared with (once)", flush=True)
        npm = shutil.which("npm") or "npm"
        subprocess.run([npm, "ci", "--no-audit", "--no-fund"], cwd=HERE, check=True)
    run(node(HERE / "model.mjs", WEIGHTS, MODEL))


def samples() -> list[dict[str, Any]]:
    """Real drawings, each as strokes and image, with what CPython makes of it."""
    network, settings = load(WEIGHTS)
    chosen = []
    for strokes in load_drawings(DRAWINGS).strokes:
        image = drawing.from_strokes(strokes, upright=settings.upright).ravel()
        chosen.append(
            {
                "points": np.concatenate(strokes).ravel().tolist(),
                "lengths": [len(stroke) for stroke in strokes],
                "image": image.tolist(),
                "outputs": network.forward(image)[-1].tolist(),
            }
        )
    return chosen


def compare(browser: Browser) -> None:
    manifest = json.loads((DIST / "python" / "manifest.json").read_text())
    names = [entry["name"] for entry in manifest["whole"]]
    with serve(ROOT) as url:
        page = browser.new_page()
        page.goto(f"{url}{HERE.relative_to(ROOT).as_posix()}/index.html")
        until(page, "'compare' in globalThis")
        found = page.evaluate(
            "(given) => compare(given)",
            {
                "python": f"{url}dist/python/{manifest['version']}/",
                "wheels": [name for name in names if name.endswith(".whl")],
                "model": f"{url}{MODEL.relative_to(ROOT).as_posix()}",
                "network": json.loads(WEIGHTS.read_text()),
                "drawings": samples(),
            },
        )
        page.close()
    [onnx] = [row for row in found["forward"] if row["name"].startswith("ONNX")]
    print("\n| one image, JavaScript to JavaScript | ms | of ONNX | largest error |\n|--|--|--|--|")
    for row in found["forward"]:
        ratio = row["milliseconds"] / onnx["milliseconds"]
        print(f"| {row['name']} | {row['milliseconds']:.4f} | {ratio:.2f} | {row['error']:.0e} |")
    whole = found["whole"]
    print(
        f"\nThe whole reading, strokes to reply: {whole['milliseconds']:.2f} ms at the median of "
        f"{whole['readings']:,}; Python's memory grew by {whole['growth']:,} bytes."
    )


def draw_without_pause(browser: Browser, seconds: float) -> None:
    with serve(DIST, base="/digitnet/") as url:
        page = browser.new_page(service_workers="block")
        page.goto(url)
        page.wait_for_selector("html[data-state=ready]", timeout=120_000)
        pad = page.get_by_test_id("pad").bounding_box()
        assert pad
        middle = pad["x"] + pad["width"] / 2, pad["y"] + pad["height"] / 2
        page.evaluate(WATCH)
        end = monotonic() + seconds
        while monotonic() < end:
            for step in range(150):
                turn, reach = step / 10, pad["width"] * (0.1 + step / 500)
                page.mouse.move(middle[0] + reach * cos(turn), middle[1] + reach * sin(turn))
                if step == 0:
                    page.mouse.down()
            page.mouse.up()
            page.get_by_role("button", name="Clear").click()
        answers, slow = np.array(page.evaluate(MEASURED)), page.evaluate("slow")
    middle_, late = np.percentile(answers, [50, 95])
    print(
        f"\nDrawn upon for {seconds:.0f} s: {len(answers)} answers, from pointer event to paint "
        f"{middle_:.1f} ms at the median, {late:.1f} ms at the 95th percentile; "
        f"{len(slow)} tasks over 50 ms on the main thread {[round(ms) for ms in slow] or ''}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(prog="npm run bench:reading --", description=__doc__)
    parser.add_argument("--seconds", type=float, default=30, help="of drawing (%(default)s)")
    options = parser.parse_args()
    install()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(playwright), args=FLAGS)
        compare(browser)
        draw_without_pause(browser, options.seconds)
        browser.close()


if __name__ == "__main__":
    main()
