/** Read: digits to try, and digits of one's own with what they were meant to be. */
import type { Shelf } from "../keeping/storage";
import type { Live } from "../live";
import { keepDigits } from "../mine/kept";
import { connectMine } from "../mine/mine";
import { whenNear } from "../near";
import { type Store, whenReady } from "../state";
import { loadPart } from "../views/part";
import { showSamples } from "../views/samples/samples";
import { whenOpened } from "./contents";

export function connectRead(
  chapter: HTMLElement,
  store: Store,
  { engine, lay }: Live,
  shelf: Shelf,
  refused: () => void,
): void {
  const samples = chapter.querySelector(".samples") as HTMLElement;
  whenOpened(store, "read", () => {
    connectMine(store, keepDigits(store, shelf, refused), engine, lay);
    // Paper shows what nobody has come near, so that is there as soon as there is nothing better to do.
    const rest = whenReady(store).then(
      () => new Promise((resolve) => (globalThis.requestIdleCallback ?? setTimeout)(resolve)),
    );
    whenNear(samples, rest, () => {
      loadPart(samples, () => showSamples(samples, lay));
    });
  });
}
