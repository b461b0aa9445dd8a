/**
 * The pad: turns pointer events into strokes and shows the drawing as ink.
 * It keeps no drawing of its own: it asks for the one there is, and tells what became of it.
 */
import { keepSharp } from "../canvas";
import { oncePerFrame } from "../frame";
import { whenThemeChanges } from "../theme";
import type { Begin, UnderWay } from "./gesture";
import { paintInk } from "./ink";
import { type Act, follow, idle, lift } from "./pointers";
import type { Sheet } from "./sheet";
import type { Point } from "./strokes";
import type { Tool } from "./tools";

export interface PadHost {
  tool(): Tool;
  brush(): number;
  sheet(): Sheet;
  /** What it is while a gesture is under way. `at` is the time of the pointer event. */
  sketch(sheet: Sheet, at: number): void;
  /** The gesture is over, and what it made of the sheet stays. */
  finish(at: number): void;
  /** The gesture is over, and the sheet is again what it was before. */
  takeBack(at: number): void;
  /** Calls `then` whenever something else than a gesture changes the sheet. */
  whenOvertaken(then: () => void): void;
}

/** Gives back the function that shows the host's drawing anew. */
export function createPad(canvas: HTMLCanvasElement, host: PadHost, begin: Begin): () => void {
  const context = canvas.getContext("2d") as CanvasRenderingContext2D;
  listen(canvas, host, begin);
  const paint = () => paintInk(context, host.sheet());
  keepSharp(canvas, paint);
  whenThemeChanges(paint);
  return oncePerFrame<void>(paint);
}

const TOLD = ["pointerdown", "pointermove", "pointerup", "pointercancel", "lostpointercapture"];
/** What a browser would make of a pressed button that moves, or of a second one. */
const NOT_NOW = ["dragstart", "selectstart", "contextmenu"];

function listen(canvas: HTMLCanvasElement, host: PadHost, begin: Begin): void {
  let hand = idle;
  let stroke: UnderWay | null = null;

  const beginWith = (tool: Tool) => (event: PointerEvent) => {
    canvas.setPointerCapture(event.pointerId);
    stroke = begin(tool, () => {
      stroke = null;
      hand = lift(hand);
    });
    stroke.through([position(canvas, event)], event.timeStamp);
  };
  const perform: Record<Act, (event: PointerEvent) => void> = {
    begin: (event) => beginWith(host.tool())(event),
    rub: beginWith("erase"),
    "go on": (event) =>
      stroke?.through(
        everyEvent(event).map((each) => position(canvas, each)),
        event.timeStamp,
      ),
    keep: ({ timeStamp }) => stroke?.keep(timeStamp),
    "take back": ({ timeStamp }) => stroke?.takeBack(timeStamp),
  };
  const hear = (event: Event) => {
    const sign = event as PointerEvent;
    const next = follow(hand, sign);
    for (const act of next.acts) perform[act](sign);
    hand = next.hand;
  };
  for (const type of TOLD) canvas.addEventListener(type, hear);
  for (const type of NOT_NOW) {
    document.addEventListener(type, (event) => {
      if (stroke) event.preventDefault();
    });
  }
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
