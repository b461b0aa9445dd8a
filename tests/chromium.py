"""Finds Chromium or Chrome on this machine, or fetches one."""

import os
import subprocess
import sys
from pathlib import Path
from shutil import which

from playwright.sync_api import Playwright

NAMES = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
]

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find_chromium(playwright: Playwright) -> str:
    """The path of a browser: CHROME's, the machine's own, Playwright's, or one installed now."""
    if chosen := os.environ.get("CHROME"):
        return chosen
    if here := installed(playwright):
        return here
    for fetch in (by_playwright, by_apt):
        fetch()
        if here := installed(playwright):
            return here
    raise FileNotFoundError(
        "No Chromium or Chrome was found or could be fetched: install one, or name it in CHROME."
    )


def installed(playwright: Playwright) -> str | None:
    own = Path(playwright.chromium.executable_path)
    found = next(filter(None, map(which, NAMES)), None)
    return found or (str(own) if own.is_file() else None)


def by_playwright() -> None:
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"])


def by_apt() -> None:
    if which("apt-get") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update"])
        subprocess.run(["apt-get", "install", "--yes", "--no-install-recommends", "chromium"])
