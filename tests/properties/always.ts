/** Tries strangers' input by the thousand: each case is sound, and comes to its end. */
import * as fc from "fast-check";
import { afterAll, expect } from "vitest";

declare const process: { cpuUsage(since?: object): { user: number; system: number } };

/**
 * Microseconds of the processor's time. None may take longer than a second on a quiet machine, and a
 * busy one takes several times as long; what grows faster than the input needs minutes.
 */
const HANGS = 30e6;

const told: string[] = [];
afterAll(() => {
  console.log(["Cases, the longest in ms of the processor, test", ...told].join("\n"));
});

export function always<T>(
  things: fc.Arbitrary<T>,
  sound: (thing: T) => void,
  numRuns = 3000,
): void {
  let longest = 0;
  fc.assert(
    fc.property(things, (thing) => {
      longest = Math.max(
        longest,
        promptly(() => sound(thing)),
      );
    }),
    { numRuns },
  );
  told.push(`${numRuns} ${Math.ceil(longest / 1000)} ${expect.getState().currentTestName}`);
}

/** What the work took of the processor's time, which has an end. */
export function promptly(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  expect(user + system).toBeLessThan(HANGS);
  return user + system;
}
