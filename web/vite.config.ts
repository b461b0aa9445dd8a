import { defineConfig } from "vite";

export default defineConfig({
  base: "./", // the site works from any sub-path
  build: { outDir: "../dist", target: "es2022", license: { fileName: "licences.md" } },
  worker: { format: "es" }, // Pyodide runs in module workers only
  optimizeDeps: { exclude: ["pyodide"] }, // it finds its own files by URL
});
