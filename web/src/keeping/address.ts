/**
 * What the address carries, after its `#`: `v=1`, the drawing, and for lessons what is hidden.
 * Nothing of it is ever sent to a server. A damaged or stranger's link leaves the page as it is.
 */
import type { Drawing } from "../pad/strokes";
import { isPart, type Part } from "../parts";
import { decode, encode } from "./code";

const VERSION = "1";
/** Some programs cut longer addresses, so the page writes none, and reads none of a stranger's. */
const LONGEST = 8000;

export interface Address {
  /** null when there is none in the address. */
  drawing: Drawing | null;
  hidden: readonly Part[];
  /** Whether something in it could not be read. */
  damaged: boolean;
}

export function readAddress(hash: string): Address {
  const fields = new URLSearchParams(hash.slice(1));
  const empty: Address = { drawing: null, hidden: [], damaged: false };
  if (!fields.has("v")) return empty;
  if (fields.get("v") !== VERSION) return { ...empty, damaged: true };
  const code = fields.get("draw");
  const found = code && code.length <= LONGEST ? decode(code) : null;
  const drawing = found?.length ? found : null;
  const hidden = (fields.get("hide") ?? "").split(".").filter(isPart);
  return { drawing, hidden, damaged: code !== null && drawing === null };
}

/** Whether an address can carry the drawing. */
export function fits(drawing: Drawing): boolean {
  return encode(drawing).length <= LONGEST;
}

/**
 * The part of the address after the page's own; empty when there is nothing to carry. What does
 * not fit is left out.
 */
export function writeAddress(drawing: Drawing, hidden: readonly Part[]): string {
  const code = encode(drawing);
  const fields = [
    ...(code && code.length <= LONGEST ? [`draw=${code}`] : []),
    ...(hidden.length > 0 ? [`hide=${hidden.join(".")}`] : []),
  ];
  return fields.length > 0 ? `#v=${VERSION}&${fields.join("&")}` : "";
}

/** Browsers limit how often an address may change; what one refuses, a later change puts right. */
export function showAddress(hash: string): void {
  try {
    history.replaceState(null, "", hash || location.pathname + location.search);
  } catch {}
}
