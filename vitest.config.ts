/** Tests of the page's logic need no browser; a busy machine may take long over the many cases of some. */
import { defineConfig } from "vitest/config";

/** What draws and listens is tested in browsers; what decides, here, most branches of every file. */
const LOGIC = [
  "chapters/chapter",
  "engine/{client,status}",
  "keeping/{code,link,sheet,simplify}",
  "menu/keys",
  "pad/{erase,gesture,history,pointers,strokes}",
  "views/bitmap",
  "views/network/{bands,grid,hit,layout,shown}",
  "views/training/record",
  "{layers,pace,parts,selection,size,steps}",
];

export default defineConfig({
  test: {
    dir: "tests",
    testTimeout: 60_000,
    coverage: {
      include: LOGIC.map((name) => `web/src/${name}.ts`),
      reporter: "text-summary",
      reportsDirectory: ".cache/coverage",
      thresholds: { perFile: true, branches: 75, lines: 90 },
    },
  },
});
