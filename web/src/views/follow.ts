/** The steps from ink to answer: sentences that light up their parts, and a way through them. */
import { select } from "d3-selection";
import type { NetworkInfo } from "../engine/types";
import type { Sizes } from "../layers";
import { givesAway, type Selection } from "../selection";
import { type Step, stepsOf } from "../steps";
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

  let steps: Step[] = [];
  const buttons = () => select(section).select("ol").selectAll<HTMLButtonElement, Step>("button");

  /** The steps of a network. */
  function arrange(sizes: Sizes): void {
    steps = stepsOf(sizes);
    select(section)
      .select("ol")
      .selectAll("li")
      .data(steps)
      .join((enter) => {
        const item = enter.append("li");
        const button = item.append("button").attr("type", "button");
        button.append("span").attr("class", "title");
        button.append("span").attr("class", "sentence");
        return item;
      })
      .select("button")
      .on("pointerenter focus", (_, step) => light(step))
      .on("pointerleave blur", () => light(null))
      .on("click", (_, step) => choose(steps.indexOf(step)));
  }
  function say(sizes: Sizes, keptBack: boolean): void {
    const words = tell.network.steps(sizes);
    buttons()
      .select(".title")
      .text((step) => words[step][0]);
    buttons()
      .select(".sentence")
      .text((step) => (keptBack && givesAway(step) ? still.keptBack : words[step][1]));
  }

  /** Before the first step and after the last, all is shown. */
  function move(to: number): void {
    go(steps[to] ?? null);
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
    move(at === steps.length - 1 ? 0 : at + 1);
    playing = setInterval(() => {
      if (at === steps.length - 1) pause();
      else move(at + 1);
    }, PACE);
  }
  find("back").addEventListener("click", () => choose(Math.max(0, at - 1)));
  find("forward").addEventListener("click", () => choose(Math.min(steps.length - 1, at + 1)));
  find("all").addEventListener("click", () => choose(-1));
  find("play").addEventListener("click", () => (playing ? pause() : play()));

  let arranged: Sizes | undefined;
  return ({ step }: Selection, network: NetworkInfo | null, keptBack: boolean) => {
    const sizes = network?.sizes ?? [];
    if (sizes !== arranged) arrange(sizes);
    arranged = sizes;
    say(sizes, keptBack);
    at = step === null ? -1 : steps.indexOf(step);
    section.classList.toggle("under-way", step !== null);
    buttons().attr("aria-current", (each) => (each === step ? "step" : null));
    find("back").ariaDisabled = String(at <= 0);
    find("forward").ariaDisabled = String(at === steps.length - 1);
    find("all").ariaDisabled = String(step === null);
  };
}
