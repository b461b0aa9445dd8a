/** What an answer needs, told where one looks for it: at the bars, and in "How it works". */
import type { NetworkInfo } from "../engine/types";
import { tell } from "../texts";

export function createNeeded(
  bars: HTMLElement,
  sentence: HTMLElement,
): (network: NetworkInfo | null) => void {
  return (network) => {
    if (!network) return;
    bars.style.setProperty("--threshold", String(network.manner.threshold));
    bars.title = tell.notch(network.manner);
    sentence.textContent = tell.needed(network.manner);
  };
}
