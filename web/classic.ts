/**
 * The page's script as a classic one: browsers run a module only where the host names its type. The
 * function around it awaits as a module does, and is as strict.
 */
import type { Plugin } from "vite";

export function classic(): Plugin {
  return {
    name: "classic",
    transformIndexHtml: {
      order: "post",
      handler: (html) => html.replace('<script type="module" crossorigin', "<script defer"),
    },
    generateBundle(_, files) {
      for (const file of Object.values(files)) {
        if (file.type !== "chunk" || file.name !== "index") continue;
        file.code = `(async()=>{"use strict";${file.code}})();\n`;
      }
    },
  };
}
