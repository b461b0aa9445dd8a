/** The pad and its tools: what a hand does there changes the sheet, and every change is read. */
import { connectControls } from "../controls";
import type { Live } from "../live";
import { connectPictures } from "../pictures/pictures";
import type { Store } from "../state";
import { messages } from "../texts";
import { oneAtATime } from "./gesture";
import { keep } from "./history";
import { createPad, type PadHost } from "./pad";
import { createPen } from "./pen";
import { createRing } from "./ring";
import { isBlank } from "./sheet";

export function connectPad(stage: HTMLElement, store: Store, { read, lay, engine }: Live): void {
  const find = <T extends HTMLElement>(selector: string) => stage.querySelector(selector) as T;
  const host: PadHost = {
    tool: () => store.state.tool,
    brush: () => store.state.brush,
    sheet: () => store.state.sheet,
    sketch(sheet, at) {
      store.set({ sheet });
      read(at);
    },
    finish(at) {
      store.set({ history: keep(store.state.history, store.state.sheet) });
      read(at);
    },
    takeBack(at) {
      store.set({ sheet: store.state.history.present });
      read(at);
    },
    whenOvertaken: (then) => store.watch(["history"], then),
  };
  connectControls(find(".tools"), store, read);
  connectPictures(document, store, engine.findDigit, lay);
  const pad = find(".pad");
  const begin = oneAtATime(host);
  const showPad = createPad(find<HTMLCanvasElement>(".pad canvas"), host, begin);
  createPen(pad, host, begin, createRing(pad), (down) => {
    find(".pen-status").textContent = messages.pen(down);
  });
  store.watch(["sheet"], ({ sheet }) => {
    pad.classList.toggle("blank", isBlank(sheet));
    showPad();
  });
  store.watch(["brush"], ({ brush }) => pad.style.setProperty("--brush", String(brush)));
}
