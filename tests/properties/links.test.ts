/** Links, stored drawings and "My digits" from strangers' hands, thousands of each. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { chapters } from "../../web/src/chapters/chapter";
import { readAddress, writeAddress } from "../../web/src/keeping/address";
import { keptChoice } from "../../web/src/keeping/choices";
import { decode, encode } from "../../web/src/keeping/code";
import { fromKept, toKept } from "../../web/src/keeping/sheet";
import type { Shelf } from "../../web/src/keeping/storage";
import { meant, soundDigits, toExport } from "../../web/src/mine/digits";
import { isPicture } from "../../web/src/pad/sheet";
import type { Drawing, Point } from "../../web/src/pad/strokes";
import { parts } from "../../web/src/parts";
import { always, promptly } from "./always";

const UNITS = 1023;
const place = fc.integer({ min: 0, max: UNITS }).map((units) => units / UNITS);
const point = fc.tuple(place, place);
const stroke = fc.record({
  points: fc.uniqueArray(point, { minLength: 1, maxLength: 20, selector: String }),
  width: fc.integer({ min: 1, max: UNITS }).map((units) => units / UNITS),
});
const drawing: fc.Arbitrary<Drawing> = fc.array(stroke, { maxLength: 5 });
const anywhere: fc.Arbitrary<Drawing> = fc.array(
  fc.record({
    points: fc.array(
      fc.tuple(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
      ),
      { minLength: 1, maxLength: 20 },
    ),
    width: fc.double({ min: 0.02, max: 0.16, noNaN: true }),
  }),
);
const letters = fc.string({ unit: fc.constantFrom(..."AZaz09-_+/= \u{1f600}\0") });
const base64 = fc.base64String().map((text) => text.replaceAll("+", "-").replaceAll("/", "_"));
const code = fc.oneof(fc.string(), letters, base64, drawing.map(encode));
const json = fc.jsonValue({ maxDepth: 4 });

const shelfOf = (kept: unknown): Shelf => ({ get: () => kept, put() {}, remove() {} });

function check(drawing: Drawing): void {
  for (const { points, width } of drawing) {
    expect(width > 0 && width <= 1 && points.length > 0).toBe(true);
    expect(points.flat().every((value) => value >= 0 && value <= 1)).toBe(true);
  }
}

test("a drawing on the grid comes back as it was", () => {
  always(drawing, (drawing) => {
    expect(decode(encode(drawing))).toEqual(drawing);
  });
});

test("any drawing comes back within half a unit, and is the same from then on", () => {
  always(anywhere, (drawing) => {
    const back = decode(encode(drawing)) as Drawing;
    expect(back.length).toBe(drawing.length);
    expect(encode(back)).toBe(encode(drawing));
    const near = ([x, y]: Point, [u, v]: Point) => Math.max(Math.abs(x - u), Math.abs(y - v));
    back.forEach(({ points }, index) => {
      for (const point of drawing[index].points) {
        expect(Math.min(...points.map((each) => near(each, point)))).toBeLessThan(0.51 / UNITS);
      }
    });
  });
});

test("any text is a sound drawing or none", () => {
  always(code, (code) => check(decode(code) ?? []));
});

test("a code changed anywhere is a sound drawing or none", () => {
  const change = fc.tuple(drawing, fc.nat(), fc.constantFrom(..."AZaz09-_"), fc.boolean());
  always(change, ([drawing, at, letter, cut]) => {
    const code = encode(drawing);
    const place = at % (code.length + 1);
    check(decode(code.slice(0, place) + letter + (cut ? "" : code.slice(place + 1))) ?? []);
  });
});

test("a drawing of a hundred thousand points is kept and comes back", () => {
  const points = Array.from(
    { length: 100_000 },
    (_, i): Point => [(i % 1000) / UNITS, (i % 7) / UNITS],
  );
  const code = encode([{ points, width: 7 / UNITS }]);
  promptly(() => expect((fromKept(code) as Drawing)[0].points.length).toBe(100_000));
});

test("as much as a browser's storage holds is taken or left out at once", () => {
  const full = 5_000_000;
  const digit = { digit: 7, code: encode([{ points: [[0.5, 0.5]], width: 0.1 }]) };
  const dots = digit.code.repeat(full / digit.code.length);
  promptly(() => expect(fromKept(dots)).toEqual([]));
  const count = full / JSON.stringify(digit).length;
  const kept = JSON.stringify(Array(Math.floor(count)).fill(digit));
  promptly(() => expect(soundDigits(JSON.parse(kept)).length).toBeGreaterThan(100_000));
});

const field = fc.tuple(
  fc.constantFrom("v", "draw", "hide", "__proto__", "x"),
  fc.oneof(fc.constantFrom("1", "2", "", "bars.answer", "__proto__", "toString"), code),
);
const hash = fc.oneof(
  fc.string(),
  fc.array(field).map((fields) => `#${fields.map((each) => each.join("=")).join("&")}`),
  fc.array(field).map((fields) => `#v=1&${fields.map((each) => each.join("=")).join("&")}`),
);

test("any address is read, and what is no drawing is said to be damaged", () => {
  always(hash, (hash) => {
    const { drawing, hidden, damaged } = readAddress(hash);
    check(drawing ?? []);
    expect(drawing === null || drawing.length > 0).toBe(true);
    expect(drawing !== null && damaged).toBe(false);
    expect(hidden.every((part) => parts.includes(part))).toBe(true);
  });
});

test("an address of another version is damaged, whatever it holds", () => {
  const version = fc.string().filter((text) => text !== "1");
  always(fc.tuple(version, drawing), ([version, drawing]) => {
    const address = readAddress(`#v=${encodeURIComponent(version)}&draw=${encode(drawing)}`);
    expect(address).toEqual({ drawing: null, hidden: [], chapter: "read", damaged: true });
  });
});

test("what is written into the address is read from it", () => {
  const drawings = fc.array(stroke, { minLength: 1, maxLength: 4 });
  const hiddens = fc.uniqueArray(fc.constantFrom(...parts));
  const open = fc.constantFrom(...chapters);
  always(fc.tuple(drawings, hiddens, open), ([drawing, hidden, chapter]) => {
    const address = readAddress(writeAddress(drawing, { hidden, chapter }));
    expect(address).toEqual({ drawing, hidden, chapter, damaged: false });
  });
});

test("a link longer than the page writes is refused", () => {
  const code = encode([
    { points: Array.from({ length: 9000 }, (_, i): Point => [(i % 2) / UNITS, 0]), width: 0.1 },
  ]);
  expect(readAddress(`#v=1&draw=${code}`)).toMatchObject({ drawing: null, damaged: true });
});

const entry = fc.oneof(
  json,
  fc.record({ digit: fc.oneof(fc.nat(12), json), code: fc.oneof(code, json) }),
  fc.record({ digit: fc.nat(9), code: drawing.map(encode), ["__proto__"]: json }),
);

test("of stored digits the sound ones are kept, and exported as Python takes them", () => {
  always(fc.oneof(json, fc.array(entry)), (kept) => {
    const mine = soundDigits(JSON.parse(JSON.stringify(kept)));
    const { format, version, drawings } = JSON.parse(toExport(mine));
    expect([format, version, drawings.length]).toEqual(["digitnet-drawings", 1, mine.length]);
    for (const { digit, strokes } of drawings) {
      expect(digit >= 0 && digit <= 9 && strokes.length > 0).toBe(true);
      expect(strokes.flat(2).every((value: number) => value >= 0 && value <= 1)).toBe(true);
    }
  });
});

test("saying twice what a drawing was takes it back", () => {
  const digit = fc.record({ digit: fc.nat(9), code: drawing.map(encode) });
  const several = fc.uniqueArray(digit, { selector: ({ code }) => code });
  always(fc.tuple(several, digit), ([mine, said]) => {
    const others = mine.filter(({ code }) => code !== said.code);
    expect(meant(meant(others, said), said)).toEqual(others);
  });
});

test("stored choices of any kind leave a page that can be used", () => {
  always(json, (kept) => {
    const shelf = shelfOf(kept);
    expect(["system", "light", "dark", null]).toContain(keptChoice("theme", shelf));
    const brush = keptChoice("brush", shelf) ?? 0.07;
    expect(brush >= 0.02 && brush <= 0.16).toBe(true);
    expect([true, false, null]).toContain(keptChoice("keys", shelf));
  });
});

const ink = fc.uint8Array({ minLength: 1, maxLength: 60 }).filter((ink) => ink.some(Boolean));
const picture = ink.chain((ink) => {
  const widths = Array.from(ink, (_, i) => i + 1).filter((width) => ink.length % width === 0);
  const sides = { ink: fc.constant(ink), width: fc.constantFrom(...widths) };
  return fc.oneof(fc.record(sides), fc.record({ ...sides, meant: fc.nat(9) }));
});

test("a picture on the pad is kept as it was", () => {
  always(picture, (picture) => {
    expect(fromKept(JSON.parse(JSON.stringify(toKept(picture))))).toEqual(picture);
  });
});

test("whatever was kept of the pad is a sound drawing or picture", () => {
  const broken = fc.record({
    ink: fc.oneof(base64, letters, json),
    width: fc.oneof(fc.integer(), json),
    meant: json,
  });
  always(fc.oneof(json, code, broken), (kept) => {
    const sheet = fromKept(kept);
    if (!isPicture(sheet)) return check(sheet);
    expect(sheet.ink.length % sheet.width).toBe(0);
    expect(sheet.ink.some(Boolean)).toBe(true);
    expect(sheet.meant === undefined || (sheet.meant >= 0 && sheet.meant <= 9)).toBe(true);
  });
});
