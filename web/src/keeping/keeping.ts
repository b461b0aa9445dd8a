/** Keeps the drawing and the choices from one visit to the next, and in the address. */
import { begin, keep } from "../pad/history";
import { isPicture, strokesOf } from "../pad/sheet";
import { blank, type Drawing } from "../pad/strokes";
import { type State, type Store, takeStep } from "../state";
import { tell } from "../texts";
import { type Theme, themes } from "../theme";
import { readAddress, writeAddress } from "./address";
import { decode, encode } from "./code";
import type { Shelf } from "./storage";

/** Some 400,000 points, which no hand makes: to begin with more would keep the page busy too long. */
const LONGEST = 1e6;

/**
 * Takes up what was kept, then keeps up with what changes. `changed` is told of a new drawing.
 * A link's drawing is laid over the kept one, which Undo gives back.
 */
export function connectKeeping(store: Store, shelf: Shelf, changed: (at: number) => void): void {
  store.set({ ...keptChoices(shelf) });
  const address = open(store);
  const kept = keptDrawing(shelf);
  const drawing = address.drawing ?? kept;
  const same = drawing === kept || encode(drawing) === encode(kept);
  store.set({ sheet: drawing, history: same ? begin(drawing) : keep(begin(kept), drawing) });
  if (drawing.length > 0) changed(performance.now());

  addEventListener("hashchange", (event) => {
    const { drawing } = open(store);
    if (!drawing) return;
    takeStep(store, (history) => keep(history, drawing));
    changed(event.timeStamp);
  });

  const choices = ["theme", "brush", "keys"] as const;
  store.watch([...choices], (state) => {
    for (const name of choices) shelf.put(name, state[name]);
  });
  let first = true;
  store.watch(["history", "hidden"], ({ history: { present }, hidden }) => {
    const code = isPicture(present) ? null : encode(present);
    if (code !== null && code.length <= LONGEST) shelf.put("drawing", code);
    if (!first) showAddress(writeAddress(strokesOf(present), hidden));
    first = false;
  });
}

/** What the address says; what cannot be read is told. */
function open(store: Store) {
  const address = readAddress(location.hash);
  store.set({ hidden: address.hidden });
  if (address.damaged) store.set({ notice: { text: tell.damagedLink } });
  return address;
}

/** Browsers limit how often an address may change; a later change brings it up to date. */
function showAddress(hash: string): void {
  try {
    history.replaceState(null, "", hash || location.pathname + location.search);
  } catch {}
}

export function keptDrawing(shelf: Shelf): Drawing {
  const code = shelf.get("drawing");
  return (typeof code === "string" && code.length <= LONGEST && decode(code)) || blank;
}

export function keptChoices(shelf: Shelf): Partial<State> {
  const [theme, brush, keys] = ["theme", "brush", "keys"].map(shelf.get);
  return {
    ...(themes.includes(theme as Theme) && { theme: theme as Theme }),
    ...(typeof brush === "number" && brush >= 0.02 && brush <= 0.16 && { brush }),
    ...(typeof keys === "boolean" && { keys }),
  };
}
