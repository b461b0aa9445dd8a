/** What is on the picture's canvas: the connections, and above them the inputs. */
import type { Links, Reading } from "../../engine/types";
import type { Scales } from "../scales";
import { clipFlow, type Flow } from "./flow";
import { paintInputs } from "./inputs";
import type { Layout } from "./layout";
import { paintLinks } from "./links";
import type { Shown } from "./shown";

const FEW = 50; // connections of a layer in a brief picture
const BEHIND = 0.1; // how strongly the others are seen behind those in focus

export function paint(
  context: CanvasRenderingContext2D,
  layout: Layout,
  scales: Scales,
  shown: Shown,
  flow: Flow,
  reading: Reading | null,
  brief: boolean,
): void {
  context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  context.clearRect(0, 0, layout.width, layout.height);
  const most = brief ? FEW : undefined;
  const paintAll = (every: Links[], strength: number) => {
    for (const [layer, links] of every.entries()) {
      clipFlow(context, layout, layer, flow.progress(layer), () =>
        paintLinks(context, layout, scales, links, layer, shown.links[layer] * strength, most),
      );
    }
  };
  const focus = reading?.focus;
  if (reading) paintAll(reading.links, focus ? BEHIND : 1);
  if (focus) paintAll(focus.links, 1);
  paintInputs(context, layout, scales, shown.layers[0] ?? 1, reading?.activations[0]);
}
