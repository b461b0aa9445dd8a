/** The weighted sum of the hidden neuron that contributes most to the answer, written out. */
import { select } from "d3-selection";
import type { NetworkInfo, Reading } from "../../engine/types";
import { isDeep } from "../../layers";
import { labels, messages } from "../../texts";
import { drawSum } from "../neuron/sum";

export function createSum(figure: HTMLElement) {
  const terms = select(figure).append("dl").attr("class", "terms").node() as HTMLElement;
  const caption = select(figure).append("figcaption");

  return ({ digit, leading }: Reading, { sizes }: NetworkInfo) => {
    const { neuron, gain, loss, bias, sum } = leading;
    drawSum(terms, [
      { name: labels.above, value: gain },
      { name: labels.below, value: loss },
      { name: labels.bias, value: bias },
      { name: labels.sum, value: sum, total: true },
    ]);
    caption.text(
      isDeep(sizes) ? messages.mostActive(neuron) : messages.contributesMost(neuron, digit),
    );
  };
}
