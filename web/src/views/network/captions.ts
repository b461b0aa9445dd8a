/** The names of the layers, each above its own. */
import type { NetworkInfo } from "../../engine/types";
import { messages } from "../../texts";
import { type Layout, translate } from "./layout";
import type { Group } from "./neurons";

/** px in which the full captions have room: from the inputs to the hidden neurons, and on to the outputs. */
const ROOMY = [185, 250];

export function drawCaptions(group: Group, layout: Layout, network: NetworkInfo | null): void {
  const [hidden, last] = [layout.captions[1], layout.captions[layout.captions.length - 1]];
  const brief = layout.flow === "right" && (hidden.x < ROOMY[0] || last.x - hidden.x < ROOMY[1]);
  const words = messages.network.captions(network?.sizes ?? [], brief);
  const captions = layout.captions.map((caption, layer) => ({ ...caption, ...words[layer] }));
  const texts = group
    .selectAll("text")
    .data(captions)
    .join("text")
    .attr("transform", translate)
    .attr("text-anchor", ({ anchor }) => anchor);
  texts
    .selectAll("tspan")
    .data(({ title, note }) => [title, note])
    .join("tspan")
    .attr("class", (_, line) => ["title", "note"][line])
    .attr("x", 0)
    .attr("dy", (_, line) => ["1em", "1.5em"][line])
    .text(String);
}
