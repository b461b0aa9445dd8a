/** The picture of the network alone, drawn from whatever a test or a benchmark hands it. */
import { path } from "d3-path";
import type { NetworkInfo, Reading } from "../../web/src/engine/types";
import type { Selection } from "../../web/src/selection";
import { layOut } from "../../web/src/views/network/layout";
import { paintLinks } from "../../web/src/views/network/links";
import { createNetwork } from "../../web/src/views/network/network";
import { createScales } from "../../web/src/views/scales";

const figure = document.querySelector(".network") as HTMLElement;
const box = figure.querySelector(".picture") as HTMLElement;
const unheard = () => {};
const draw = createNetwork(figure, { point: unheard, choose: unheard, open: unheard });

interface Scene {
  width: number;
  height: number;
  network: NetworkInfo;
  reading: Reading | null;
  selection: Selection;
}

/** Draws the scene and gives it back as SVG, the connections of the canvas included. */
async function show({ width, height, network, reading, selection }: Scene): Promise<string[]> {
  box.style.width = `${width}px`;
  box.style.height = `${height}px`;
  await new Promise(requestAnimationFrame); // its size is observed
  await new Promise(requestAnimationFrame);
  draw(network, reading, selection);
  const scales = createScales(figure);
  const layout = layOut(width, height, network);
  const links = reading?.links.flatMap((each, layer) =>
    linesOf((context) => paintLinks(context, layout, scales, each, layer, 1)),
  );
  return [figure.querySelector("svg.neurons")?.outerHTML ?? "", ...(links ?? [])];
}

/** What is stroked on a canvas, as SVG lines. */
function linesOf(paint: (context: CanvasRenderingContext2D) => void): string[] {
  const lines: string[] = [];
  let line = path();
  const recorder = {
    strokeStyle: "",
    globalAlpha: 1,
    lineWidth: 1,
    beginPath() {
      line = path();
    },
    moveTo: (x: number, y: number) => line.moveTo(x, y),
    bezierCurveTo: (...ends: Parameters<typeof line.bezierCurveTo>) => line.bezierCurveTo(...ends),
    stroke() {
      const { strokeStyle, globalAlpha, lineWidth } = this;
      lines.push(
        `<path d="${line}" fill="none" stroke="${strokeStyle}" opacity="${globalAlpha}" stroke-width="${lineWidth}"/>`,
      );
    },
  };
  paint(recorder as unknown as CanvasRenderingContext2D);
  return lines;
}

Object.assign(window, { show });
