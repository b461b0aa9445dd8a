/** The picture in words, for those who cannot see it. */
import type { NetworkInfo, Reading } from "../engine/types";
import { labels, messages } from "../texts";

const NAMED = 3;

export function createSummary(paragraph: HTMLElement) {
  return (reading: Reading | null, network: NetworkInfo | null, keptBack: boolean) => {
    if (!reading || !network || keptBack) {
      paragraph.textContent = reading ? labels.keptBack : messages.network.noDrawing;
      return;
    }
    const { digit, links } = reading;
    const toOutputs = links[links.length - 1];
    const strongest = Array.from(toOutputs.from).filter(
      (_, link) => toOutputs.to[link] === digit && toOutputs.contribution[link] > 0,
    );
    paragraph.textContent = messages.summary(reading, strongest.slice(0, NAMED), network.sizes);
  };
}
