/** What a step shows of the present drawing, beside the picture of the network. */
import type { NetworkInfo, Reading } from "../../engine/types";
import { givesAway } from "../../selection";
import type { Step } from "../../steps";
import { labels } from "../../texts";
import { whenThemeChanges } from "../../theme";
import { createContributions } from "./contributions";
import { createCurve } from "./curve";
import { createNumbers } from "./numbers";
import { createProducts } from "./products";
import { createSoftmax } from "./softmax";
import { createSum } from "./sum";

type Draw = (reading: Reading, network: NetworkInfo) => void;

const kinds: Partial<
  Record<Step, readonly [label: string, create: (figure: HTMLElement) => Draw]>
> = {
  input: [labels.numbersLabel, createNumbers],
  weights: [labels.productsLabel, createProducts],
  sums: [labels.sumLabel, createSum],
  sigmoid: [labels.curveLabel, createCurve],
  output: [labels.contributionsLabel, createContributions],
  softmax: [labels.softmaxLabel, createSoftmax],
};

/** The neuron that these tell of is chosen by the answer. */
const OF_THE_ANSWER: readonly Step[] = ["weights", "sums"];

export type ShowFigure = (
  place: HTMLElement,
  step: Step,
  reading: Reading | null,
  network: NetworkInfo,
  keptBack: boolean,
) => void;

/** Each is made when it is shown for the first time, and drawn only while it is shown. */
export function createFigures(): ShowFigure {
  const made = new Map<Step, { figure: HTMLElement; draw: Draw }>();
  let again = () => {};
  whenThemeChanges(() => again());

  const make = (step: Step, place: HTMLElement) => {
    const kind = kinds[step];
    if (!kind) return undefined;
    const [label, create] = kind;
    const figure = document.createElement("figure");
    figure.className = `of-${step}`;
    figure.ariaLabel = label;
    place.replaceChildren(figure); // before it is drawn, as its colours are those of the place
    const entry = { figure, draw: create(figure) };
    made.set(step, entry);
    return entry;
  };

  const show: ShowFigure = (place, step, reading, network, keptBack) => {
    again = () => place.isConnected && show(place, step, reading, network, keptBack);
    const hidden = keptBack && (givesAway(step) || OF_THE_ANSWER.includes(step));
    const entry = hidden ? undefined : (made.get(step) ?? make(step, place));
    if (!entry || !reading) {
      place.textContent = entry && !reading ? labels.drawYours : "";
      return;
    }
    if (entry.figure.parentElement !== place) place.replaceChildren(entry.figure);
    entry.draw(reading, network);
  };
  return show;
}
