/** A training.json from strangers' hands is shown as it is, or refused in one sentence. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import shipped from "../../web/public/model/training.json?raw";
import { messages } from "../../web/src/texts";
import { terms } from "../../web/src/views/training/parameters";
import { parseRecord, type TrainingRecord } from "../../web/src/views/training/record";
import { always, promptly } from "./always";

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
    expect((error as Error).message).toBe(messages.noRecord);
    return null;
  }
}

function check(record: TrainingRecord | null): void {
  if (!record) return;
  for (const [explained, value] of terms(record))
    expect([explained, value].flat().every((word) => typeof word === "string")).toBe(true);
  for (const epoch of record.epochs)
    expect(messages.epoch({ ...epoch, validation: epoch.validation ?? null })).toContain("Epoch");
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
  always(fc.oneof(fc.string(), fc.json()), (text) => check(taken(text)));
});

test("a record with something else in any place is shown or refused", () => {
  const way = fc.constantFrom(...ways(SMALL));
  always(
    fc.tuple(way, odd),
    ([way, value]) => check(taken(JSON.stringify(put(SMALL, way, value)))),
    5000,
  );
});

test("a record with names of JavaScript's own is shown or refused", () => {
  const place = fc.constantFrom("recipe", "data", "versions", "test");
  always(fc.tuple(place, names, odd), ([place, name, value]) =>
    check(taken(JSON.stringify(put(SMALL, [place, name], value)))),
  );
});

test("a record nested a hundred thousand deep is refused", () => {
  promptly(() => {
    expect(taken("[".repeat(100_000) + "]".repeat(100_000))).toBeNull();
    expect(taken('{"recipe":'.repeat(100_000))).toBeNull();
  });
});

test("a record with more in it than could be shown at once is refused", () => {
  const many = <T>(count: number, value: T) => Array.from({ length: count }, () => value);
  const names = many(101, "").map((_, number) => [`name ${number}`, number]);
  const [index, ink] = [many(1201, 5), btoa("\0".repeat(1201 * 784))];
  for (const change of [
    { epochs: many(10_001, SMALL.epochs[0]) },
    { recipe: Object.fromEntries(names) },
    { recipe: { seed: "7".repeat(1001) } },
    { recipe: { ["s".repeat(1001)]: 7 } },
    { data: { ["s".repeat(1001)]: { samples: 7 } } },
    { versions: { numpy: "2".repeat(1001) } },
    { chosen: "c".repeat(1001) },
    { sizes: many(101, 10) },
    { test: { ...SMALL.test, examples: { index, meant: index, read: index, ink } } },
  ]) {
    promptly(() => expect(taken(JSON.stringify({ ...SMALL, ...change }))).toBeNull());
  }
  promptly(() => expect(taken("[".repeat(19_000_000))).toBeNull());
});
