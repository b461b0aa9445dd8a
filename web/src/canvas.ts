/** Keeps a canvas as sharp as the screen: sized in device pixels whenever its box or the screen's density changes. */
import { whenPrinted } from "./paper";

export function keepSharp(canvas: HTMLCanvasElement, redraw: () => void): void {
  const fit = () => {
    canvas.width = Math.round(canvas.clientWidth * devicePixelRatio);
    canvas.height = Math.round(canvas.clientHeight * devicePixelRatio);
    redraw();
  };
  new ResizeObserver(fit).observe(canvas);
  whenDensityChanges(fit);
  whenPrinted(fit); // nothing observes the sizes on paper
}

/** The query only tells of leaving one density, so each change asks anew. */
function whenDensityChanges(then: () => void): void {
  matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener(
    "change",
    () => {
      whenDensityChanges(then);
      then();
    },
    { once: true },
  );
}
