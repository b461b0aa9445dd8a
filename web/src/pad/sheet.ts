/**
 * What lies on the pad: a drawing, or a picture in its place. Both are values that never change.
 */
import { blank, type Drawing } from "./strokes";

/** Ink bright on 0, row after row. */
export interface Picture {
  readonly ink: Uint8Array;
  readonly width: number;
  /** The digit that it is known to show, as of a sample. */
  readonly meant?: number;
}

export type Sheet = Drawing | Picture;

export function isPicture(sheet: Sheet): sheet is Picture {
  return "ink" in sheet;
}

/** The strokes to draw on with. A picture holds none: to draw is to begin anew. */
export function strokesOf(sheet: Sheet): Drawing {
  return isPicture(sheet) ? blank : sheet;
}

export function isBlank(sheet: Sheet): boolean {
  return !isPicture(sheet) && sheet.length === 0;
}

/** The sheet as the engine carries it; of strokes x0, y0, x1, y1 … and the points of each. */
export function toInk(sheet: Sheet) {
  if (isPicture(sheet)) return { ink: sheet.ink, width: sheet.width };
  return {
    points: Float32Array.from(sheet.flatMap((stroke) => stroke.points.flat())),
    lengths: Int32Array.from(sheet, (stroke) => stroke.points.length),
  };
}
