/** The picture of the network alone, drawn from whatever a test or a benchmark hands it. */
import type { NetworkInfo, Reading } from "../../web/src/engine/types";
import type { Selection } from "../../web/src/selection";
import { layOut } from "../../web/src/views/network/layout";
import { paintLinks } from "../../web/src/views/network/links";
import { createNetwork } from "../../web/src/views/network/network";
import { createScales } from "../../web/src/views/scales";
import { prepare, run } from "./lines";
import { strokesOf } from "./strokes";

export interface Scene {
  width: number;
  height: number;
  network: NetworkInfo;
  reading: Reading | null;
  selection: Selection;
}

const figure = document.querySelector(".network") as HTMLElement;
const box = figure.querySelector(".picture") as HTMLElement;
const unheard = () => {};
const draw = createNetwork(figure, { point: unheard, choose: unheard, open: unheard });

/** Draws the scene and gives it back as SVG, the connections of the canvas included. */
async function show({ width, height, network, reading, selection }: Scene): Promise<string[]> {
  box.style.width = `${width}px`;
  box.style.height = `${height}px`;
  await new Promise(requestAnimationFrame); // its size is observed
  await new Promise(requestAnimationFrame);
  draw(network, reading, selection);
  const scales = createScales(figure);
  const layout = layOut(width, height, network, 13);
  const lines = (reading?.links ?? []).flatMap((links, layer) =>
    strokesOf((context) => paintLinks(context, layout, scales, links, layer, 1)),
  );
  return [
    figure.querySelector("svg.neurons")?.outerHTML ?? "",
    ...lines.map(
      ({ d, stroke, opacity, width: thickness }) =>
        `<path d="${d}" fill="none" stroke="${stroke}" opacity="${opacity}" stroke-width="${thickness}"/>`,
    ),
  ];
}

Object.assign(window, { show, prepare, run });
