/** Tries strangers' input by the thousand: each case is sound, and over within a second. */
import * as fc from "fast-check";
import { afterAll, expect } from "vitest";

declare const process: { cpuUsage(since?: object): { user: number; system: number } };

/**
 * In microseconds. No other test has a bound on time; here one is what is required. It is of the
 * processor's time, so that nothing fails because the machine was busy with others.
 */
const SECOND = 1e6;

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

/** What the work took of the processor's time, which is less than a second. */
export function promptly(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  expect(user + system).toBeLessThan(SECOND);
  return user + system;
}
