/**
 * Follow the answer, a tour from ink to digit: each step lights up its part of the picture, says what
 * happens there in a few words, and shows it with the numbers of the present drawing.
 */
import { select } from "d3-selection";
import type { NetworkInfo, Reading } from "../../engine/types";
import { setWords } from "../../glossary/words";
import type { Sizes } from "../../layers";
import { givesAway, type Selection } from "../../selection";
import { type Step, stepsOf } from "../../steps";
import { labels, messages } from "../../texts";
import { createFigures } from "./figures";

const PACE = 5000; // ms for a step while it plays

export interface FollowHost {
  go(step: Step | null): void;
  light(step: Step | null): void;
}

export function createFollow(section: HTMLElement, { go, light }: FollowHost) {
  const find = (name: string) =>
    section.querySelector(`[data-step-control=${name}]`) as HTMLElement;
  const showFigure = createFigures();
  let at = -1;
  let playing = 0;
  let steps: Step[] = [];

  const items = () => select(section).select("ol").selectAll<HTMLLIElement, Step>("li");

  /** The steps of a network. */
  function arrange(sizes: Sizes): void {
    steps = stepsOf(sizes);
    items()
      .data(steps, (step) => step)
      .join((enter) => {
        const item = enter.append("li");
        item.append("button").attr("type", "button").attr("class", "title");
        item.append("p").attr("class", "sentence");
        item.append("div").attr("class", "shown");
        return item;
      })
      .order()
      .on("pointerenter focusin", (_, step) => light(step))
      .on("pointerleave focusout", () => light(null))
      .select("button")
      .on("click", (_, step) => choose(steps.indexOf(step)));
  }

  function say(network: NetworkInfo, keptBack: boolean): void {
    const words = messages.network.steps(network);
    items().each(function (step) {
      const [title, sentence] = words[step];
      (this.querySelector(".title") as HTMLElement).textContent = title;
      const said = keptBack && givesAway(step) ? labels.keptBack : sentence;
      setWords(this.querySelector(".sentence") as HTMLElement, said);
    });
  }

  function pause(): void {
    clearInterval(playing);
    playing = 0;
    find("play").querySelector("span")?.replaceChildren(labels.play);
  }
  function choose(to: number): void {
    pause();
    go(steps[to] ?? null); // before the first and after the last, all is shown
  }
  function play(): void {
    find("play").querySelector("span")?.replaceChildren(labels.pause);
    go(steps[at === steps.length - 1 ? 0 : at + 1]);
    playing = setInterval(() => {
      if (at === steps.length - 1) pause();
      else go(steps[at + 1]);
    }, PACE);
  }
  find("back").addEventListener("click", () => choose(Math.max(0, at - 1)));
  find("forward").addEventListener("click", () => choose(Math.min(steps.length - 1, at + 1)));
  find("all").addEventListener("click", () => choose(-1));
  find("play").addEventListener("click", () => (playing ? pause() : play()));

  let arranged: NetworkInfo | null = null;
  let withheld = false;
  return (
    { step }: Selection,
    network: NetworkInfo | null,
    reading: Reading | null,
    keptBack: boolean,
  ) => {
    if (!network) return;
    if (network !== arranged || keptBack !== withheld) {
      arrange(network.sizes);
      say(network, keptBack);
      [arranged, withheld] = [network, keptBack];
    }
    at = step === null ? -1 : steps.indexOf(step);
    section.classList.toggle("under-way", step !== null);
    items().each(function (each) {
      const current = each === step;
      const [title, place] = [".title", ".shown"].map(
        (part) => this.querySelector(part) as HTMLElement,
      );
      title.ariaCurrent = current ? "step" : null;
      this.classList.toggle("current", current);
      if (current) showFigure(place, each, reading, network, keptBack);
    });
    const progress = section.querySelector(".progress") as HTMLElement;
    const told = step === null ? "" : messages.network.stepOf(at + 1, steps.length);
    if (progress.textContent !== told) progress.textContent = told;
    find("back").ariaDisabled = String(at <= 0);
    find("forward").ariaDisabled = String(at === steps.length - 1);
    find("all").ariaDisabled = String(step === null);
  };
}
