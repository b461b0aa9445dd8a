/** Drawings with fewer points, and the links that hold them. */
import { expect, test } from "vitest";
import { readAddress } from "../../web/src/keeping/address";
import { linkTo } from "../../web/src/keeping/link";
import { simplify, tolerances } from "../../web/src/keeping/simplify";
import { distance } from "../../web/src/pad/erase";
import type { Drawing, Point } from "../../web/src/pad/strokes";

const UNITS = 1023;
const line = (count: number, at: (share: number) => Point): Drawing => [
  { points: Array.from({ length: count }, (_, i) => at(i / (count - 1))), width: 0.07 },
];
/** A spiral, as a hand that shakes by a unit draws it. */
const spiral = (turns: number, count: number) =>
  line(count, (share) => {
    const [angle, radius] = [2 * Math.PI * turns * share, 0.05 + 0.4 * share];
    const shake = (Math.sin(1e6 * share) * 0.5) / UNITS;
    return [0.5 + radius * Math.cos(angle) + shake, 0.5 + radius * Math.sin(angle) - shake];
  });
const length = (points: readonly Point[]) =>
  points
    .slice(1)
    .reduce((sum, [x, y], i) => sum + Math.hypot(x - points[i][0], y - points[i][1]), 0);

test.each(tolerances)("no point is farther than %f from the simplified line", (tolerance) => {
  const drawing = spiral(3, 2000);
  const [{ points }] = drawing;
  const [{ points: simpler }] = simplify(drawing, tolerance);
  const away = (point: Point) =>
    Math.min(...simpler.slice(1).map((to, i) => distance(point, simpler[i], to)));
  expect(Math.max(...points.map(away))).toBeLessThanOrEqual(tolerance);
  expect(simpler.length).toBeLessThan(points.length);
  const all = new Set(points);
  expect(simpler.every((point) => all.has(point))).toBe(true);
  expect([simpler[0], simpler.at(-1)]).toEqual([points[0], points.at(-1)]);
});

test("a corner stays, and a straight line keeps points enough to be painted straight", () => {
  const drawing = line(2001, (share) => [Math.min(1, 2 * share), Math.max(0, 2 * share - 1)]);
  const [{ points, width }] = simplify(drawing, tolerances[0]);
  expect(points).toContainEqual([1, 0]);
  expect(points.length).toBeLessThan(60);
  points.slice(1).forEach((point, i) => {
    expect(length([points[i], point])).toBeLessThan(0.05);
  });
  expect(width).toBe(0.07);
});

test("dots, and steps longer than any, stay as they are", () => {
  const drawing: Drawing = [
    { points: [[0.5, 0.5]], width: 0.02 },
    {
      points: [
        [0, 0],
        [1, 0],
        [1, 1],
      ],
      width: 0.16,
    },
  ];
  expect(simplify(drawing, tolerances[0])).toEqual(drawing);
});

const holding = (drawing: Drawing) => {
  const { hash, holding } = linkTo(drawing, { hidden: ["bars"], chapter: "learn" });
  const address = readAddress(hash);
  expect(address).toMatchObject({ hidden: ["bars"], chapter: "learn", damaged: false });
  return { holding, hash, drawing: address.drawing };
};

test("a link holds a short drawing exactly, and a long one simplified as little as will do", () => {
  const short = holding(spiral(3, 300));
  expect(short.holding).toBe("exact");
  expect(short.drawing?.[0].points.length).toBe(300);
  const long = holding(spiral(20, 20_000));
  expect(long.holding).toBe("simplified");
  expect(long.hash.length).toBeLessThan(8100);
  const finest = simplify(spiral(20, 20_000), tolerances[0]);
  expect(long.drawing?.[0].points.length).toBe(finest[0].points.length);
});

test("a link says that it holds nothing of what is too long, a blank pad, or a picture", () => {
  expect(holding(spiral(400, 100_000))).toMatchObject({ holding: "long", drawing: null });
  expect(holding([])).toMatchObject({ holding: "blank", drawing: null });
  const picture = { ink: Uint8Array.of(1), width: 1 };
  expect(linkTo(picture, { hidden: [], chapter: "read" })).toEqual({
    holding: "picture",
    hash: "",
  });
});
