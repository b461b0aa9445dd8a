/** The inputs by keyboard: one cursor that arrow keys move over the 28x28 points. */
import type { Neuron, Reading } from "../../engine/types";
import { SIDE } from "../../size";
import { messages } from "../../texts";
import { neighbour } from "../roving";
import type { Layout } from "./layout";
import type { Group } from "./neurons";

export function createCursor(group: Group, point: (neuron?: Neuron) => void) {
  let at = (SIDE * SIDE + SIDE) / 2;
  let layout: Layout;
  let reading: Reading | null;
  const rect = group
    .append("rect")
    .attr("class", "cursor")
    .attr("role", "slider")
    .attr("tabindex", 0)
    .attr("aria-label", messages.network.inputs)
    .attr("aria-valuemin", 1)
    .attr("aria-valuemax", SIDE * SIDE)
    .on("focus", () => point([0, at]))
    .on("blur", () => point())
    .on("keydown", (event: KeyboardEvent) => {
      if (!event.key.startsWith("Arrow")) return;
      event.preventDefault();
      at = neighbour(layout.places[0], at, event.key);
      point([0, at]);
    });

  return (newLayout: Layout, newReading: Reading | null) => {
    [layout, reading] = [newLayout, newReading];
    const { x, y } = layout.places[0][at];
    const size = layout.inputs.side / SIDE;
    const ink = messages.network.ink(reading?.activations[0][at] ?? 0);
    rect
      .attr("x", x - size / 2)
      .attr("y", y - size / 2)
      .attr("width", size)
      .attr("height", size)
      .attr("aria-valuenow", at + 1)
      .attr("aria-valuetext", `${messages.network.point(at)}, ${ink}`);
  };
}
