/** The pace of the picture: all at once where there is time, part by part where the ink needs it. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createPace } from "../../web/src/pace";

let hurried: boolean;
let work: number;
let drawn: string[];
let show: (value: number) => void;
let clock = 0;

/** A frame draws an answer and a picture of two parts, each of which takes `work` ms. */
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  vi.spyOn(performance, "now").mockImplementation(() => clock);
  vi.stubGlobal("requestAnimationFrame", (draw: () => void) => setTimeout(draw, 16));
  [hurried, work, drawn] = [true, 1, []];
  const pace = createPace(() => hurried);
  const parts = ["one", "two"].map((name) =>
    pace.inTime<number>((value, brief) => {
      drawn.push(`${name} ${value}${brief ? " brief" : ""}`);
      clock += work;
    }),
  );
  show = (value) =>
    pace.frame(() => {
      for (const part of parts) part(value);
    });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function makeSlow(): void {
  work = 30;
  for (let value = 0; value < 3; value++) show(value);
  drawn = [];
}

test("where there is time, all is drawn at once", () => {
  for (let value = 0; value < 5; value++) show(value);
  expect(drawn.length).toBe(10);
  expect(drawn.slice(-2)).toEqual(["one 4", "two 4"]);
});

test("a hand on a slow machine gets its frames, and the picture comes part by part", async () => {
  makeSlow();
  show(7);
  expect(drawn).toEqual([]);
  await vi.advanceTimersByTimeAsync(20);
  expect(drawn).toEqual(["one 7 brief"]);
  await vi.advanceTimersByTimeAsync(20);
  expect(drawn).toEqual(["one 7 brief", "two 7 brief"]);
});

test("it rests between two pictures, and what was overtaken is never drawn", async () => {
  makeSlow();
  show(7);
  await vi.advanceTimersByTimeAsync(40);
  for (const value of [8, 9]) show(value);
  await vi.advanceTimersByTimeAsync(1000);
  expect(drawn.length).toBe(2);
  await vi.advanceTimersByTimeAsync(400);
  expect(drawn.slice(2)).toEqual(["one 9 brief", "two 9 brief"]);
});

test("once the hand is lifted the whole picture comes with the answer, and nothing after it", async () => {
  makeSlow();
  show(7);
  hurried = false;
  show(8);
  expect(drawn).toEqual(["one 8", "two 8"]);
  await vi.advanceTimersByTimeAsync(2000);
  expect(drawn.length).toBe(2);
});

test("a machine that has time again is drawn upon at once again", async () => {
  makeSlow();
  work = 1;
  for (let value = 0; value < 8; value++) {
    show(value);
    await vi.advanceTimersByTimeAsync(2000);
  }
  drawn = [];
  show(9);
  expect(drawn).toEqual(["one 9", "two 9"]);
});
