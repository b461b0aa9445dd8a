/**
 * Keeps what is on the pad: for this tab, for tabs to come, and in the address.
 *
 * A tab that is loaded again finds what it had, whatever other tabs did since; a new one finds
 * what was drawn last in any. A link's drawing is laid over that, Undo gives back what it covers,
 * and it is not kept until the person changes it.
 */
import { atMostEvery } from "../frame";
import { begin, keep } from "../pad/history";
import { isBlank, isPicture, strokesOf } from "../pad/sheet";
import type { Drawing } from "../pad/strokes";
import { type Store, takeStep } from "../state";
import { messages } from "../texts";
import { goToAddress, isOwn, readAddress, showAddress, writeAddress } from "./address";
import { encode } from "./code";
import { fromKept, toKept } from "./sheet";
import type { Shelf } from "./storage";

/** Milliseconds between two changes of the address: Safari refuses more than 100 in 30 s. */
const PAUSE = 400;

/** `shelf` is for all tabs and `tab` for this one; `changed` is told of a new drawing. */
export function connectKeeping(
  store: Store,
  shelf: Shelf,
  tab: Shelf,
  changed: (at: number) => void,
): void {
  /** A link's drawing until the person changes it. */
  let linked: Drawing | null = null;

  const open = (hash: string) => {
    const { damaged, ...address } = readAddress(hash);
    if (damaged) store.set({ notice: { text: messages.damagedLink } });
    return address;
  };
  const keepForTab = () => {
    const { present } = store.state.history;
    if (present !== linked) tab.put("pad", { sheet: toKept(present), address: location.hash });
  };
  const write = (show: (hash: string) => void = showAddress) => {
    show(writeAddress(strokesOf(store.state.history.present), store.state));
    keepForTab();
  };
  const writeSoon = atMostEvery(PAUSE, () => write());

  const own = Object(tab.get("pad"));
  const kept = fromKept(own.sheet ?? shelf.get("drawing"));
  const { drawing, hidden, chapter } = open(location.hash);
  // Its own address is no news to a tab that is loaded again. It may lag behind what was drawn last,
  // so where somebody goes there, it is a link like any other.
  linked = wentThere() || own.address !== location.hash ? drawing : null;
  const same = !linked || (!isPicture(kept) && encode(linked) === encode(kept));
  const sheet = linked ?? kept;
  store.set({ hidden, chapter, sheet, history: same ? begin(sheet) : keep(begin(kept), sheet) });
  keepForTab();
  if (!isBlank(sheet)) changed(performance.now());

  addEventListener("hashchange", ({ newURL, timeStamp }) => {
    const { drawing, hidden, chapter } = open(new URL(newURL).hash);
    if (isOwn()) {
      // Back leads to another chapter, and takes no drawing away.
      store.set({ chapter });
      return;
    }
    if (drawing) {
      linked = drawing;
      takeStep(store, (history) => keep(history, drawing));
      changed(timeStamp);
    }
    store.set({ hidden, chapter }); // last, as it may change the address
  });
  store.onChange(["history"], ({ history: { present } }) => {
    if (present === linked) return;
    linked = null;
    shelf.put("drawing", toKept(present));
    keepForTab();
    writeSoon();
  });
  store.onChange(["hidden"], () => write()); // nobody chooses so often
  store.onChange(["chapter"], ({ chapter: now }) => {
    write(readAddress(location.hash).chapter === now ? showAddress : goToAddress);
  });
}

/** Whether the page was gone to by its address, and not loaded again or come back to. */
function wentThere(): boolean {
  const [entry] = performance.getEntriesByType("navigation");
  return (entry as PerformanceNavigationTiming | undefined)?.type === "navigate";
}
