"""A small server for dist/ that behaves as GitHub Pages does: sub-path, types, compression."""

import argparse
import errno
import gzip
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import formatdate
from functools import lru_cache
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import unquote, urlsplit

from build.steps import DIST, BuildError

TYPES = {
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
}
COMPRESSED = set(TYPES.values()) | {"text/plain"}
MOST = 65535
"""The highest port there is."""


@lru_cache(maxsize=64)
def content(file: Path, changed: int, compress: bool) -> bytes:
    """The file's bytes; `changed` is here so that a changed file is read anew."""
    raw = file.read_bytes()
    return gzip.compress(raw, compresslevel=6) if compress else raw


class Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    extensions_map = SimpleHTTPRequestHandler.extensions_map | TYPES
    server: "SiteServer"

    def send_head(self) -> BytesIO | None:
        file = self.file()
        if file is None:
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        kind = self.guess_type(file)
        accepted = "gzip" in self.headers.get("Accept-Encoding", "")
        compress = accepted and kind in COMPRESSED
        changed = file.stat().st_mtime_ns
        tag = f'"{changed:x}{"-gzip" if compress else ""}"'
        known = self.headers.get("If-None-Match") == tag
        body = b"" if known else content(file, changed, compress)

        self.send_response(HTTPStatus.NOT_MODIFIED if known else HTTPStatus.OK)
        self.send_header("ETag", tag)
        self.send_header("Cache-Control", "no-cache")  # kept, but asked after every time
        self.send_header("Vary", "Accept-Encoding")
        if not known:
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Last-Modified", formatdate(changed / 1e9, usegmt=True))
            if compress:
                self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        return BytesIO(body)

    def file(self) -> Path | None:
        """The file that the request means, if it is one of the site's."""
        path = urlsplit(self.path).path
        if not path.startswith(self.server.base):
            return None
        file = (self.server.directory / unquote(path.removeprefix(self.server.base))).resolve()
        if path.endswith("/"):
            file /= "index.html"
        return file if file.is_relative_to(self.server.directory) and file.is_file() else None

    def log_message(self, *_: object) -> None:
        """Every request in the terminal would bury the address."""


class SiteServer(ThreadingHTTPServer):
    # On Windows, reusing an address means taking it from the program that has it.
    allow_reuse_address = sys.platform != "win32"

    def __init__(self, directory: Path, base: str = "/", port: int = 0) -> None:
        self.directory = directory.resolve()
        self.base = f"/{base.strip('/')}/" if base.strip("/") else "/"
        super().__init__(("127.0.0.1", port), Handler)
        self.url = f"http://127.0.0.1:{self.server_port}{self.base}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):  # a browser may leave when it likes
            super().handle_error(request, client_address)


Server = TypeVar("Server", bound=SiteServer)


@contextmanager
def running(server: Server) -> Iterator[Server]:
    """Let it serve in a thread of its own."""
    with server:
        threading.Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()


@contextmanager
def serve(directory: Path, base: str = "/", port: int = 0) -> Iterator[str]:
    """Serve the folder, and give the address (port 0: any free one)."""
    with running(SiteServer(directory, base, port)) as server:
        yield server.url


def first_free(base: str, first: int) -> SiteServer:
    """A server of dist/ at this port, or at the next that no other program has."""
    for port in range(first, MOST + 1):
        try:
            return SiteServer(DIST, base, port)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                reason = f"{error.strerror}: name another with --port, above 1023"
                raise BuildError(f"Port {port} cannot be used ({reason}).") from error
            print(f"Port {port} is busy, so the next one.", flush=True)
    raise BuildError(f"No port is free up to {MOST}: name a lower one with --port.")


def port_number(text: str) -> int:
    """For argparse, which tells whoever gives another."""
    if not text.isascii() or not text.isdigit() or int(text) > MOST:
        raise argparse.ArgumentTypeError(f"{text} is no port, which is a number from 0 to {MOST}")
    return int(text)


def add_options(parser: argparse.ArgumentParser) -> None:
    """`--port` and `--base`."""
    parser.add_argument(
        "--port", type=port_number, default=8000, help="the first port to try (%(default)s)"
    )
    parser.add_argument("--base", default="/", help="the sub-path to serve under, as /digitnet/")


def serve_until_stopped(base: str, port: int) -> None:
    """Serve dist/, and say where."""
    with first_free(base, port) as server:
        print(f"Draw a digit at {server.url} (Ctrl-C ends it)", flush=True)
        server.serve_forever()
