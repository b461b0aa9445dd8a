/** How loading goes, from the first byte until the page is kept for later visits. */
import type { Engine } from "../engine/client";
import type { Store } from "../state";
import { messages } from "../texts";
import { createLoad } from "../views/answer/load";
import { createUpdate } from "../views/update";
import { createOffline, forget } from "./offline";

export function connectLoad(site: string, store: Store, engine: Engine): void {
  const find = (selector: string) => document.querySelector(selector) as HTMLElement;
  const keepOffline = createOffline(site, createUpdate(find(".update")));
  const showLoad = createLoad(find(".load"), () => forget(site).finally(engine.retry));
  store.watch(["load"], ({ load }) => {
    const { stage } = load;
    document.documentElement.dataset.state =
      stage === "ready" || stage === "failed" ? stage : "loading";
    if (stage === "ready") {
      performance.mark("digitnet:ready");
      keepOffline().then((kept) => {
        find(".offline").textContent = messages.offline(kept);
      });
    }
    showLoad(load);
  });
}
