/** Introduces the pad, the engine and the views to each other. */
import { connectControls } from "./controls";
import { type Answer, createEngine } from "./engine/client";
import { oncePerFrame } from "./frame";
import { createOffline, forget } from "./offline/offline";
import { layAside, takeUp } from "./pad/aside";
import { keep } from "./pad/history";
import { createPad } from "./pad/pad";
import { toInk } from "./pad/strokes";
import { createStore } from "./state";
import { fillTexts } from "./texts";
import { createAnswer } from "./views/answer";
import { createBars } from "./views/bars";
import { createLoad } from "./views/load";
import { createNetwork } from "./views/network/network";
import { createThreads } from "./views/threads";
import { createUpdate } from "./views/update";

const find = <T extends HTMLElement>(selector: string) => document.querySelector(selector) as T;

const site = new URL(".", document.baseURI).href;
const store = createStore();
const engine = createEngine(site, {
  loading: (load) => store.set(load.stage === "ready" ? { load, network: load.network } : { load }),
  answered: oncePerFrame(paint),
});

/** One reading redraws every view within one frame. */
function paint({ reading, at }: Answer): void {
  store.set({ reading });
  if (reading) performance.measure("digitnet:reading", { start: at });
}

function read(at: number): void {
  engine.read(toInk(store.state.drawing), at);
}

fillTexts(document);
connectControls(find(".tools"), store, read);
const showPad = createPad(find<HTMLCanvasElement>(".pad canvas"), {
  tool: () => store.state.tool,
  brush: () => store.state.brush,
  drawing: () => store.state.drawing,
  sketch(drawing, at) {
    store.set({ drawing });
    read(at);
  },
  finish(at) {
    store.set({ history: keep(store.state.history, store.state.drawing) });
    read(at);
  },
});
store.watch(["drawing"], ({ drawing }) => {
  find(".pad").classList.toggle("blank", drawing.length === 0);
  showPad();
});

const keepOffline = createOffline(site, {
  offer: createUpdate(find(".update")),
  leave: () => layAside(store.state.drawing),
});

const showLoad = createLoad(find(".load"), () => forget(site).finally(engine.retry));
store.watch(["load"], ({ load }) => {
  const { stage } = load;
  document.documentElement.dataset.state =
    stage === "ready" || stage === "failed" ? stage : "loading";
  if (stage === "ready") {
    performance.mark("digitnet:ready");
    keepOffline();
  }
  showLoad(load);
});

const showAnswer = createAnswer(find(".answer"));
const showBars = createBars(find(".bars"));
const showNetwork = createNetwork(find(".network"));
const showThreads = createThreads(find(".stage"));
store.watch(["reading"], ({ reading }) => {
  showAnswer(reading);
  showBars(reading);
  showThreads(reading);
});
store.watch(["reading", "network"], ({ network, reading }) => showNetwork(network, reading));

const laidAside = takeUp();
if (laidAside.length > 0) {
  store.set({ history: keep(store.state.history, laidAside), drawing: laidAside });
  read(performance.now());
}
