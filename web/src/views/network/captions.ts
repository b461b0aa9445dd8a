/** The names of the layers, each above its own. */
import type { NetworkInfo } from "../../engine/types";
import { tell } from "../../texts";
import { type Layout, translate } from "./layout";
import type { Group } from "./neurons";

export function drawCaptions(group: Group, layout: Layout, network: NetworkInfo | null): void {
  const words = tell.network.captions(network?.sizes ?? []);
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
