/** The link to what is on the pad, made when it is asked for, and what of it the link holds. */
import { isPicture, type Sheet } from "../pad/sheet";
import { blank, type Drawing } from "../pad/strokes";
import { type Address, fits, writeAddress } from "./address";
import { simplify, tolerances } from "./simplify";

/** `exact` and `simplified` drawings; the others are not in it. */
export type Holding = "exact" | "simplified" | "long" | "blank" | "picture";

export interface Link {
  /** The part of the address after the page's own. */
  readonly hash: string;
  readonly holding: Holding;
}

export function linkTo(sheet: Sheet, shown: Pick<Address, "hidden" | "chapter">): Link {
  const [drawing, holding] = whatFits(sheet);
  return { hash: writeAddress(drawing, shown), holding };
}

function whatFits(sheet: Sheet): [Drawing, Holding] {
  if (isPicture(sheet)) return [blank, "picture"];
  if (sheet.length === 0) return [blank, "blank"];
  if (fits(sheet)) return [sheet, "exact"];
  for (const tolerance of tolerances) {
    const simpler = simplify(sheet, tolerance);
    if (fits(simpler)) return [simpler, "simplified"];
  }
  return [blank, "long"];
}
