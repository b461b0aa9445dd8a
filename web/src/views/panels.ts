/** The panel of what is chosen: a hidden neuron's arithmetic, or why an output is as it is. */
import type { NetworkInfo, Reading } from "../engine/types";
import type { Selection } from "../selection";
import { whenThemeChanges } from "../theme";
import { createNeuron } from "./neuron/neuron";
import { createOutput, type OutputHost } from "./output/output";
import { createScales } from "./scales";

export interface PanelsHost extends OutputHost {
  alter(neuron: number, strength: number): void;
  close(): void;
}

export interface Panels {
  show(network: NetworkInfo | null, reading: Reading | null, selection: Selection): void;
  /** Goes to the open panel; closing it leads back to where one came from. */
  enter(): void;
}

export function createPanels(container: HTMLElement, host: PanelsHost): Panels {
  const [neuron, output] = ["neuron", "output"].map(
    (name) => container.querySelector(`.${name}`) as HTMLElement,
  );
  const showNeuron = createNeuron(neuron, host.alter);
  const showOutput = createOutput(output, host);
  let scales = createScales(container);
  let again = () => {};
  let cameFrom: Element | null = null;

  function close(): void {
    host.close();
    if (cameFrom?.isConnected) (cameFrom as HTMLElement).focus();
    cameFrom = null;
  }
  for (const button of container.querySelectorAll(".close")) {
    button.addEventListener("click", close);
  }
  addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && !(neuron.hidden && output.hidden)) close();
  });
  whenThemeChanges(() => {
    scales = createScales(container);
    again();
  });

  function show(network: NetworkInfo | null, reading: Reading | null, selection: Selection): void {
    again = () => show(network, reading, selection);
    const { chosen } = selection.attention;
    neuron.hidden = chosen?.[0] !== 1 || !network;
    output.hidden = chosen?.[0] !== 2 || !network;
    if (!chosen || !network) return;
    if (chosen[0] === 1) showNeuron(chosen[1], network, reading, selection, scales);
    else showOutput(chosen[1], network, reading, scales);
  }
  return {
    show,
    enter() {
      if (!container.contains(document.activeElement)) cameFrom = document.activeElement;
      container.querySelector<HTMLElement>("section:not([hidden]) h2")?.focus();
    },
  };
}
