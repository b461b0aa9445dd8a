/// <reference path="./node.d.ts" />
/**
 * Puts the Python behind the page beside it, as files to read in the browser and as one archive to
 * train with; and says in the page which version that is.
 */
import { readdir, readFile } from "node:fs/promises";
import { zipSync } from "fflate";
import type { Plugin } from "vite";

const ROOT = new URL("../", import.meta.url);
const FILES = ["LICENSE", "README.md", "pyproject.toml", "requirements.txt", "train_offline.py"];
const PACKAGE = "py/digitnet/";
const VERSION = /^__version__ = "(.+)"$/m;
/** The archive is the same to the byte whenever it is made. */
const mtime = new Date(1980, 0, 1);

export function sources(): Plugin {
  return {
    name: "sources",
    transformIndexHtml: {
      order: "pre",
      async handler(html) {
        const init = await readFile(new URL(`${PACKAGE}__init__.py`, ROOT), "utf8");
        return html.replaceAll("%VERSION%", VERSION.exec(init)?.[1] ?? "");
      },
    },
    async generateBundle() {
      const modules = await readdir(new URL(PACKAGE, ROOT), { recursive: true });
      const names = modules
        .map((name) => PACKAGE + name.replaceAll("\\", "/"))
        .filter((name) => /\.(py|typed)$/.test(name));
      const archive: Record<string, Uint8Array> = {};
      for (const name of [...FILES, ...names].sort()) {
        const source = await readFile(new URL(name, ROOT));
        archive[name] = source;
        this.emitFile({ type: "asset", fileName: `source/${name}`, source });
      }
      const source = zipSync(archive, { mtime });
      this.emitFile({ type: "asset", fileName: "source/digitnet.zip", source });
    },
  };
}
