/**
 * When the picture of the network is drawn. On most machines in the frame of the answer, all of it.
 * Where that would hold up the ink, it waits while the hand draws: each part has a task of its own
 * after the frame, and then the pad has the machine to itself for a while. What was overtaken
 * meanwhile is never drawn.
 */

/** What draws a part. It is `brief` when there is little time. */
export type Part<T> = (value: T, brief: boolean) => void;

export interface Pace {
  /** The same drawing, but in its time. */
  inTime<T>(draw: Part<T>): (value: T) => void;
  /** Draws what is left of a frame, and takes the time of all that is drawn in it. */
  frame(draw: () => void): void;
  /** The same painting, with rests between two answers while the hand draws on a slow machine. */
  spaced<T>(paint: (newest: T) => void): (value: T) => void;
}

/** ms of a frame with one picture in it, above which ink would come late. */
const SLOW = 20;
/** How many times as long as the picture took the pad has the machine to itself: 19 of 20 points are in time. */
const REST = 20;
/** The same after an answer, which comes oftener and takes less. */
const BREATH = 8;

/** `hurried` says whether the hand is drawing. */
export function createPace(hurried: () => boolean): Pace {
  const waiting = new Map<unknown, () => void>();
  /** What one picture took lately, in ms: its script, and what the browser made of it. */
  let cost = 0;
  let busy = false;
  /** When the next answer may be painted. */
  let next = 0;

  const isSlow = () => cost > SLOW && hurried();
  const note = (spent: number) => {
    cost = (cost + spent) / 2;
  };

  async function drawWaiting(): Promise<void> {
    busy = true;
    while (waiting.size > 0) {
      await nextFrame(); // with the ink and the answer in it
      let spent = 0;
      for (const part of [...waiting.keys()]) {
        const draw = waiting.get(part);
        if (!draw) continue; // drawn meanwhile, since the hand was lifted
        waiting.delete(part);
        spent += timed(draw);
        spent += await nextFrame();
      }
      note(spent);
      await new Promise((then) => setTimeout(then, REST * spent));
    }
    busy = false;
  }

  return {
    inTime: (draw) => (value) => {
      if (isSlow()) {
        waiting.set(draw, () => draw(value, true));
        if (!busy) drawWaiting();
      } else {
        waiting.delete(draw);
        draw(value, false);
      }
    },
    frame(draw) {
      const script = timed(draw);
      rendering().then((rest) => {
        next = performance.now() + BREATH * (script + rest);
        if (!busy) note(script + rest);
      });
    },
    spaced(paint) {
      let waiting: ReturnType<typeof setTimeout> | undefined;
      return (value) => {
        clearTimeout(waiting);
        const rest = isSlow() ? next - performance.now() : 0;
        if (rest > 0) waiting = setTimeout(() => paint(value), rest);
        else paint(value);
      };
    },
  };
}

function timed(draw: () => void): number {
  const begun = performance.now();
  draw();
  return performance.now() - begun;
}

/** Resolves when the next frame is done, with the ms of its layout and paint. */
const nextFrame = () =>
  new Promise<number>((then) => requestAnimationFrame(() => then(rendering())));

/** Of a frame whose scripts run: resolves when it is done, with the ms that it took from now on. */
function rendering(): Promise<number> {
  const begun = performance.now();
  return new Promise((then) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      then(performance.now() - begun);
    };
    port2.postMessage(0); // which comes once the frame is done
  });
}
