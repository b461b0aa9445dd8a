/** The eraser takes what it touches, and no more. */
import { expect, test } from "vitest";
import { erase } from "../../web/src/pad/erase";
import type { Drawing } from "../../web/src/pad/strokes";

const INK = 0.04;
const ERASER = 0.1;
/** Where the middles of ink and eraser are so far apart, they touch no more. */
const REACH = (INK + ERASER) / 2;

const line: Drawing = [
  {
    points: [
      [0, 0.5],
      [1, 0.5],
    ],
    width: INK,
  },
];

test("a stroke that is crossed in its middle becomes two, cut where the eraser's reach ends", () => {
  const rest = erase(line, [0.5, 0.2], [0.5, 0.8], ERASER);
  expect(rest.map(({ width }) => width)).toEqual([INK, INK]);
  const [left, right] = rest.map(({ points }) => points.map(([x]) => x));
  const grain = REACH / 4;
  expect(Math.max(...left)).toBeLessThanOrEqual(0.5 - REACH);
  expect(Math.max(...left)).toBeGreaterThan(0.5 - REACH - grain);
  expect(Math.min(...right)).toBeGreaterThanOrEqual(0.5 + REACH);
  expect(Math.min(...right)).toBeLessThan(0.5 + REACH + grain);
});

test("what is not touched stays the very same drawing", () => {
  expect(erase(line, [0.5, 0.5 + REACH + 0.001], [0.9, 0.9], ERASER)).toBe(line);
});

test("what is just touched goes", () => {
  expect(erase(line, [0.5, 0.5 + REACH - 0.001], [0.5, 0.9], ERASER)).not.toBe(line);
});

test("a fast eraser takes all that lies on its way", () => {
  expect(erase(line, [-0.1, 0.5], [1.1, 0.5], ERASER)).toEqual([]);
});

test("an eraser that stands still rubs out around itself", () => {
  const rest = erase(line, [0, 0.5], [0, 0.5], ERASER);
  expect(rest).toHaveLength(1);
  expect(rest[0].points[0][0]).toBeGreaterThanOrEqual(REACH);
});

test("other strokes are left as they are", () => {
  const far = { points: [[0.1, 0.1]] as const, width: INK };
  expect(erase([...line, far], [0.5, 0.5], [0.5, 0.5], ERASER)).toContain(far);
});
