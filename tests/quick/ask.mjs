// Asks the page's quick Python, in Node, what the build's workload does not ask of it: people's drawings
// and pictures from a file, and others that look like chance. Prints the answers to the former, and what
// deferred code was loaded, as JSON.
// Called as: node ask.mjs <folder of the version> <questions.json> <how many by chance>

import { attentionsOf, photograph, wanderings } from "../../build/trimming/workload.mjs";
import { answers, look, startQuick, value } from "./quick.mjs";

const [folder, questions, chances] = process.argv.slice(2);
const BEYOND_THE_WORKLOAD = 1000;

const { page, deferred } = await startQuick(folder);
const attentions = attentionsOf(value(page.open_shipped()).sizes);
const told = answers(page, questions, attentions[0]);
page.open_shipped();
for (let number = 0; number < Number(chances); number++) {
  const attention = attentions[number % attentions.length];
  value(page.read_strokes(...wanderings(BEYOND_THE_WORKLOAD + number), attention));
  look(page, ...photograph(BEYOND_THE_WORKLOAD + number), attention);
}
console.log(JSON.stringify({ ...told, deferred }));
