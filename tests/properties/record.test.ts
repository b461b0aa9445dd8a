/** A training.json from strangers' hands is shown as it is, or refused in one sentence. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import shipped from "../../web/public/model/training.json?raw";
import { tell } from "../../web/src/texts";
import { terms } from "../../web/src/views/training/parameters";
import { parseRecord, type TrainingRecord } from "../../web/src/views/training/record";

const SHIPPED = JSON.parse(shipped);
const SMALL = {
  ...SHIPPED,
  epochs: SHIPPED.epochs.slice(0, 2),
  test: {
    ...SHIPPED.test,
    examples: { index: [5], meant: [1], read: [7], ink: btoa("\0".repeat(784)) },
  },
};
const names = fc.constantFrom("__proto__", "constructor", "__defineGetter__", "toString", "seed");
const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(1e308, -1, 1.5, 2 ** 60, Number.NaN, "", "%%%"),
  fc.dictionary(names, fc.jsonValue({ maxDepth: 1 })),
);

/** The record, or null when it was refused; any other error is a fault. */
function taken(text: string): TrainingRecord | null {
  try {
    return parseRecord(text);
  } catch (error) {
    expect((error as Error).message).toBe(tell.noRecord);
    return null;
  }
}

function check(record: TrainingRecord | null): void {
  if (!record) return;
  for (const term of terms(record))
    expect(term.map((word) => typeof word)).toEqual(["string", "string"]);
  for (const epoch of record.epochs)
    expect(tell.epoch({ ...epoch, validation: epoch.validation ?? null })).toContain("Epoch");
}

/** The places in a document, as ways that lead there. */
function ways(value: unknown, way: string[] = []): string[][] {
  if (Object(value) !== value) return [way];
  const below = Object.entries(value as object).slice(0, 12);
  return [way, ...below.flatMap(([name, each]) => ways(each, [...way, name]))];
}

function put(document: unknown, [name, ...rest]: string[], value: unknown): unknown {
  if (name === undefined) return value;
  const copy = (Array.isArray(document) ? [...document] : { ...(document as object) }) as Record<
    string,
    unknown
  >;
  const next = put(copy[name], rest, value);
  Object.defineProperty(copy, name, { value: next, enumerable: true });
  return copy;
}

test("the shipped record is taken", () => {
  check(taken(JSON.stringify(SHIPPED)));
  expect(taken(JSON.stringify(SHIPPED))).not.toBeNull();
  expect(taken(JSON.stringify(SMALL))).not.toBeNull();
});

test("any text is a record or refused", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => check(taken(text))),
    { numRuns: 3000 },
  );
});

test("a record with something else in any place is shown or refused", () => {
  const way = fc.constantFrom(...ways(SMALL));
  fc.assert(
    fc.property(way, odd, (way, value) => check(taken(JSON.stringify(put(SMALL, way, value))))),
    { numRuns: 5000 },
  );
});

test("a record with names of JavaScript's own is shown or refused", () => {
  const place = fc.constantFrom("recipe", "data", "versions", "test");
  fc.assert(
    fc.property(place, names, odd, (place, name, value) =>
      check(taken(JSON.stringify(put(SMALL, [place, name], value)))),
    ),
    { numRuns: 3000 },
  );
});

test("a record nested a hundred thousand deep is refused", () => {
  expect(taken("[".repeat(100_000) + "]".repeat(100_000))).toBeNull();
  expect(taken('{"recipe":'.repeat(100_000))).toBeNull();
});
