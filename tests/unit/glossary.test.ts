/** Every term that the page's sentences name is explained, and every explanation is asked for. */
import { expect, test } from "vitest";
import type { NetworkInfo } from "../../web/src/engine/types";
import { termsIn } from "../../web/src/glossary/words";
import { labels, messages } from "../../web/src/texts";
import { glossary } from "../../web/src/texts/glossary";

const settings = { temperature: 0.8, threshold: 0.75, presence: 0.55, apart: 0.99 };
const networks = [
  [784, 250, 10],
  [784, 20, 20, 10],
].map((sizes) => ({ sizes, settings }) as unknown as NetworkInfo);

const sentences = [
  ...Object.values(labels),
  ...networks.flatMap((network) => Object.values(messages.network.steps(network)).flat()),
  ...[true, false].flatMap((one) => [
    messages.curves(one, true, false),
    messages.curves(one, true, true),
    messages.curves(one, false, false),
  ]),
  messages.teacher(30),
];

test("every term in a sentence is in the glossary", () => {
  const named = new Set(sentences.flatMap(termsIn));
  expect(named.size).toBeGreaterThan(20);
  expect([...named].filter((name) => !Object.hasOwn(glossary, name))).toEqual([]);
});

test("every explanation can be opened from a sentence", () => {
  const named = new Set(sentences.flatMap(termsIn));
  expect(Object.keys(glossary).filter((name) => !named.has(name))).toEqual([]);
});
