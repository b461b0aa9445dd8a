/** The page's Content-Security-Policy: it runs and asks for what lies beside it, and nothing else. */
import type { Plugin } from "vite";

const DIRECTIVES = {
  "default-src": "'none'",
  "script-src": "'self' blob: 'wasm-unsafe-eval'", // blob: see web/src/engine/script.ts
  "style-src": "'self'",
  "img-src": "'self' blob: data:",
  "connect-src": "'self'",
  "worker-src": "blob: 'self'", // the worker's script is within the page's
  "manifest-src": "'self'",
  "base-uri": "'none'",
  "form-action": "'none'",
  "require-trusted-types-for": "'script'",
  "trusted-types": "default", // web/src/trusted.ts
};
const INLINE = /<script>(.*?)<\/script>/gs;

/** A static host sends no headers of ours, so the policy stands in the page. */
export function policy(): Plugin {
  return {
    name: "policy",
    transformIndexHtml: {
      order: "post",
      async handler(html) {
        const inline = Array.from(html.matchAll(INLINE), ([, code]) => hash(code));
        const directives = { ...DIRECTIVES };
        directives["script-src"] = [directives["script-src"], ...(await Promise.all(inline))].join(
          " ",
        );
        const content = Object.entries(directives).map((entry) => entry.join(" "));
        const attrs = { "http-equiv": "Content-Security-Policy", content: content.join("; ") };
        return [{ tag: "meta", attrs, injectTo: "head-prepend" }];
      },
    },
  };
}

async function hash(code: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(code));
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`;
}
