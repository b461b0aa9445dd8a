/** Mouse, pen and finger over the picture. */
import type { Neuron } from "../../engine/types";
import { neuronAt } from "./hit";
import type { Layout } from "./layout";

const REACH = { mouse: 4, finger: 22 }; // px beside a neuron

export interface Hand {
  layout(): Layout;
  point(neuron?: Neuron): void;
  choose(neuron: Neuron): void;
}

export function listen(picture: HTMLElement, { layout, point, choose }: Hand): void {
  const under = ({ clientX, clientY, pointerType }: PointerEvent) => {
    const { x, y } = picture.getBoundingClientRect();
    const place = { x: clientX - x, y: clientY - y };
    return neuronAt(layout(), place, pointerType === "mouse" ? REACH.mouse : REACH.finger);
  };
  picture.addEventListener("pointermove", (event) => {
    if (event.pointerType !== "touch") point(under(event));
  });
  picture.addEventListener("pointerleave", () => point());
  picture.addEventListener("click", (event) => {
    const neuron = under(event as PointerEvent);
    // An input has no arithmetic of its own to open.
    if (neuron && neuron[0] > 0) choose(neuron);
    else point(neuron);
  });
}
