/** Introduces the pad, the engine and the views to each other. */
import "./trusted";
import "./reflected";
import { connectControls } from "./controls";
import { type Answer, createEngine, type EngineHost } from "./engine/client";
import { openLine } from "./engine/line";
import type { Failure } from "./engine/status";
import type { Attention, Neuron } from "./engine/types";
import { oncePerFrame } from "./frame";
import { connectChoices } from "./keeping/choices";
import { connectKeeping } from "./keeping/keeping";
import { createShelf } from "./keeping/storage";
import { connectMenu } from "./menu/menu";
import { connectShortcuts } from "./menu/shortcuts";
import { keepDigits } from "./mine/kept";
import { connectMine } from "./mine/mine";
import { whenNear } from "./near";
import { createOffline, forget } from "./offline/offline";
import { isOutdated } from "./offline/version";
import { createPace } from "./pace";
import { oneAtATime } from "./pad/gesture";
import { keep } from "./pad/history";
import { createPad, type PadHost } from "./pad/pad";
import { createPen } from "./pad/pen";
import { createRing } from "./pad/ring";
import { isBlank, type Sheet, toInk } from "./pad/sheet";
import { connectPictures } from "./pictures/pictures";
import { alter, choose, nothing, point, withoutAnswer } from "./selection";
import { createStore, takeStep, whenReady } from "./state";
import { ensureStyle, hasStyle } from "./style";
import { fillTexts, tell } from "./texts";
import { useTheme } from "./theme";
import { connectTraining } from "./training";
import { createAnswer } from "./views/answer";
import { createBars } from "./views/bars";
import { createFollow } from "./views/follow";
import { createGallery } from "./views/gallery";
import { createHow } from "./views/how/how";
import { createLoad } from "./views/load";
import { createNeeded } from "./views/needed";
import { createControls } from "./views/network/controls";
import { createNetwork } from "./views/network/network";
import { createNotice } from "./views/notice";
import { createPanels } from "./views/panels";
import { loadPart } from "./views/part";
import { showSamples } from "./views/samples";
import { createSummary } from "./views/summary";
import { createThreads } from "./views/threads";
import { createUpdate } from "./views/update";

await ensureStyle();

const find = <T extends HTMLElement>(selector: string) => document.querySelector(selector) as T;

const site = new URL(".", document.baseURI).href;
const store = createStore();
const host: EngineHost = {
  loading(load) {
    store.set(load.stage === "ready" ? { load, network: load.network } : { load });
    if (load.stage === "failed" && load.step === "file") explain(load);
  },
  answered: oncePerFrame(paint),
};
const engine = createEngine(site, host, openLine);

/** A file that cannot be had may be of an older version than the site. */
async function explain(load: Failure): Promise<void> {
  const outdated = await isOutdated().catch(() => false);
  if (outdated && store.state.load === load) store.set({ load: { ...load, reason: "outdated" } });
}

/** After so many readings their times are forgotten, or the browser would keep them without end. */
const MEASURES = 4096;
let painted = 0;

const pace = createPace(() => store.state.sheet !== store.state.history.present);

/** One reading redraws every view within one frame, or the answer at least. */
function paint({ reading, network, at }: Answer): void {
  if (network !== store.state.network) return; // another was opened since
  pace.frame(() => store.set({ reading }));
  if (!reading) return;
  painted += 1;
  if (painted % MEASURES === 0) performance.clearMeasures("digitnet:reading");
  performance.measure("digitnet:reading", { start: at });
}

function read(at: number): void {
  const { sheet, attention } = store.state;
  engine.read({ ink: toInk(sheet), attention }, at);
}

/** Puts something else on the pad; what was there can be had back by Undo. */
function lay(sheet: Sheet): void {
  takeStep(store, (history) => keep(history, sheet));
  read(performance.now());
}

/** What is attended to goes with the drawing, so a change of it is read like a change of that. */
function attend(attention: Attention): void {
  if (attention === store.state.attention) return;
  store.set({ attention });
  read(performance.now());
}

fillTexts(document);
connectControls(find(".tools"), store, read);
connectMenu(find("#menu"), store);
connectShortcuts(find("#keys"), store);
const padHost: PadHost = {
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
connectPictures(document, store, engine.findDigit, lay);
const begin = oneAtATime(padHost);
const showPad = createPad(find<HTMLCanvasElement>(".pad canvas"), padHost, begin);
createPen(find(".pad"), padHost, begin, createRing(find(".pad")), (down) => {
  find(".pen-status").textContent = tell.pen(down);
});
performance.mark("digitnet:pad");
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

const keepOffline = createOffline(site, createUpdate(find(".update")));

const showLoad = createLoad(find(".load"), () => forget(site).finally(engine.retry));
store.watch(["load"], ({ load }) => {
  const { stage } = load;
  document.documentElement.dataset.state =
    stage === "ready" || stage === "failed" ? stage : "loading";
  if (stage === "ready") {
    performance.mark("digitnet:ready");
    keepOffline().then((kept) => {
      find(".offline").textContent = tell.offline(kept);
    });
  }
  showLoad(load);
});

let refused = false;
const notKept = () => {
  if (!refused) store.set({ notice: { text: tell.notKept } });
  refused = true;
};
const shelf = createShelf(() => localStorage, notKept);
connectChoices(store, shelf);
connectKeeping(
  store,
  shelf,
  createShelf(() => sessionStorage, notKept),
  read,
);

// A worker's thread comes up only while this one rests, and building the rest keeps it busy.
await Promise.race([engine.begun, new Promise((rest) => setTimeout(rest, 150))]);

const looking = {
  point: (neuron?: Neuron) => attend(point(store.state.attention, neuron)),
  choose: (neuron?: Neuron) => attend(choose(store.state.attention, neuron)),
  open(neuron: Neuron) {
    attend({ ...choose(store.state.attention), chosen: neuron });
    panels.enter();
  },
};
const panels = createPanels(find(".panels"), {
  ...looking,
  close: () => looking.choose(),
  against: (rival) => attend({ ...store.state.attention, rival }),
  alter: (neuron: Neuron, strength) => attend(alter(store.state.attention, neuron, strength)),
});
const showAnswer = createAnswer(find(".answer"));
const showBars = createBars(find(".bars"));
const showHow = createHow(find("#how"));
const showNetwork = createNetwork(find(".network"), looking);
const showControls = createControls(find(".legend"), {
  links: (links) => attend({ ...store.state.attention, links }),
  reset: () => attend({ ...store.state.attention, strengths: nothing.attention.strengths }),
});
const showNeeded = createNeeded(find(".bars"), find(".how .needed"));
const showSummary = createSummary(find("#network-summary"));
const showFollow = createFollow(find(".follow"), {
  go(step) {
    store.set({ step });
    if (step) find(".picture").scrollIntoView({ block: "nearest" });
  },
  light: (lit) => store.set({ lit }),
});
const showGallery = createGallery(find(".gallery"), looking);
const showThreads = createThreads(find(".stage"));
store.watch(["reading"], ({ reading }) => {
  showAnswer(reading);
  showBars(reading);
  showThreads(reading);
});
store.watch(
  ["reading", "network"],
  pace.inTime(({ reading, network }) => showHow(reading, network)),
);
store.watch(
  ["reading", "network", "hidden"],
  pace.inTime(({ reading, network, hidden }) =>
    showSummary(reading, network, hidden.includes("answer")),
  ),
);
store.watch(["network"], ({ network }) => showNeeded(network));
store.watch(["attention"], ({ attention }) => showControls(attention));
store.watch(["network", "step", "lit", "hidden"], (state) => {
  const { network, step, lit, hidden } = state;
  showFollow(state, network, hidden.includes("answer"));
  Object.assign(find(".stage").dataset, { step: step ?? "", lit: lit ?? "" });
});
for (const show of [showNetwork, panels.show, showGallery]) {
  store.watch(
    ["reading", "network", "attention", "step", "lit", "hidden"],
    pace.inTime((state, brief) => {
      const { network, reading, hidden } = state;
      const kept = network && hidden.includes("answer");
      show(network, reading, kept ? withoutAnswer(state, network.sizes) : state, brief);
    }),
  );
}

connectMine(store, keepDigits(store, shelf, notKept), engine, lay);
// Paper shows what nobody has come near, so that is there as soon as there is nothing better to do.
const rest = whenReady(store).then(
  () => new Promise((resolve) => (globalThis.requestIdleCallback ?? setTimeout)(resolve)),
);
whenNear(find("#training"), rest, () =>
  connectTraining(find("#training"), store, {
    openNetwork: engine.openNetwork,
    press: lay,
    changed: read,
  }),
);
whenNear(find("#samples"), rest, () => {
  loadPart(find("#samples"), () => showSamples(find("#samples"), lay));
});
// Only now: of a page that was cut short, some part was not to be found.
if (hasStyle()) find(".unbegun").remove();
