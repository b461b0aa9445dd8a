/** Puts each view's own markup into the page: `<!-- include src/views/x/x.html -->`. */
/// <reference path="./node.d.ts" />
import { readFile } from "node:fs/promises";
import type { Plugin } from "vite";

const INCLUDE = /<!-- include (\S+) -->/g;

export function include(): Plugin {
  return {
    name: "include",
    transformIndexHtml: {
      order: "pre",
      async handler(html) {
        const found = [...html.matchAll(INCLUDE)];
        const parts = await Promise.all(
          found.map(([, name]) => readFile(new URL(name, import.meta.url), "utf8")),
        );
        return html.replaceAll(INCLUDE, () => parts.shift() ?? "");
      },
    },
  };
}
