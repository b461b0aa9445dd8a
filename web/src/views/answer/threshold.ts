/** The notch on the bars, at the share that an answer needs. */
import type { NetworkInfo } from "../../engine/types";
import { tell } from "../../texts";

export function createThreshold(bars: HTMLElement): (network: NetworkInfo | null) => void {
  return (network) => {
    if (!network) return;
    bars.style.setProperty("--threshold", String(network.settings.threshold));
    bars.title = tell.notch(network.settings);
  };
}
