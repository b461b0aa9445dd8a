/** Weights of a moment, as train_offline.py packs them. */
import { expect, test } from "vitest";
import { weightsOf } from "../../web/src/views/training/record";

test("two weights stand in a byte, the first in its low half", () => {
  const packed = btoa(String.fromCharCode(0x0e, 0x70, 0x97));
  const sevenths = [...weightsOf(packed)].map((weight) => Math.round(7 * weight));
  expect(sevenths).toEqual([7, -7, -7, 0, 0, 2]);
});
