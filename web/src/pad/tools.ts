/**
 * The tools: each begins a gesture, which turns the points that the pointer passes through
 * into the drawing as it then is.
 */
import { erase } from "./erase";
import { isPicture, type Sheet, strokesOf } from "./sheet";
import type { Drawing, Point } from "./strokes";

export type Tool = "draw" | "erase";
export type Gesture = (points: readonly Point[]) => Sheet;

/** On a picture one cannot draw, so a new drawing takes its place; nor can it be rubbed out. */
export function beginGesture(tool: Tool, sheet: Sheet, width: number): Gesture {
  if (tool === "erase" && isPicture(sheet)) return () => sheet;
  return gestures[tool](strokesOf(sheet), width);
}

const gestures: Record<Tool, (drawing: Drawing, width: number) => Gesture> = {
  draw(drawing, width) {
    let line: readonly Point[] = [];
    return (points) => {
      line = [...line, ...points];
      return [...drawing, { points: line, width }];
    };
  },

  erase(drawing, width) {
    let rest = drawing;
    let last: Point | null = null;
    return (points) => {
      for (const point of points) {
        rest = erase(rest, last ?? point, point, width);
        last = point;
      }
      return rest;
    };
  },
};
