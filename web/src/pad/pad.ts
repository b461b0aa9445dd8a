/**
 * The pad: turns pointer events into strokes and shows the drawing as ink.
 * It keeps no drawing of its own: it asks for the one there is, and tells what became of it.
 */
import { keepSharp } from "../canvas";
import { oncePerFrame } from "../frame";
import { whenThemeChanges } from "../theme";
import { paintInk } from "./ink";
import type { Sheet } from "./sheet";
import type { Point } from "./strokes";
import { beginGesture, type Gesture, type Tool } from "./tools";

export interface PadHost {
  tool(): Tool;
  brush(): number;
  sheet(): Sheet;
  /** What it is while the pointer is down. `at` is the time of the pointer event. */
  sketch(sheet: Sheet, at: number): void;
  /** The drawing once the pointer is lifted. */
  finish(at: number): void;
}

/** Gives back the function that shows the host's drawing anew. */
export function createPad(canvas: HTMLCanvasElement, host: PadHost): () => void {
  const context = canvas.getContext("2d") as CanvasRenderingContext2D;
  listen(canvas, host);
  const paint = () => paintInk(context, host.sheet());
  keepSharp(canvas, paint);
  whenThemeChanges(paint);
  return oncePerFrame<void>(paint);
}

/** One pointer draws at a time: a second finger is ignored until the first is lifted. */
function listen(canvas: HTMLCanvasElement, host: PadHost): void {
  let pointer: number | null = null;
  let gesture: Gesture;

  canvas.addEventListener("pointerdown", (event) => {
    if (pointer !== null || event.button !== 0) return;
    pointer = event.pointerId;
    canvas.setPointerCapture(pointer);
    gesture = beginGesture(host.tool(), host.sheet(), host.brush());
    host.sketch(gesture([position(canvas, event)]), event.timeStamp);
  });

  canvas.addEventListener("pointermove", (event) => {
    if (event.pointerId !== pointer) return;
    const points = everyEvent(event).map((each) => position(canvas, each));
    host.sketch(gesture(points), event.timeStamp);
  });

  const lift = (event: PointerEvent) => {
    if (event.pointerId !== pointer) return;
    pointer = null;
    host.finish(event.timeStamp);
  };
  canvas.addEventListener("pointerup", lift);
  canvas.addEventListener("pointercancel", lift); // a call comes in: the stroke stays as it is
}

/** The events that the browser gathered into one. Not every browser, nor plain http, tells them. */
function everyEvent(event: PointerEvent): PointerEvent[] {
  const gathered = event.getCoalescedEvents?.() ?? [];
  return gathered.length > 0 ? gathered : [event];
}

/** Where a pointer is, in pad units; beyond the edge counts as on the edge. */
export function position(canvas: HTMLCanvasElement, event: PointerEvent): Point {
  const box = canvas.getBoundingClientRect();
  const unit = (value: number) => Math.min(1, Math.max(0, value));
  return [
    unit((event.clientX - box.left) / box.width),
    unit((event.clientY - box.top) / box.height),
  ];
}
