/** The stage: pad, network and answer, one picture that every chapter speaks of. */
import type { Looking } from "./chapters/inside";
import type { Live } from "./live";
import { nothing, withoutAnswer } from "./selection";
import type { State, Store } from "./state";
import type { Step } from "./steps";
import { createAnswer } from "./views/answer/answer";
import { createBars } from "./views/answer/bars";
import { createThreshold } from "./views/answer/threshold";
import { createJoins } from "./views/joins";
import { createControls } from "./views/network/controls";
import { createNetwork } from "./views/network/network";
import { createSummary } from "./views/summary";

/** What the views that show a selection are drawn from. */
export const SELECTED: (keyof State)[] = [
  "reading",
  "network",
  "attention",
  "step",
  "lit",
  "hidden",
];

/** The selection that is shown: a lesson may keep the answer back. */
export function shownSelection(state: Readonly<State>) {
  const { network, hidden } = state;
  return network && hidden.includes("answer") ? withoutAnswer(state, network.sizes) : state;
}

export function connectStage(
  stage: HTMLElement,
  store: Store,
  { attend, pace }: Live,
  looking: Looking,
): void {
  const find = <T extends HTMLElement>(selector: string) => stage.querySelector(selector) as T;
  const showAnswer = createAnswer(find(".answer"));
  const showBars = createBars(find(".bars"));
  const showJoins = createJoins(stage);
  const showNetwork = createNetwork(find(".network"), looking);
  const showSummary = createSummary(find("#network-summary"));
  const showControls = createControls(find(".legend"), {
    links: (links) => attend({ ...store.state.attention, links }),
    reset: () => attend({ ...store.state.attention, strengths: nothing.attention.strengths }),
  });
  store.watch(["reading"], ({ reading }) => {
    showAnswer(reading);
    showBars(reading);
    showJoins(reading);
  });
  store.watch(
    ["reading", "network", "hidden"],
    pace.inTime(({ reading, network, hidden }) =>
      showSummary(reading, network, hidden.includes("answer")),
    ),
  );
  store.onChange(["predicted"], () => {
    const verdict = find(".verdict");
    verdict.classList.remove("again");
    verdict.getBoundingClientRect(); // so that it begins anew
    verdict.classList.add("again");
  });
  const showThreshold = createThreshold(find(".bars"));
  store.watch(["network"], ({ network }) => showThreshold(network));
  store.watch(["attention"], ({ attention }) => showControls(attention));
  store.watch(["step", "lit"], ({ step, lit }) => {
    Object.assign(stage.dataset, { step: step ?? "", lit: lit ?? "" });
  });
  store.watch(
    SELECTED,
    pace.inTime((state: Readonly<State>, brief) =>
      showNetwork(state.network, state.reading, shownSelection(state), brief),
    ),
  );
}

/** Brings into sight what a step speaks of, where the stage is too high to be seen as a whole. */
export function showPart(step: Step): void {
  if (!matchMedia("(max-width: 59.99rem)").matches) return;
  if (step === "softmax" || step === "answer") scrollTo(0, 0);
  else document.querySelector(".network")?.scrollIntoView();
}

/** The part of the stage that stays in sight while one reads on below it. */
export function keepInSight(stage: HTMLElement): void {
  const network = stage.querySelector(".network") as HTMLElement;
  const measure = () => {
    const { style } = document.documentElement;
    const above = network.offsetTop - stage.offsetTop;
    style.setProperty("--above", `${above}px`);
    style.setProperty("--kept", `${stage.offsetHeight - above}px`);
  };
  new ResizeObserver(measure).observe(stage);
}
