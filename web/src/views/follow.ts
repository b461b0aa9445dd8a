/** The five steps from ink to answer: sentences that light up their parts, and a way through them. */
import { select } from "d3-selection";
import type { Selection } from "../selection";
import { STEPS, type Step } from "../steps";
import { still, tell } from "../texts";

const PACE = 2600; // ms for a step while it plays

export interface FollowHost {
  go(step: Step | null): void;
  light(step: Step | null): void;
}

export function createFollow(section: HTMLElement, { go, light }: FollowHost) {
  const find = (name: string) =>
    section.querySelector(`[data-step-control=${name}]`) as HTMLElement;
  let at = -1;
  let playing = 0;

  const steps = select(section)
    .select("ol")
    .selectAll("li")
    .data(STEPS)
    .join("li")
    .append("button")
    .attr("type", "button")
    .on("pointerenter focus", (_, step) => light(step))
    .on("pointerleave blur", () => light(null))
    .on("click", (_, step) => choose(STEPS.indexOf(step)));
  steps
    .append("span")
    .attr("class", "title")
    .text((step) => tell.network.steps[step][0]);
  steps
    .append("span")
    .attr("class", "sentence")
    .text((step) => tell.network.steps[step][1]);

  /** Before the first step and after the last, all is shown. */
  function move(to: number): void {
    go(STEPS[to] ?? null);
  }
  function pause(): void {
    clearInterval(playing);
    playing = 0;
    find("play").querySelector("span")?.replaceChildren(still.play);
  }
  function choose(to: number): void {
    pause();
    move(to);
  }
  function play(): void {
    find("play").querySelector("span")?.replaceChildren(still.pause);
    move(at === STEPS.length - 1 ? 0 : at + 1);
    playing = setInterval(() => {
      if (at === STEPS.length - 1) pause();
      else move(at + 1);
    }, PACE);
  }
  find("back").addEventListener("click", () => choose(Math.max(0, at - 1)));
  find("forward").addEventListener("click", () => choose(Math.min(STEPS.length - 1, at + 1)));
  find("all").addEventListener("click", () => choose(-1));
  find("play").addEventListener("click", () => (playing ? pause() : play()));

  return ({ step }: Selection) => {
    at = step === null ? -1 : STEPS.indexOf(step);
    section.classList.toggle("under-way", step !== null);
    steps.attr("aria-current", (each) => (each === step ? "step" : null));
    find("back").ariaDisabled = String(at <= 0);
    find("forward").ariaDisabled = String(at === STEPS.length - 1);
    find("all").ariaDisabled = String(step === null);
  };
}
