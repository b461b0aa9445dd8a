"""The page itself: Vite bundles web/ and takes over web/public/ as it is."""

from pathlib import Path

from build.steps import CACHE, NODE_MODULES, ROOT, node, run, step

VITE = NODE_MODULES / "vite" / "bin" / "vite.js"
INPUTS = [ROOT / "web", ROOT / "package-lock.json", ROOT / "tsconfig.json", Path(__file__)]


def bundle() -> Path:
    return step(
        CACHE / "bundle",
        INPUTS,
        lambda folder: run(node(VITE, "build", "web", "--outDir", folder, "--emptyOutDir")),
    )
