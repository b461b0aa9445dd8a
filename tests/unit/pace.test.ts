/** The pace of the picture: all at once where there is time, part by part where the ink needs it. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createPace } from "../../web/src/pace";

let hurried: boolean;
let work: number;
let layout: number;
let drawn: string[];
let show: (value: number) => Promise<void>;
let answer: (value: number) => void;
let painted: number[];
let clock = 0;

/** What is posted comes after the frame's layout. */
class Channel {
  port1 = { onmessage: () => {}, close: () => {} };
  port2 = {
    postMessage: () =>
      setTimeout(() => {
        clock += layout;
        this.port1.onmessage();
      }),
  };
}

/** A frame draws an answer and a picture of two parts, each of which takes `work` ms. */
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  vi.spyOn(performance, "now").mockImplementation(() => clock);
  vi.stubGlobal("requestAnimationFrame", (draw: () => void) => setTimeout(draw, 16));
  vi.stubGlobal("MessageChannel", Channel);
  [hurried, work, layout, drawn] = [true, 1, 1, []];
  const pace = createPace(() => hurried);
  painted = [];
  answer = pace.spaced((value: number) => painted.push(value));
  const parts = ["one", "two"].map((name) =>
    pace.inTime<number>((value, brief) => {
      drawn.push(`${name} ${value}${brief ? " brief" : ""}`);
      clock += work;
    }),
  );
  show = async (value) => {
    pace.frame(() => {
      for (const part of parts) part(value);
    });
    await vi.advanceTimersByTimeAsync(1);
  };
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

async function makeSlow(): Promise<void> {
  work = 30;
  for (let value = 0; value < 3; value++) await show(value);
  drawn = [];
}

test("where there is time, all is drawn at once", async () => {
  for (let value = 0; value < 5; value++) await show(value);
  expect(drawn.length).toBe(10);
  expect(drawn.slice(-2)).toEqual(["one 4", "two 4"]);
});

test("a hand on a slow machine gets its frames, and the picture comes part by part", async () => {
  await makeSlow();
  await show(7);
  expect(drawn).toEqual([]);
  await vi.advanceTimersByTimeAsync(20);
  expect(drawn).toEqual(["one 7 brief"]);
  await vi.advanceTimersByTimeAsync(20);
  expect(drawn).toEqual(["one 7 brief", "two 7 brief"]);
});

test("what counts is the browser's work as well, not the script's alone", async () => {
  layout = 60;
  for (let value = 0; value < 3; value++) await show(value);
  drawn = [];
  await show(7);
  expect(drawn).toEqual([]);
});

test("it rests between two pictures, and what was overtaken is never drawn", async () => {
  await makeSlow();
  await show(7);
  await vi.advanceTimersByTimeAsync(40);
  for (const value of [8, 9]) await show(value);
  await vi.advanceTimersByTimeAsync(1000);
  expect(drawn.length).toBe(2);
  await vi.advanceTimersByTimeAsync(400);
  expect(drawn.slice(2)).toEqual(["one 9 brief", "two 9 brief"]);
});

test("once the hand is lifted the whole picture comes with the answer, and nothing after it", async () => {
  await makeSlow();
  await show(7);
  hurried = false;
  await show(8);
  expect(drawn).toEqual(["one 8", "two 8"]);
  await vi.advanceTimersByTimeAsync(2000);
  expect(drawn.length).toBe(2);
});

test("a machine that has time again is drawn upon at once again", async () => {
  await makeSlow();
  work = 1;
  for (let value = 0; value < 8; value++) {
    await show(value);
    await vi.advanceTimersByTimeAsync(2000);
  }
  drawn = [];
  await show(9);
  expect(drawn).toEqual(["one 9", "two 9"]);
});

test("answers have rests between them while a hand draws on a slow machine, and the newest is painted", async () => {
  for (const value of [1, 2, 3]) answer(value);
  expect(painted).toEqual([1, 2, 3]);
  await makeSlow();
  for (const value of [4, 5, 6]) answer(value);
  expect(painted).toEqual([1, 2, 3]);
  clock += 1000;
  await vi.advanceTimersByTimeAsync(1000);
  expect(painted).toEqual([1, 2, 3, 6]);
});

test("the answer to what was drawn is painted as soon as the hand is lifted", async () => {
  await makeSlow();
  answer(1);
  hurried = false;
  answer(2);
  expect(painted).toEqual([2]);
  await vi.advanceTimersByTimeAsync(5000);
  expect(painted).toEqual([2]);
});
