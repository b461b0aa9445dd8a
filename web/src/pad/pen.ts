/**
 * Draws by keyboard: on the focused pad the arrow keys move a pen, finely with Shift, and Space
 * puts it down or lifts it. It draws and erases as the pointer does.
 */
import type { Begin, UnderWay } from "./gesture";
import type { PadHost } from "./pad";
import type { Ring } from "./ring";
import type { Point } from "./strokes";

const STEP = 0.03;
const FINE = 0.01;

const ways: Record<string, Point> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** `listener` is told whether the pen is down. */
export function createPen(
  pad: HTMLElement,
  host: PadHost,
  begin: Begin,
  ring: Ring,
  listener: (down: boolean) => void,
): void {
  let at: Point = [0.5, 0.2];
  let stroke: UnderWay | null = null;
  pad.tabIndex = 0;

  const toggle = (time: number) => {
    if (stroke) return stroke.keep(time);
    stroke = begin(host.tool(), () => {
      stroke = null;
      listener(false);
    });
    stroke.through([at], time);
    listener(true);
  };
  const move = ([x, y]: Point, step: number, time: number) => {
    const unit = (value: number) => Math.min(1, Math.max(0, value));
    at = [unit(at[0] + x * step), unit(at[1] + y * step)];
    stroke?.through([at], time);
  };

  pad.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === " ") {
      if (!event.repeat) toggle(event.timeStamp);
    } else if (event.key in ways) {
      move(ways[event.key], event.shiftKey ? FINE : STEP, event.timeStamp);
    } else return;
    event.preventDefault();
    ring.show(at);
  });
  pad.addEventListener("focus", () => {
    if (pad.matches(":focus-visible")) ring.show(at);
  });
  pad.addEventListener("blur", (event) => {
    stroke?.keep(event.timeStamp);
    ring.hide();
  });
}
