"""Hosts of every kind that serve dist/ as it is, each at an address of its own."""

import gzip
import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from time import sleep

import pytest

from build.serve import Handler, SiteServer, running
from build.steps import DIST, node
from tests.engines.engine import find_program

Host = Callable[[Path], AbstractContextManager[str]]
"""Gives the address while it serves; the folder is for what it writes."""

NGINX_CONF = Path("/etc/nginx/nginx.conf")
SITES = "include /etc/nginx/sites-enabled/*;"
BROTLI = """
    const params = { [zlib.constants.BROTLI_PARAM_QUALITY]: 4 };
    process.stdout.write(zlib.brotliCompressSync(fs.readFileSync(process.argv[1]), { params }));
"""


@contextmanager
def nginx(folder: Path) -> Iterator[str]:
    """Debian's nginx as it is installed, but for where it listens and writes."""
    program = find_program(["nginx", "/usr/sbin/nginx"], "nginx")
    if not NGINX_CONF.is_file() or SITES not in NGINX_CONF.read_text():
        pytest.skip("nginx is not set up as Debian has it.")
    port = free_port()
    site = f"server {{ listen 127.0.0.1:{port}; root {DIST}; }}"
    conf = NGINX_CONF.read_text()
    conf = conf.replace(SITES, site)
    conf = re.sub(r"^user .*|^include .*modules-enabled.*", "", conf, flags=re.M)
    conf = re.sub(r"^pid .*", f"pid {folder}/pid;", conf, flags=re.M)
    conf = conf.replace("/var/log/nginx", str(folder))
    for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"):
        conf = conf.replace("http {", f"http {{ {name}_temp_path {folder}/{name};", 1)
    user = "user root; " if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(f"{user}daemon off;\n{conf}")
    with listening([program, "-c", str(folder / "nginx.conf"), "-e", "stderr"], port) as url:
        yield url


@contextmanager
def pythons_own(_: Path) -> Iterator[str]:
    """`python -m http.server`."""
    port = free_port()
    folder = ["-d", str(DIST)]
    command = [sys.executable, "-m", "http.server", str(port), "-b", "127.0.0.1", *folder]
    with listening(command, port) as url:
        yield url


@contextmanager
def listening(command: list[str], port: int) -> Iterator[str]:
    """Run a program that serves there, and end it afterwards."""
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        try:
            wait_for(port)
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()


class NothingIsMissing(Handler):
    """Answers every path that it does not have with the page, as for an app of many addresses."""

    def file(self) -> Path:
        return super().file() or DIST / "index.html"


class Brotli(Handler):
    def send_head(self) -> BytesIO | None:
        file = self.file()
        if file is None:
            return super().send_head()
        body = brotli(file)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Encoding", "br")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)


@cache
def brotli(file: Path) -> bytes:
    command = [*node(Path("-e")), BROTLI, file]
    return subprocess.run(command, capture_output=True, check=True).stdout


class Chunked(Handler):
    """Compresses as it sends, so nobody knows the length beforehand."""

    def send_head(self) -> BytesIO | None:
        file = self.file()
        if file is None:
            return super().send_head()
        body = gzip.compress(file.read_bytes(), compresslevel=1)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        size = 1 << 16
        parts = [body[at : at + size] for at in range(0, len(body), size)]
        return BytesIO(b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in [*parts, b""]))


class OneType(Handler):
    """Gives everything but the page itself the same type."""

    kind: str | None = None

    def send_header(self, keyword: str, value: str) -> None:
        if keyword == "Content-Type" and value != "text/html":
            if self.kind is None:
                return
            value = self.kind
        super().send_header(keyword, value)


class Octets(OneType):
    kind = "application/octet-stream"


class PlainText(OneType):
    kind = "text/plain"


def handled_by(handler: type[Handler]) -> Host:
    @contextmanager
    def host(_: Path) -> Iterator[str]:
        server = SiteServer(DIST, "/digitnet/")
        server.RequestHandlerClass = handler
        with running(server):
            yield server.url

    return host


HOSTS: dict[str, Host] = {
    "nginx": nginx,
    "python -m http.server": pythons_own,
    "nothing is missing": handled_by(NothingIsMissing),
    "brotli": handled_by(Brotli),
    "gzip, chunked": handled_by(Chunked),
    "application/octet-stream": handled_by(Octets),
    "text/plain": handled_by(PlainText),
    "no type": handled_by(OneType),
}


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


def wait_for(port: int) -> None:
    """Until somebody listens there."""
    for _ in range(200):
        with socket.socket() as knocking:
            if knocking.connect_ex(("127.0.0.1", port)) == 0:
                return
        sleep(0.02)
    raise TimeoutError(f"Nobody listens at port {port}.")
