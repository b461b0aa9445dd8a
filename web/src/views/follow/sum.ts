/** The weighted sum of the hidden neuron that contributes most to the answer, written out. */
import { select } from "d3-selection";
import type { NetworkInfo, Reading } from "../../engine/types";
import { isDeep } from "../../layers";
import { still, tell } from "../../texts";
import { drawSum } from "../neuron/sum";

export function createSum(figure: HTMLElement) {
  const terms = select(figure).append("dl").attr("class", "terms").node() as HTMLElement;
  const caption = select(figure).append("figcaption");

  return ({ digit, loudest }: Reading, { sizes }: NetworkInfo) => {
    const { neuron, gain, loss, bias, sum } = loudest;
    drawSum(terms, [
      { name: still.above, value: gain },
      { name: still.below, value: loss },
      { name: still.bias, value: bias },
      { name: still.sum, value: sum, total: true },
    ]);
    caption.text(isDeep(sizes) ? tell.mostActive(neuron) : tell.contributesMost(neuron, digit));
  };
}
