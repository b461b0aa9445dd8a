/** The connections alone, on a canvas or as SVG lines, so that their costs can be compared. */
import { select } from "d3-selection";
import { layOut } from "../../web/src/views/network/layout";
import { paintLinks } from "../../web/src/views/network/links";
import { createScales } from "../../web/src/views/scales";
import type { Scene } from "./picture";
import { type Stroke, strokesOf } from "./strokes";

let draw: (scene: Scene) => void;
let scenes: Scene[];

/** Makes the picture empty but for the way of drawing that is to be measured. */
export function prepare(way: "canvas" | "svg", toDraw: Scene[]): void {
  scenes = toDraw;
  const figure = document.querySelector(".network") as HTMLElement;
  const box = select(figure).select(".picture").html("");
  const { width, height, network } = scenes[0];
  const scales = createScales(figure);
  const layout = layOut(width, height, network, 13);
  const paint = (context: CanvasRenderingContext2D, { reading }: Scene) => {
    if (reading) paintLinks(context, layout, scales, reading.links[0], 0, 1);
  };
  if (way === "canvas") {
    const canvas = box.append("canvas").attr("width", width).attr("height", height);
    const context = canvas.node()?.getContext("2d") as CanvasRenderingContext2D;
    draw = (scene) => {
      context.clearRect(0, 0, width, height);
      paint(context, scene);
    };
  } else {
    const svg = box.append("svg").attr("width", width).attr("height", height);
    draw = (scene) => {
      svg
        .selectAll<SVGPathElement, Stroke>("path")
        .data(strokesOf((context) => paint(context, scene)))
        .join("path")
        .attr("fill", "none")
        .attr("d", ({ d }) => d)
        .attr("stroke", ({ stroke }) => stroke)
        .attr("opacity", ({ opacity }) => opacity)
        .attr("stroke-width", ({ width: thickness }) => thickness);
    };
  }
  draw(scenes[0]);
}

/** Draws every scene in a frame of its own. */
export async function run(): Promise<void> {
  for (const scene of scenes) {
    await new Promise(requestAnimationFrame);
    draw(scene);
  }
  await new Promise(requestAnimationFrame);
}
