/** What lies on the pad, as it is kept: a drawing as its code, a picture with its ink as text. */
import { isPicture, type Sheet } from "../pad/sheet";
import { blank } from "../pad/strokes";
import { bytesOf, decode, encode, textOf } from "./code";
import { LONGEST } from "./storage";

/** More points a side than any picture on the pad has. */
const SIDE = 1024;

export function toKept(sheet: Sheet): unknown {
  return isPicture(sheet) ? { ...sheet, ink: textOf(sheet.ink) } : encode(sheet);
}

/** A blank pad when what was kept is damaged, or nothing. */
export function fromKept(kept: unknown): Sheet {
  if (typeof kept === "string") return (kept.length <= LONGEST && decode(kept)) || blank;
  const { ink: text, width, meant } = Object(kept);
  const ink = typeof text === "string" && text.length <= LONGEST ? bytesOf(text) : null;
  const isSide = (side: unknown) => Number.isInteger(side) && (side as number) <= SIDE;
  if (!ink?.some(Boolean) || !isSide(width) || !isSide(ink.length / width)) return blank;
  return { ink, width, ...(isDigit(meant) && { meant }) };
}

export function isDigit(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 9;
}
