/**
 * Where "My digits" are kept: in IndexedDB, on this device only. A change is a step on the digits
 * that are kept at that moment, in one transaction, so the page's tabs lose nothing to each other.
 */
import { createStore, get, update } from "idb-keyval";
import type { Shelf } from "../keeping/storage";
import type { Store } from "../state";
import { joined, type MyDigit, soundDigits } from "./digits";

const NAME = "digitnet/1";

export type Change = (step: (mine: readonly MyDigit[]) => readonly MyDigit[]) => Promise<boolean>;

/**
 * Shows what is kept, also after another tab changed it, and gives back the way to change it, which
 * resolves to whether that is kept. Where nothing can be, `refused` is told and it is shown only.
 */
export function keepDigits(store: Store, shelf: Shelf, refused: () => void): Change {
  const database = createStore(NAME, "kept");
  const tabs = openChannel();

  const change: Change = async (step) => {
    let mine: readonly MyDigit[] = [];
    try {
      await update("mine", (kept) => (mine = step(soundDigits(kept))), database);
    } catch {
      refused();
      store.set({ mine: step(store.state.mine) });
      return false;
    }
    store.set({ mine });
    tabs?.postMessage("changed");
    return true;
  };
  const show = async () => store.set({ mine: soundDigits(await get("mine", database)) });
  tabs?.addEventListener("message", () => show().catch(refused));

  const earlier = soundDigits(shelf.get("mine")); // where they were kept before
  if (earlier.length === 0) show().catch(refused);
  else change((kept) => joined(earlier, kept)).then((moved) => moved && shelf.remove("mine"));
  return change;
}

/** The other tabs of the page; null where the browser keeps these apart, or has no such thing. */
function openChannel(): BroadcastChannel | null {
  try {
    return new BroadcastChannel(NAME);
  } catch {
    return null;
  }
}
