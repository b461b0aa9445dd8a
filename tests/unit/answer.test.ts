/** What the page says when it is not sure: never a number that seems to be enough. */
import { expect, test } from "vitest";
import type { Reading } from "../../web/src/engine/types";
import { messages } from "../../web/src/texts/answer";

const unsure = (
  setting: "apart" | "presence" | "threshold",
  needed: number,
  confidence: number,
  output: number,
) => messages.verdict({ digit: 4, confidence, output, doubt: { setting, needed } } as Reading);

test("an activation that fails is not rounded to what was needed", () => {
  expect(unsure("presence", 0.55, 0.972, 0.09)).toBe(
    "Not sure. 97% a 4 if it is a digit, but output 4 has an activation of only 0.09; 0.55 is needed.",
  );
  expect(unsure("presence", 0.55, 0.972, 0.54996)).toContain("only 0.54996;");
  expect(unsure("apart", 0.98, 1, 0.9764)).toContain("output 4 has 0.976.");
});

test("a share that fails is not rounded to what was needed", () => {
  expect(unsure("threshold", 0.75, 0.744, 1)).toContain("with 74%; 75% is needed.");
  expect(unsure("threshold", 0.75, 0.7496, 1)).toContain("with 74.96%; 75% is needed.");
});
