/**
 * The gesture under way, by pointer or by keyboard: one at a time. Whoever made it keeps it or takes
 * it back. It is kept when another begins or the tab is hidden; and whatever else is put on the pad
 * ends it, so that it never comes back over that.
 */
import type { PadHost } from "./pad";
import type { Point } from "./strokes";
import { beginGesture, type Tool } from "./tools";

/** Once it has ended, nothing comes of it. */
export interface UnderWay {
  through(points: readonly Point[], at: number): void;
  keep(at: number): void;
  /** Leaves the pad and Undo as if it had never been. */
  takeBack(at: number): void;
}

/** `ended` is called once, however the gesture ends. */
export type Begin = (tool: Tool, ended: () => void) => UnderWay;

export function oneAtATime(host: PadHost): Begin {
  let present: UnderWay | null = null;
  let tellEnd: () => void;

  function end(): void {
    if (!present) return;
    present = null;
    tellEnd();
  }
  host.whenOvertaken(end);
  document.addEventListener("visibilitychange", ({ timeStamp }) => {
    if (document.hidden) present?.keep(timeStamp);
  });

  return (tool, ended) => {
    present?.keep(performance.now());
    const gesture = beginGesture(tool, host.sheet(), host.brush());
    const endBy = (way: (at: number) => void) => (at: number) => {
      if (present !== own) return;
      end();
      way(at);
    };
    const own: UnderWay = {
      through(points, at) {
        if (present === own) host.sketch(gesture(points), at);
      },
      keep: endBy(host.finish),
      takeBack: endBy(host.takeBack),
    };
    present = own;
    tellEnd = ended;
    return own;
  };
}
