/** Introduces the pad, the engine and the views to each other. */
import { connectControls } from "./controls";
import { type Answer, createEngine } from "./engine/client";
import type { Attention, Neuron } from "./engine/types";
import { oncePerFrame } from "./frame";
import { keep } from "./pad/history";
import { createPad } from "./pad/pad";
import { toInk } from "./pad/strokes";
import { alter, choose, nothing, point } from "./selection";
import { createStore } from "./state";
import { fillTexts } from "./texts";
import { createAnswer } from "./views/answer";
import { createBars } from "./views/bars";
import { createFollow } from "./views/follow";
import { createGallery } from "./views/gallery";
import { createLoad } from "./views/load";
import { createControls } from "./views/network/controls";
import { createNetwork } from "./views/network/network";
import { createPanels } from "./views/panels";
import { createSummary } from "./views/summary";
import { createThreads } from "./views/threads";

const find = <T extends HTMLElement>(selector: string) => document.querySelector(selector) as T;

const store = createStore();
const engine = createEngine(new URL(".", document.baseURI).href, {
  loading: (load) => store.set(load.stage === "ready" ? { load, network: load.network } : { load }),
  answered: oncePerFrame(paint),
});

/** One reading redraws every view within one frame. */
function paint({ reading, at }: Answer): void {
  store.set({ reading });
  if (reading) performance.measure("digitnet:reading", { start: at });
}

function read(at: number): void {
  const { drawing, attention } = store.state;
  engine.read({ ink: toInk(drawing), attention }, at);
}

/** What is attended to goes with the drawing, so a change of it is read like a change of that. */
function attend(attention: Attention): void {
  if (attention === store.state.attention) return;
  store.set({ attention });
  read(performance.now());
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

const showLoad = createLoad(find(".load"), engine.retry);
store.watch(["load"], ({ load }) => {
  const { stage } = load;
  document.documentElement.dataset.state =
    stage === "ready" || stage === "failed" ? stage : "loading";
  if (stage === "ready") performance.mark("digitnet:ready");
  showLoad(load);
});

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
  alter: (neuron, strength) => attend(alter(store.state.attention, neuron, strength)),
});
const showAnswer = createAnswer(find(".answer"));
const showBars = createBars(find(".bars"));
const showNetwork = createNetwork(find(".network"), looking);
const showControls = createControls(find(".legend"), {
  links: (links) => attend({ ...store.state.attention, links }),
  reset: () => attend({ ...store.state.attention, strengths: nothing.attention.strengths }),
});
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
  showSummary(reading);
});
store.watch(["attention"], ({ attention }) => showControls(attention));
store.watch(["step", "lit"], (selection) => {
  showFollow(selection);
  const { step, lit } = selection;
  Object.assign(find(".stage").dataset, { step: step ?? "", lit: lit ?? "" });
});
store.watch(["reading", "network", "attention", "step", "lit"], (state) => {
  const { network, reading } = state;
  showNetwork(network, reading, state);
  panels.show(network, reading, state);
  showGallery(network, reading, state);
});
