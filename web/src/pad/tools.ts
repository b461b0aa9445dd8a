/**
 * The tools: each begins a gesture, which turns the points that the pointer passes through
 * into the drawing as it then is.
 */
import { erase } from "./erase";
import type { Drawing, Point } from "./strokes";

export type Tool = "draw" | "erase";
export type Gesture = (points: readonly Point[]) => Drawing;

export const beginGesture: Record<Tool, (drawing: Drawing, width: number) => Gesture> = {
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
