/** The notch on the bars, at the share that an answer needs. */
import type { NetworkInfo } from "../../engine/types";
import { messages } from "../../texts";

export function createThreshold(bars: HTMLElement): (network: NetworkInfo | null) => void {
  return (network) => {
    if (!network) return;
    bars.style.setProperty("--threshold", String(network.settings.threshold));
    bars.title = messages.notch(network.settings);
  };
}
