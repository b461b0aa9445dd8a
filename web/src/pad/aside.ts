/** Lays the drawing aside while the page opens anew, and takes it up again, once. */
import { blank, type Drawing } from "./strokes";

const PLACE = "digitnet:drawing";

export function layAside(drawing: Drawing): void {
  try {
    sessionStorage.setItem(PLACE, JSON.stringify(drawing));
  } catch {} // storage is blocked or full
}

export function takeUp(): Drawing {
  try {
    const laid = sessionStorage.getItem(PLACE);
    sessionStorage.removeItem(PLACE);
    return laid ? JSON.parse(laid) : blank;
  } catch {
    return blank;
  }
}
