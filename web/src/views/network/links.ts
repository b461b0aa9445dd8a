/** The strongest connections between two layers, as lines on a canvas: thousands would be too many for SVG. */
import { max } from "d3-array";
import { curveBumpX, curveBumpY, link } from "d3-shape";
import type { Links } from "../../engine/types";
import type { Scales } from "../scales";
import type { Layout, Place } from "./layout";

export function paintLinks(
  context: CanvasRenderingContext2D,
  { flow }: Layout,
  { contribution }: Scales,
  links: Links,
  source: (index: number) => Place,
  target: (index: number) => Place,
): void {
  const line = link<{ from: Place; to: Place }, Place>(flow === "right" ? curveBumpX : curveBumpY)
    .source(({ from }) => from)
    .target(({ to }) => to)
    .x(({ x }) => x)
    .y(({ y }) => y)
    .context(context);
  const strongest = max(links.contribution, Math.abs) || 1;
  // The strongest come first, so they are painted last.
  for (let i = links.contribution.length - 1; i >= 0; i--) {
    const share = links.contribution[i] / strongest;
    const strength = Math.abs(share);
    context.strokeStyle = contribution(share);
    context.globalAlpha = 0.25 + 0.65 * strength;
    context.lineWidth = 0.5 + 1.75 * strength;
    context.beginPath();
    line({ from: source(links.from[i]), to: target(links.to[i]) });
    context.stroke();
  }
  context.globalAlpha = 1;
}
