/** Why one digit and not another: who argued for and against, and which ink and emptiness did. */
import { range } from "d3-array";
import { select } from "d3-selection";
import type { NetworkInfo, Reading } from "../../engine/types";
import { lastHidden } from "../../layers";
import { labels, messages } from "../../texts";
import { drawSum } from "../neuron/sum";
import type { Scales } from "../scales";
import { type ContributorsHost, drawSides } from "./contributors";
import { drawEvidence } from "./evidence";
import { createStrip } from "./strip";

const ALONE = -1;

export interface OutputHost extends ContributorsHost {
  against(rival: number): void;
}

export function createOutput(section: HTMLElement, host: OutputHost) {
  const find = <T extends HTMLElement>(selector: string) => section.querySelector(selector) as T;
  const showStrip = createStrip(find<HTMLCanvasElement>(".order canvas"), host);
  const rivals = select(find(".rivals"))
    .selectAll("button")
    .data(range(ALONE, 10))
    .join("button")
    .attr("type", "button")
    .attr("aria-label", messages.network.rival)
    .text((digit) => (digit === ALONE ? messages.network.alone : digit))
    .on("click", (_, digit) => host.against(digit));

  return (digit: number, network: NetworkInfo, reading: Reading | null, scales: Scales) => {
    const argument = reading?.argument?.digit === digit ? reading.argument : undefined;
    find("h2").textContent = argument
      ? messages.network.why(digit, argument.rival)
      : messages.network.output(digit);
    find(".none").hidden = argument !== undefined;
    find(".body").hidden = find(".rivalry").hidden = argument === undefined;
    if (!reading || !argument) return;
    const { rival, hidden, contributions } = argument;
    rivals
      .attr("aria-pressed", (other) => other === (rival ?? ALONE))
      .attr("disabled", (other) => (other === digit ? "" : null));
    drawSum(find(".terms"), [
      { name: labels.above, value: argument.gain },
      { name: labels.below, value: argument.loss },
      { name: labels.bias, value: argument.bias },
      { name: messages.network.margin(digit, rival), value: argument.margin, total: true },
    ]);
    drawEvidence(find(".evidence"), argument, reading.activations[0], scales);
    find(".evidence .note").textContent = messages.network.versus(digit, rival);
    find(".formula .sigmoid").textContent =
      rival === undefined && reading.chosen
        ? messages.network.sigmoid(reading.chosen.sum, reading.chosen.activation)
        : "";
    const before = lastHidden(network.sizes);
    showStrip(argument, before, scales);
    find(".order h3").textContent = messages.network.order(network.sizes);
    drawSides(section, before, hidden, contributions, network, scales, host);
  };
}
