/** The worker's script, in one file: the page takes it in as text (web/src/engine/needs.ts). */
import { defineConfig } from "vite";
import { OLDEST } from "./oldest";

export default defineConfig({
  publicDir: false,
  build: {
    target: OLDEST,
    license: { fileName: "licences.md" },
    modulePreload: false,
    rolldownOptions: {
      input: "web/src/engine/worker.ts",
      output: { entryFileNames: "worker.js", codeSplitting: false },
    },
  },
});
