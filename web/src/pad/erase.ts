/**
 * The eraser: takes out of the strokes themselves whatever a round eraser touches on its way
 * from one point to the next. A stroke rubbed through in the middle becomes two.
 */
import type { Drawing, Point, Stroke } from "./strokes";

export function erase(drawing: Drawing, from: Point, to: Point, width: number): Drawing {
  const rest = drawing.flatMap((stroke) => rubOut(stroke, from, to, (width + stroke.width) / 2));
  const untouched =
    rest.length === drawing.length && rest.every((stroke, index) => stroke === drawing[index]);
  return untouched ? drawing : rest;
}

/** What is left of one stroke when everything nearer than `reach` to the eraser's way is gone. */
function rubOut(stroke: Stroke, from: Point, to: Point, reach: number): readonly Stroke[] {
  const points = subdivide(stroke.points, reach / 4);
  const kept = points.map((point) => distance(point, from, to) > reach);
  if (kept.every(Boolean)) return [stroke];
  const pieces: Point[][] = [];
  points.forEach((point, index) => {
    if (!kept[index]) return;
    if (index === 0 || !kept[index - 1]) pieces.push([]);
    pieces[pieces.length - 1].push(point);
  });
  return pieces.map((piece) => ({ points: piece, width: stroke.width }));
}

/** The same line with no step longer than `step`, so that a fast stroke is cut where it is touched. */
function subdivide(points: readonly Point[], step: number): readonly Point[] {
  return points.flatMap((point, index) => {
    if (index === 0) return [point];
    const [x, y] = points[index - 1];
    const [dx, dy] = [point[0] - x, point[1] - y];
    const parts = Math.max(1, Math.ceil(Math.hypot(dx, dy) / step));
    return Array.from({ length: parts }, (_, part): Point => {
      if (part === parts - 1) return point;
      const share = (part + 1) / parts;
      return [x + dx * share, y + dy * share];
    });
  });
}

/** How far a point is from the line between two others. */
export function distance(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const along = (point[0] - from[0]) * dx + (point[1] - from[1]) * dy;
  const share = Math.min(1, Math.max(0, along / (dx * dx + dy * dy || 1)));
  return Math.hypot(point[0] - from[0] - share * dx, point[1] - from[1] - share * dy);
}
