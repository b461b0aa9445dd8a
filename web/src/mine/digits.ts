/** "My digits": drawings with what they were meant to be, kept on this device only. */

import { decode } from "../keeping/code";
import type { Shelf } from "../keeping/storage";

export interface MyDigit {
  readonly digit: number;
  /** The drawing, as `code.ts` writes it. */
  readonly code: string;
}

export function keptDigits(shelf: Shelf): readonly MyDigit[] {
  const kept = shelf.get("mine");
  return Array.isArray(kept) ? kept.filter(isMyDigit) : [];
}

function isMyDigit(value: unknown): value is MyDigit {
  const { digit, code } = Object(value);
  return (
    Number.isInteger(digit) &&
    digit >= 0 &&
    digit <= 9 &&
    typeof code === "string" &&
    (decode(code) ?? []).length > 0
  );
}

/** What a drawing was meant to be; saying the same twice takes it back. */
export function meant(mine: readonly MyDigit[], { digit, code }: MyDigit): readonly MyDigit[] {
  const others = mine.filter((each) => each.code !== code);
  const same = mine.some((each) => each.code === code && each.digit === digit);
  return same ? others : [...others, { digit, code }];
}

/** The file that `train_offline.py --drawings` takes; `drawing_files.py` describes it. */
export function toExport(mine: readonly MyDigit[]): string {
  const drawings = mine.map(({ digit, code }) => ({
    digit,
    strokes: (decode(code) ?? []).map(({ points }) =>
      points.map((point) => point.map((value) => Number(value.toFixed(4)))),
    ),
  }));
  return JSON.stringify({ format: "digitnet-drawings", version: 1, drawings });
}
