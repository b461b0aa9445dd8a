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
}

/** ms of scripting for one picture, above which ink would come late: the frame takes thrice that. */
const SLOW = 12;
/** How many times as long as the picture took the pad has the machine to itself: 19 of 20 points are in time. */
const REST = 20;

/** `hurried` says whether the hand is drawing. */
export function createPace(hurried: () => boolean): Pace {
  const waiting = new Map<unknown, () => void>();
  /** What one picture took lately, in ms. */
  let cost = 0;
  let spent = 0;
  let busy = false;

  const isSlow = () => cost > SLOW && hurried();
  const settle = () => {
    cost = (cost + spent) / 2;
    spent = 0;
  };
  function timed(draw: () => void): void {
    const begun = performance.now();
    draw();
    spent += performance.now() - begun;
  }

  async function drawWaiting(): Promise<void> {
    busy = true;
    while (waiting.size > 0) {
      await nextFrame(); // with the ink and the answer in it
      for (const part of [...waiting.keys()]) {
        const draw = waiting.get(part);
        if (!draw) continue; // drawn meanwhile, since the hand was lifted
        waiting.delete(part);
        timed(draw);
        await nextFrame();
      }
      const rest = REST * spent;
      settle();
      await pause(rest);
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
        timed(() => draw(value, false));
      }
    },
    frame(draw) {
      draw();
      if (!busy) settle();
    },
  };
}

/** Resolves when the next frame is done. */
const nextFrame = () => new Promise((then) => requestAnimationFrame(() => setTimeout(then)));
const pause = (ms: number) => new Promise((then) => setTimeout(then, ms));
