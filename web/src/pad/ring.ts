/** A ring as wide as the brush: it goes with the mouse or pen, or stands where the keyboard draws. */
import { position } from "./pad";
import type { Point } from "./strokes";

export interface Ring {
  show(at: Point): void;
  hide(): void;
}

export function createRing(pad: HTMLElement): Ring {
  const canvas = pad.querySelector("canvas") as HTMLCanvasElement;
  const ring = document.createElement("span");
  ring.className = "ring";
  ring.hidden = true;
  pad.append(ring);

  const show = ([x, y]: Point) => {
    ring.hidden = false;
    ring.style.setProperty("--x", String(x));
    ring.style.setProperty("--y", String(y));
  };
  const hide = () => {
    ring.hidden = true;
  };
  canvas.addEventListener("pointermove", (event) => {
    if (event.pointerType !== "touch") show(position(canvas, event));
  });
  canvas.addEventListener("pointerleave", hide);
  return { show, hide };
}
