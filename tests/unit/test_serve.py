"""The server behaves as GitHub Pages does, and gives way on a busy port."""

import gzip
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from build.serve import SiteServer, serve
from build.steps import ROOT


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "index.html").write_text("<p>page</p>" * 100)
    (tmp_path / "core.wasm").write_bytes(b"\0asm" * 100)
    (tmp_path / "numpy.whl").write_bytes(b"wheel")
    return tmp_path


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    with serve(folder, base="/digits/") as url:
        yield url


def get(url: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    request = Request(url, headers={name.replace("_", "-"): text for name, text in headers.items()})
    try:
        with urlopen(request) as answer:
            return answer.status, dict(answer.headers), answer.read()
    except HTTPError as refusal:
        with refusal:
            return refusal.code, dict(refusal.headers), refusal.read()


@pytest.mark.parametrize(
    ("name", "kind", "compressed"),
    [
        ("", "text/html", True),
        ("core.wasm", "application/wasm", True),
        ("numpy.whl", "application/octet-stream", False),
    ],
)
def test_types_and_compression(
    address: str, folder: Path, name: str, kind: str, compressed: bool
) -> None:
    status, headers, body = get(address + name, Accept_Encoding="gzip")
    assert (status, headers["Content-Type"]) == (200, kind)
    assert ("Content-Encoding" in headers) == compressed
    assert (gzip.decompress(body) if compressed else body) == (
        folder / (name or "index.html")
    ).read_bytes()


def test_who_does_not_take_gzip_gets_none(address: str, folder: Path) -> None:
    _, headers, body = get(address)
    assert "Content-Encoding" not in headers
    assert body == (folder / "index.html").read_bytes()


def test_an_unchanged_file_is_not_sent_again(address: str, folder: Path) -> None:
    _, headers, _ = get(address)
    assert get(address, If_None_Match=headers["ETag"])[0] == 304
    (folder / "index.html").write_text("new")
    assert get(address, If_None_Match=headers["ETag"])[2] == b"new"


@pytest.mark.parametrize("path", ["/", "/core.wasm", "/digits/absent", "/digits/../../etc/hosts"])
def test_there_is_nothing_outside_the_site(address: str, path: str) -> None:
    assert get(address.removesuffix("/digits/") + path)[0] == 404


def test_a_busy_port_is_stepped_over_and_said(folder: Path) -> None:
    with SiteServer(folder) as busy:
        command = [sys.executable, "-m", "build.serve", "--port", str(busy.server_port)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
            assert server.stdout
            said = server.stdout.readline()
            ready = server.stdout.readline()
            server.terminate()
    assert said.startswith(f"Port {busy.server_port} is busy")
    assert "http://127.0.0.1:" in ready or "is busy" in ready
