/**
 * What the address carries, after its `#`: `v=1`, the drawing, the open chapter, and for lessons what
 * is hidden.
 * Nothing of it is ever sent to a server. A damaged or stranger's link leaves the page as it is.
 */
import { type Chapter, isChapter } from "../chapters/chapter";
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
  chapter: Chapter;
  /** Whether something in it could not be read. */
  damaged: boolean;
}

export function readAddress(hash: string): Address {
  const fields = new URLSearchParams(hash.slice(1));
  const empty: Address = { drawing: null, hidden: [], chapter: "read", damaged: false };
  if (!fields.has("v")) return empty;
  if (fields.get("v") !== VERSION) return { ...empty, damaged: true };
  const code = fields.get("draw");
  const found = code && code.length <= LONGEST ? decode(code) : null;
  const drawing = found?.length ? found : null;
  const hidden = (fields.get("hide") ?? "").split(".").filter(isPart);
  const named = fields.get("chapter");
  const chapter = isChapter(named) ? named : empty.chapter;
  return { drawing, hidden, chapter, damaged: code !== null && drawing === null };
}

/** Whether an address can carry the drawing. */
export function fits(drawing: Drawing): boolean {
  return encode(drawing).length <= LONGEST;
}

/**
 * The part of the address after the page's own; empty when there is nothing to carry. What does
 * not fit is left out.
 */
export function writeAddress(
  drawing: Drawing,
  { hidden, chapter }: Pick<Address, "hidden" | "chapter">,
): string {
  const code = encode(drawing);
  const fields = [
    ...(code && code.length <= LONGEST ? [`draw=${code}`] : []),
    ...(hidden.length > 0 ? [`hide=${hidden.join(".")}`] : []),
    ...(chapter === "read" ? [] : [`chapter=${chapter}`]),
  ];
  return fields.length > 0 ? `#v=${VERSION}&${fields.join("&")}` : "";
}

/** Marks the addresses that the page itself has written from those of a link. */
const OWN = "digitnet";

/** Whether the address was written by the page, as it is again where Back leads. */
export const isOwn = () => history.state === OWN;

/** Browsers limit how often an address may change; what one refuses, a later change puts right. */
export function showAddress(hash: string): void {
  try {
    history.replaceState(OWN, "", hash || location.pathname + location.search);
  } catch {}
}

/** The same, and Back leads to the address before. */
export function goToAddress(hash: string): void {
  try {
    history.replaceState(OWN, "");
    history.pushState(OWN, "", hash || location.pathname + location.search);
  } catch {}
}
