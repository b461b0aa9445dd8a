/** "My digits": drawings with what they were meant to be, kept on this device only. */

import { decode } from "../keeping/code";
import { isDigit } from "../keeping/sheet";

export interface MyDigit {
  readonly digit: number;
  /** The drawing, as `code.ts` writes it. */
  readonly code: string;
}

/** Those of what was kept that are sound. */
export function soundDigits(kept: unknown): readonly MyDigit[] {
  return Array.isArray(kept) ? kept.filter(isMyDigit) : [];
}

function isMyDigit(value: unknown): value is MyDigit {
  const { digit, code } = Object(value);
  return isDigit(digit) && typeof code === "string" && (decode(code) ?? []).length > 0;
}

/** What a drawing was meant to be; saying the same twice takes it back. */
export function meant(mine: readonly MyDigit[], { digit, code }: MyDigit): readonly MyDigit[] {
  const others = mine.filter((each) => each.code !== code);
  const same = mine.some((each) => each.code === code && each.digit === digit);
  return same ? others : [...others, { digit, code }];
}

/** Both, the later ones last; of the same drawing only what was said later. */
export function joined(earlier: readonly MyDigit[], later: readonly MyDigit[]): readonly MyDigit[] {
  const codes = new Set(later.map(({ code }) => code));
  return [...earlier.filter(({ code }) => !codes.has(code)), ...later];
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
