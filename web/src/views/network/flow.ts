/** Ink flowing through the layers: when a step brings connections, they grow along the flow. */
import type { Step } from "../../steps";
import type { Layout } from "./layout";
import { placesOf } from "./layout";

const DURATION = 900; // ms

const GROWING: Partial<Record<Step, number>> = { sums: 0, output: 1 };
const still = matchMedia("(prefers-reduced-motion: reduce)");

export interface Flow {
  /** How much of the links from `layer` is there: 0 to 1. */
  progress(layer: number): number;
  go(step: Step | null): void;
}

export function createFlow(repaint: () => void): Flow {
  let begun = Number.NEGATIVE_INFINITY;
  let growing: number | undefined;

  const share = () => Math.min(1, (performance.now() - begun) / DURATION);
  const grow = () => {
    repaint();
    if (growing !== undefined && share() < 1) requestAnimationFrame(grow);
  };
  return {
    progress: (layer) => (layer === growing ? share() : 1),
    go(step) {
      growing = step && !still.matches ? GROWING[step] : undefined;
      if (growing === undefined) return;
      begun = performance.now();
      requestAnimationFrame(grow);
    },
  };
}

/** Paints only as far as the flow has come from `layer` to the next. */
export function clipFlow(
  context: CanvasRenderingContext2D,
  layout: Layout,
  layer: number,
  progress: number,
  paint: () => void,
): void {
  if (progress === 1) {
    paint();
    return;
  }
  const along = layout.flow === "right" ? "x" : "y";
  const extent = (of: number) => placesOf(layout, of).map((place) => place[along]);
  const from = Math.min(...extent(layer));
  const reached = from + (Math.max(...extent(layer + 1)) - from) * progress;
  const { width, height } = context.canvas;
  context.save();
  context.beginPath();
  if (along === "x") context.rect(0, 0, reached, height);
  else context.rect(0, 0, width, reached);
  context.clip();
  paint();
  context.restore();
}
