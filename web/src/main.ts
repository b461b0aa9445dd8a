/** Introduces the pad, the engine and the views to each other. */
import { connectControls } from "./controls";
import { type Answer, createEngine } from "./engine/client";
import { oncePerFrame } from "./frame";
import { connectKeeping } from "./keeping/keeping";
import { createShelf } from "./keeping/storage";
import { connectMenu } from "./menu/menu";
import { connectShortcuts } from "./menu/shortcuts";
import { connectMine } from "./mine/mine";
import { whenNear } from "./near";
import { keep } from "./pad/history";
import { createPad, type PadHost } from "./pad/pad";
import { createPen } from "./pad/pen";
import { createRing } from "./pad/ring";
import { isBlank, type Sheet, toInk } from "./pad/sheet";
import { connectPictures } from "./pictures/pictures";
import { createStore } from "./state";
import { fillTexts, tell } from "./texts";
import { useTheme } from "./theme";
import { connectTraining } from "./training";
import { createAnswer } from "./views/answer";
import { createBars } from "./views/bars";
import { createHow } from "./views/how/how";
import { createLoad } from "./views/load";
import { createNetwork } from "./views/network/network";
import { createNotice } from "./views/notice";
import { showSamples } from "./views/samples";
import { createThreads } from "./views/threads";

const find = <T extends HTMLElement>(selector: string) => document.querySelector(selector) as T;

const store = createStore();
const site = new URL(".", document.baseURI).href;
const engine = createEngine(site, {
  loading: (load) =>
    store.set(load.stage === "ready" ? { load, network: load.network, opened: null } : { load }),
  answered: oncePerFrame(paint),
});

/** One reading redraws every view within one frame. */
function paint({ reading, at }: Answer): void {
  store.set({ reading });
  if (reading) performance.measure("digitnet:reading", { start: at });
}

function read(at: number): void {
  engine.read(toInk(store.state.sheet), at);
}

/** Puts something else on the pad; what was there can be had back by Undo. */
function lay(sheet: Sheet): void {
  store.set({ sheet, history: keep(store.state.history, sheet) });
  read(performance.now());
}

fillTexts(document);
connectControls(find(".tools"), store, read);
connectMenu(find("#menu"), store);
connectShortcuts(find("#keys"), store);
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
};
connectPictures(document, store, engine.findDigit, lay);
const showPad = createPad(find<HTMLCanvasElement>(".pad canvas"), host);
createPen(find(".pad"), host, createRing(find(".pad")), (down) => {
  find(".pen-status").textContent = tell.pen(down);
});
store.watch(["sheet"], ({ sheet }) => {
  find(".pad").classList.toggle("blank", isBlank(sheet));
  showPad();
});
store.watch(["brush"], ({ brush }) => find(".pad").style.setProperty("--brush", String(brush)));
store.watch(["theme"], ({ theme }) => useTheme(theme));
store.watch(["hidden"], ({ hidden }) => {
  document.documentElement.dataset.hide = hidden.join(" ");
});
const showNotice = createNotice(find(".notice"));
store.watch(["notice"], ({ notice }) => showNotice(notice));

const showLoad = createLoad(find(".load"), engine.retry);
store.watch(["load"], ({ load }) => {
  const { stage } = load;
  document.documentElement.dataset.state =
    stage === "ready" || stage === "failed" ? stage : "loading";
  if (stage === "ready") performance.mark("digitnet:ready");
  showLoad(load);
});

const showAnswer = createAnswer(find(".answer"));
const showBars = createBars(find(".bars"));
const showHow = createHow(find("#how"));
const showNetwork = createNetwork(find(".network"));
const showThreads = createThreads(find(".stage"));
store.watch(["reading"], ({ reading }) => {
  showAnswer(reading);
  showBars(reading);
  showThreads(reading);
  showHow(reading);
});
store.watch(["reading", "network"], ({ network, reading }) => showNetwork(network, reading));

const shelf = createShelf(() => store.set({ notice: { text: tell.notKept } }));
connectKeeping(store, shelf, read);
connectMine(store, shelf, engine, lay);
whenNear(find("#training"), () =>
  connectTraining(find("#training"), store, {
    site,
    openNetwork: engine.openNetwork,
    press: lay,
    changed: read,
  }),
);
whenNear(find("#samples"), () => showSamples(find("#samples"), site, lay));
