import { expect, test, vi } from "vitest";
import { atMostEvery } from "../../web/src/frame";

test("a burst is acted upon at once, and once more after a pause", () => {
  vi.useFakeTimers();
  const act = vi.fn();
  const soon = atMostEvery(400, act);
  for (let i = 0; i < 300; i++) soon();
  expect(act).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(399);
  expect(act).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1);
  expect(act).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(4000);
  expect(act).toHaveBeenCalledTimes(2);
  soon();
  expect(act).toHaveBeenCalledTimes(3);
});
