/** What is picked out is changed one thing at a time, and the rest stays as it was. */
import { expect, test } from "vitest";
import type { Attention } from "../../web/src/engine/types";
import { alter, choose, nothing, point, strengthOf } from "../../web/src/selection";

const { attention } = nothing;

test("pointing at a neuron picks it out, and pointing at it again changes nothing", () => {
  const pointed = point(attention, [1, 7]);
  expect(pointed).toEqual({ ...attention, pointed: [1, 7] });
  expect(point(pointed, [1, 7])).toBe(pointed);
  expect(point(pointed, [1, 8]).pointed).toEqual([1, 8]);
  expect(point(pointed, [2, 7]).pointed).toEqual([2, 7]);
  expect(point(pointed).pointed).toBeUndefined();
});

test("choosing a neuron again lets it go, and another has no rival yet", () => {
  const chosen: Attention = { ...choose(attention, [2, 4]), rival: 9 };
  expect(chosen.chosen).toEqual([2, 4]);
  expect(choose(chosen, [2, 9])).toEqual({ ...attention, chosen: [2, 9], rival: undefined });
  expect(choose(chosen, [2, 4])).toEqual({ ...attention, chosen: undefined, rival: undefined });
});

test("each neuron has one strength, and one at full strength is not noted", () => {
  const quiet = alter(alter(attention, [1, 3], 0), [1, 4], 2);
  expect([3, 4, 5].map((neuron) => strengthOf(quiet, [1, neuron]))).toEqual([0, 2, 1]);
  expect(alter(quiet, [1, 3], 0.5).strengths).toEqual([
    [1, 4, 2],
    [1, 3, 0.5],
  ]);
  expect(alter(quiet, [1, 4], 1).strengths).toEqual([[1, 3, 0]]);
});
