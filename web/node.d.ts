/** What the build's own plugins take of Node. */
declare module "node:fs/promises" {
  export function readFile(file: URL): Promise<Uint8Array>;
  export function readFile(file: URL, coding: "utf8"): Promise<string>;
  export function readdir(folder: URL, options: { recursive: true }): Promise<string[]>;
}
