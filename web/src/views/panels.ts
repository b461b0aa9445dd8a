/** The panel of what is chosen: a hidden neuron's arithmetic, or why an output is as it is. */
import type { NetworkInfo, Reading } from "../engine/types";
import { outputLayer } from "../layers";
import type { Selection } from "../selection";
import { whenThemeChanges } from "../theme";
import { createNeuron, type NeuronHost } from "./neuron/neuron";
import { createOutput, type OutputHost } from "./output/output";
import { createScales } from "./scales";

export interface PanelsHost extends OutputHost, NeuronHost {
  close(): void;
}

export interface Panels {
  show(network: NetworkInfo | null, reading: Reading | null, selection: Selection): void;
  /** Brings the open panel into sight. */
  reveal(): void;
  /** Goes to the open panel; closing it leads back to where one came from. */
  enter(): void;
}

export function createPanels(container: HTMLElement, host: PanelsHost): Panels {
  const [neuron, output] = ["neuron", "output"].map(
    (name) => container.querySelector(`.${name}`) as HTMLElement,
  );
  const showNeuron = createNeuron(neuron, host);
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
    const outputs = network && outputLayer(network.sizes);
    neuron.hidden = !chosen || !network || chosen[0] === outputs;
    output.hidden = !network || chosen?.[0] !== outputs;
    if (!chosen || !network) return;
    if (!neuron.hidden) showNeuron(chosen, network, reading, selection, scales);
    else showOutput(chosen[1], network, reading, scales);
  }
  const openPanel = () => container.querySelector<HTMLElement>("section:not([hidden])");
  const reveal = () => openPanel()?.scrollIntoView();
  return {
    show,
    reveal,
    enter() {
      if (!container.contains(document.activeElement)) cameFrom = document.activeElement;
      openPanel()?.querySelector("h2")?.focus({ preventScroll: true });
      reveal();
    },
  };
}
