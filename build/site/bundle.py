"""The page itself: Vite bundles the worker, then web/ with the worker's script in it.

It takes over web/public/ as it is, but for what the page fetches late: that is named after what it
holds, so a page never takes another version's file for its own.
"""

import json
import os
import re
from pathlib import Path
from tempfile import TemporaryDirectory

from build.steps import CACHE, NODE_MODULES, ROOT, integrity, node, run, sha256, step

VITE = NODE_MODULES / "vite" / "bin" / "vite.js"
PUBLIC = ROOT / "web" / "public"
SOURCES = [*ROOT.glob("*.md"), *ROOT.glob("LICENSE"), ROOT / "py", ROOT / "train_offline.py"]
"""What web/sources.ts lays beside the page."""
INPUTS = [
    ROOT / "web",
    ROOT / "package-lock.json",
    ROOT / "tsconfig.json",
    *SOURCES,
    Path(__file__),
]
DATA = ["model/training.json", "samples/mnist.json", "samples/mnist.png"]
"""What the page fetches when it is needed."""

ASSET = re.compile(r'(?:src|href)="\./(assets/[^"]+)"')


def bundle(manifest: Path) -> Path:
    """`manifest` lists the page's Python; the page has it within, to ask for all at once."""

    def make(folder: Path) -> None:
        files = {name: data_file(PUBLIC / name) for name in DATA}
        env = os.environ | {"VITE_PYTHON": manifest.read_text(), "VITE_FILES": json.dumps(files)}
        with TemporaryDirectory(dir=CACHE) as name:
            place = Path(name)
            env["WORKER"] = (place / "worker.js").as_posix()
            run(vite("web/worker.config.ts", place), env)
            run(vite("web/vite.config.ts", folder), env)
            licences = [(each / "licences.md").read_text("utf-8") for each in (folder, place)]
        for name, made in files.items():
            (folder / name).rename(folder / str(made["name"]))
        (folder / "licences.md").write_text("\n".join(licences), "utf-8")
        seal(folder)

    return step(CACHE / "bundle", [*INPUTS, manifest], make, "Bundling the page's script and style")


def data_file(file: Path) -> dict[str, str | int]:
    """As the page knows it (`File` in web/src/engine/checked.ts)."""
    name = file.relative_to(PUBLIC).with_stem(f"{file.stem}-{sha256(file)[:12]}")
    return {
        "name": name.as_posix(),
        "bytes": file.stat().st_size,
        "integrity": integrity(file),
    }


def vite(config: str, out: Path) -> list[str | Path]:
    return node(VITE, "build", "web", "--config", config, "--outDir", out, "--emptyOutDir")


def seal(folder: Path) -> None:
    """Have the browser refuse the page's own script and style unless they are as they were made."""

    def sealed(found: re.Match[str]) -> str:
        return f'{found[0]} integrity="{integrity(folder / found[1])}"'

    index = folder / "index.html"
    index.write_text(ASSET.sub(sealed, index.read_text("utf-8")), "utf-8")
