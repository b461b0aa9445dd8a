"""The page itself: Vite bundles web/ and takes over web/public/ as it is."""

import os
from pathlib import Path

from build.steps import CACHE, NODE_MODULES, ROOT, node, run, step

VITE = NODE_MODULES / "vite" / "bin" / "vite.js"
INPUTS = [ROOT / "web", ROOT / "package-lock.json", ROOT / "tsconfig.json", Path(__file__)]


def bundle(manifest: Path) -> Path:
    """`manifest` lists the page's Python; the page has it within, to ask for all at once."""

    def make(folder: Path) -> None:
        run(
            node(VITE, "build", "web", "--outDir", folder, "--emptyOutDir"),
            env=os.environ | {"VITE_PYTHON": manifest.read_text()},
        )

    return step(CACHE / "bundle", [*INPUTS, manifest], make)
