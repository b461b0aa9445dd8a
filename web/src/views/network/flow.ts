/** Ink flowing through the layers: when a step brings connections, they grow along the flow. */
import type { Layout } from "./layout";

const DURATION = 900; // ms from one layer to the next

const reduced = matchMedia("(prefers-reduced-motion: reduce)");

export interface Flow {
  /** How much of the links from `layer` is there: 0 to 1. */
  progress(layer: number): number;
  /** Lets the links from these layers grow, one layer after the other. */
  go(layers: number[]): void;
}

export function createFlow(repaint: () => void): Flow {
  let begun = Number.NEGATIVE_INFINITY;
  let growing: number[] = [];

  /** How many of the layers have grown. */
  const grown = () => (performance.now() - begun) / DURATION;
  const grow = () => {
    repaint();
    if (grown() < growing.length) requestAnimationFrame(grow);
  };
  return {
    progress(layer) {
      const before = growing.indexOf(layer);
      return before < 0 ? 1 : Math.min(1, Math.max(0, grown() - before));
    },
    go(layers) {
      growing = reduced.matches ? [] : layers;
      if (growing.length === 0) return;
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
  const extent = (of: number) => layout.places[of].map((place) => place[along]);
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
