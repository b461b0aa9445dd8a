/** Learn: how the network that reads came about, and networks of one's own in its place. */
import type { Live } from "../live";
import type { Store } from "../state";
import { connectTraining } from "../views/training/connect";
import { whenOpened } from "./contents";

export function connectLearn(chapter: HTMLElement, store: Store, live: Live): void {
  whenOpened(store, "learn", () => {
    connectTraining(chapter.querySelector(".training") as HTMLElement, store, {
      openNetwork: live.engine.openNetwork,
      press: live.lay,
      changed: live.read,
    });
  });
}
