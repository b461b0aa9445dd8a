/**
 * A drawing with fewer points, for the address: the Ramer-Douglas-Peucker algorithm (Douglas and
 * Peucker, 1973), which leaves out what lies nearer than a tolerance to the line without it.
 */
import { distance } from "../pad/erase";
import type { Drawing, Point } from "../pad/strokes";

/** Tolerances to try, in pad units, the finest first. */
export const tolerances = [1, 2, 3].map((units) => units / 2048);

/** A longer step between points would be painted as a curve where the line was straight. */
const LONGEST_STEP = 1 / 24;

export function simplify(drawing: Drawing, tolerance: number): Drawing {
  return drawing.map(({ points, width }) => {
    const ends = pieceEnds(points);
    const kept = ends.flatMap((end, i) =>
      i === 0 ? [] : within(points, ends[i - 1], end, tolerance),
    );
    return { points: [points[0], ...kept.map((index) => points[index])], width };
  });
}

/** Where to cut a line into pieces no longer than the longest step, but for steps that are. */
function pieceEnds(points: readonly Point[]): number[] {
  const ends = [0];
  let length = 0;
  for (let i = 1; i < points.length; i++) {
    const step = Math.hypot(points[i][0] - points[i - 1][0], points[i][1] - points[i - 1][1]);
    if (length + step > LONGEST_STEP && ends[ends.length - 1] !== i - 1) {
      ends.push(i - 1);
      length = 0;
    }
    length += step;
  }
  if (points.length > 1) ends.push(points.length - 1);
  return ends;
}

/** Of the points after `first`, up to `last`, those that are needed. */
function within(
  points: readonly Point[],
  first: number,
  last: number,
  tolerance: number,
): number[] {
  let [farthest, most] = [last, tolerance];
  for (let i = first + 1; i < last; i++) {
    const away = distance(points[i], points[first], points[last]);
    if (away > most) [farthest, most] = [i, away];
  }
  if (farthest === last) return [last];
  return [
    ...within(points, first, farthest, tolerance),
    ...within(points, farthest, last, tolerance),
  ];
}
