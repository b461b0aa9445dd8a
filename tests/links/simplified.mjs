// Sends drawings through a link as simplified as the page makes it: takes a file with a JSON list of
// drawings, lists of strokes of [x, y], and prints what whoever opens the links finds.
// Called as: node simplified.mjs <drawings.json>

import { readFileSync } from "node:fs";
import { runnerImport } from "vite";

const load = async (name) => {
  const file = new URL(`../../web/src/keeping/${name}.ts`, import.meta.url).pathname;
  return (await runnerImport(file, { configFile: false, logLevel: "error" })).module;
};
const { simplify, tolerances } = await load("simplify");
const { readAddress, writeAddress } = await load("address");

const drawings = JSON.parse(readFileSync(process.argv[2], "utf8"));
const opened = drawings.map((strokes) => {
  const drawing = strokes.map((points) => ({ points, width: 0.07 }));
  const simpler = simplify(drawing, Math.max(...tolerances));
  const link = writeAddress(simpler, { hidden: [], chapter: "read" });
  return readAddress(link).drawing.map(({ points }) => points);
});
process.stdout.write(JSON.stringify(opened));
