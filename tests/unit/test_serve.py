"""The server behaves as GitHub Pages does, and gives way on a busy port."""

import gzip
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

import build.serve as serving
from build.serve import SiteServer, first_free, serve
from build.steps import ROOT, BuildError


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


def test_a_busy_port_is_stepped_over_and_said(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with SiteServer(folder) as busy, first_free("/", busy.server_port) as server:
        assert server.server_port > busy.server_port
    assert f"Port {busy.server_port} is busy" in capsys.readouterr().out


@pytest.mark.parametrize("port", ["70000", "-1", "http", "8000.5", "²"])
def test_what_is_no_port_is_said_before_anything_is_built(port: str) -> None:
    command = [sys.executable, "-m", "build.command", "build.start", f"--port={port}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1].endswith(
        f"{port} is no port, which is a number from 0 to 65535"
    )


def test_a_port_beyond_all_that_are_free_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    with SiteServer(Path()) as busy, monkeypatch.context() as changed:
        changed.setattr(serving, "MOST", busy.server_port)
        with pytest.raises(BuildError, match="No port is free"):
            first_free("/", busy.server_port)
