"""A newer version of the site, put up while a page of the older one is open."""

import re
import shutil
from pathlib import Path

from build.site.precache import list_files
from build.steps import CACHE

READY = "html[data-state=ready]"
NEWER = "html[data-version=newer]"


def put_up_a_newer_version(folder: Path) -> None:
    """As a deployment does: what changed has another name, and what it replaces is gone."""
    [script] = (folder / "assets").glob("index-*.js")
    code = script.read_text()
    [python] = (each for each in (folder / "python").iterdir() if each.is_dir())
    for old in [python, *folder.glob("model/training-*"), *folder.glob("samples/mnist-*")]:
        newer = old.with_name(re.sub(r"[0-9a-f]{12}", "000000000000", old.name))
        old.rename(newer)
        code = code.replace(old.name, newer.name)
    script.unlink()
    newer = script.with_name("index-newer.js")
    newer.write_text(f"document.documentElement.dataset.version = 'newer';{code}")
    index = folder / "index.html"
    renamed = index.read_text().replace(script.name, newer.name)
    index.write_text(re.sub(r' integrity="[^"]+"', "", renamed))
    shutil.copy(CACHE / "bundle" / "sw.js", folder)
    list_files(folder)
