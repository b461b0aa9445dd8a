/**
 * The drawing as a list of strokes. Everything here is a value that never changes:
 * drawing and erasing make new ones, so undo only has to remember the old ones.
 * Positions and widths are in pad units: 0 to 1 of the pad's side, y down.
 */

export type Point = readonly [x: number, y: number];

export interface Stroke {
  readonly points: readonly Point[];
  readonly width: number;
}

export type Drawing = readonly Stroke[];

export const blank: Drawing = [];

/** The drawing as the engine carries it: x0, y0, x1, y1 … and the number of points of each stroke. */
export function toInk(drawing: Drawing): { points: Float32Array; lengths: Int32Array } {
  return {
    points: Float32Array.from(drawing.flatMap((stroke) => stroke.points.flat())),
    lengths: Int32Array.from(drawing, (stroke) => stroke.points.length),
  };
}
