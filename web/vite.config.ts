import { defineConfig, loadEnv } from "vite";
import { classic } from "./classic";
import { include } from "./include";
import { OLDEST } from "./oldest";
import { policy } from "./policy";
import { sources } from "./sources";

const { WORKER } = loadEnv("", ".", "WORKER"); // where build/site/bundle.py laid the worker's script

export default defineConfig({
  plugins: [include(), sources(), classic(), policy()],
  base: "./", // the site works from any sub-path
  build: {
    outDir: "../dist",
    modulePreload: false,
    target: OLDEST,
    license: { fileName: "licences.md" },
    rolldownOptions: {
      input: { index: "web/index.html", sw: "web/src/offline/worker.ts" },
      output: {
        // A service worker keeps its name and lies at the top, since it sees only what is below it.
        entryFileNames: ({ name }) => (name === "sw" ? "sw.js" : "assets/[name]-[hash].js"),
      },
    },
  },
  resolve: { alias: [{ find: /^built-worker/, replacement: WORKER }] },
});
