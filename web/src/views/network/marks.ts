/** Rings around neurons: the one attended to, the one that is chosen, and those that are altered. */
import type { Attention, Neuron } from "../../engine/types";
import type { Place } from "../roving";
import type { Layout } from "./layout";
import type { Group } from "./neurons";

interface Mark extends Place {
  kind: "pointed" | "chosen" | "altered" | "off";
  radius: number;
}

const MARGIN = { pointed: 2.5, chosen: 2.5, altered: 1, off: 1 };

export function drawMarks(group: Group, layout: Layout, attention: Attention): void {
  group
    .selectAll("circle")
    .data(marks(layout, attention))
    .join("circle")
    .attr("class", ({ kind }) => kind)
    .attr("cx", ({ x }) => x)
    .attr("cy", ({ y }) => y)
    .attr("r", ({ radius }) => radius);
}

function marks(layout: Layout, { strengths, pointed, chosen }: Attention): Mark[] {
  const mark = (kind: Mark["kind"], [layer, index]: Neuron): Mark[] => {
    const place = layout.places[layer]?.[index];
    return place ? [{ ...place, kind, radius: layout.radii[layer] + MARGIN[kind] }] : [];
  };
  return [
    ...strengths.flatMap(([layer, index, strength]) =>
      mark(strength ? "altered" : "off", [layer, index]),
    ),
    ...(chosen ? mark("chosen", chosen) : []),
    ...(pointed ? mark("pointed", pointed) : []),
  ];
}
