/** Connections between two layers, as lines on a canvas: thousands would be too many for SVG. */
import { max } from "d3-array";
import { curveBumpX, curveBumpY, link } from "d3-shape";
import type { Links } from "../../engine/types";
import type { Place } from "../roving";
import type { Scales } from "../scales";
import type { Layout } from "./layout";

/** In pixels. Most connections come out no wider than one, which is far less work to draw. */
const [THIN, THICK] = [0.5, 2.25];

/** The links from `layer` to the next; `presence` is how strongly they are seen, at most 1. */
export function paintLinks(
  context: CanvasRenderingContext2D,
  layout: Layout,
  { contribution }: Scales,
  links: Links,
  layer: number,
  presence: number,
  most = links.contribution.length,
): void {
  if (presence === 0) return;
  const [sources, targets] = [layout.places[layer], layout.places[layer + 1]];
  const curve = layout.flow === "right" ? curveBumpX : curveBumpY;
  const line = link<{ from: Place; to: Place }, Place>(curve)
    .source(({ from }) => from)
    .target(({ to }) => to)
    .x(({ x }) => x)
    .y(({ y }) => y)
    .context(context);
  const strongest = max(links.contribution, Math.abs) || 1;
  // The strongest come first, so they are painted last.
  for (let i = Math.min(most, links.contribution.length) - 1; i >= 0; i--) {
    const share = links.contribution[i] / strongest;
    const strength = Math.abs(share);
    context.strokeStyle = contribution(share);
    context.globalAlpha = (0.25 + 0.65 * strength) * presence;
    context.lineWidth = THIN + (THICK - THIN) * strength ** 3;
    context.beginPath();
    line({ from: sources[links.from[i]], to: targets[links.to[i]] });
    context.stroke();
  }
  context.globalAlpha = 1;
}
