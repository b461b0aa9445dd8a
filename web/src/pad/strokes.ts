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
