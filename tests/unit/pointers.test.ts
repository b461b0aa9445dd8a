/** Which pointer draws, and what becomes of it: whole rows of events, each with what it leads to. */
import { describe, expect, test } from "vitest";
import { type Act, follow, type Hand, idle, type Sign } from "../../web/src/pad/pointers";

type Step = readonly [type: string, sign: Partial<Sign>, acts: readonly Act[]];

const mouse = { pointerId: 1, pointerType: "mouse", buttons: 1 };
const palm = { pointerId: 2, pointerType: "touch", buttons: 1 };
const finger = { pointerId: 3, pointerType: "touch", buttons: 1 };
const pen = { pointerId: 4, pointerType: "pen", buttons: 1 };
const still = (who: Partial<Sign>) => ({ ...who, button: -1 });

/** Every event comes a second after the one before, unless it says its own time. */
function play(steps: readonly Step[]): void {
  let hand: Hand = idle;
  for (const [index, [type, sign, acts]] of steps.entries()) {
    const there = { clientX: 100, clientY: 100 };
    const told = { type, button: 0, timeStamp: index * 1000, ...there, ...sign } as Sign;
    const next = follow(hand, told);
    expect(next.acts, `${index}: ${type}`).toEqual(acts);
    hand = next.hand;
  }
}

describe.each([
  ["a mouse", mouse],
  ["a finger", finger],
  ["a pen", pen],
])("%s", (_, who) => {
  test("draws from down to up, and only then", () =>
    play([
      ["pointermove", still({ ...who, buttons: 0 }), []],
      ["pointerdown", who, ["begin"]],
      ["pointermove", still(who), ["go on"]],
      ["pointerup", { ...who, buttons: 0 }, ["keep"]],
      ["lostpointercapture", { ...who, buttons: 0 }, []],
      ["pointermove", still({ ...who, buttons: 0 }), []],
    ]));

  test("ends with its capture", () =>
    play([
      ["pointerdown", who, ["begin"]],
      ["lostpointercapture", who, ["keep"]],
      ["pointermove", still(who), []],
    ]));

  test("ends at the first sign that its button is up, though nobody said so", () =>
    play([
      ["pointerdown", who, ["begin"]],
      ["pointermove", still({ ...who, buttons: 0 }), ["keep"]],
      ["pointermove", still({ ...who, buttons: 0 }), []],
      ["pointerdown", who, ["begin"]],
      ["pointerdown", who, ["keep", "begin"]],
    ]));

  test("does not begin with another button", () =>
    play([
      ["pointerdown", { ...who, button: 1, buttons: 4 }, []],
      ["pointerdown", { ...who, button: 2, buttons: 2 }, []],
      ["pointermove", still({ ...who, buttons: 2 }), []],
    ]));

  test("goes on while a second button is pressed, and ends when the first is lifted", () =>
    play([
      ["pointerdown", who, ["begin"]],
      ["pointermove", { ...who, button: 2, buttons: 3 }, ["go on"]],
      ["pointermove", { ...who, button: 0, buttons: 2 }, ["keep"]],
      ["pointerup", { ...who, button: 2, buttons: 0 }, []],
    ]));
});

test("a cancelled touch is taken back, and any other cancelled pointer is kept", () => {
  play([
    ["pointerdown", finger, ["begin"]],
    ["pointercancel", { ...finger, buttons: 0 }, ["take back"]],
    ["lostpointercapture", { ...finger, buttons: 0 }, []],
  ]);
  for (const who of [mouse, pen]) {
    play([
      ["pointerdown", who, ["begin"]],
      ["pointercancel", { ...who, buttons: 0 }, ["keep"]],
    ]);
  }
});

test("a second finger does not draw, and the first goes on", () =>
  play([
    ["pointerdown", finger, ["begin"]],
    ["pointermove", still({ ...finger, clientY: 111 }), ["go on"]],
    ["pointermove", still(finger), ["go on"]],
    ["pointerdown", palm, []],
    ["pointermove", still(palm), []],
    ["pointermove", still(finger), ["go on"]],
    ["pointercancel", palm, []],
    ["pointermove", still(finger), ["go on"]],
    ["pointerup", { ...finger, buttons: 0 }, ["keep"]],
    ["pointerdown", finger, ["begin"]],
  ]));

test("a palm that only rests gives way to a finger, and its mark goes", () =>
  play([
    ["pointerdown", palm, ["begin"]],
    ["pointermove", still({ ...palm, clientX: 106, clientY: 108 }), ["go on"]],
    ["pointerdown", finger, ["take back", "begin"]],
    ["pointermove", still({ ...palm, clientX: 106, clientY: 120 }), []],
    ["pointermove", still(finger), ["go on"]],
    ["pointerup", { ...finger, buttons: 0 }, ["keep"]],
  ]));

test.each([
  ["pen", pen],
  ["mouse", mouse],
])("a %s takes over from a palm that rests, whose mark goes", (_, who) =>
  play([
    ["pointerdown", palm, ["begin"]],
    ["pointermove", still(palm), ["go on"]],
    ["pointerdown", who, ["take back", "begin"]],
    ["pointermove", still(palm), []],
    ["pointercancel", palm, []],
    ["pointermove", still(who), ["go on"]],
    ["pointerup", { ...who, buttons: 0 }, ["keep"]],
    ["pointermove", still(palm), []],
  ]),
);

test("a palm does not draw beside a pen: while it draws, while it hovers, and just after", () =>
  play([
    ["pointerdown", pen, ["begin"]],
    ["pointerdown", palm, []],
    ["pointerup", { ...palm, buttons: 0 }, []],
    ["pointerup", { ...pen, buttons: 0, timeStamp: 5000 }, ["keep"]],
    ["pointerdown", { ...palm, timeStamp: 5400 }, []],
    ["pointermove", still({ ...pen, buttons: 0, timeStamp: 6000 }), []],
    ["pointerdown", { ...palm, timeStamp: 6400 }, []],
    ["pointerdown", { ...finger, timeStamp: 6600 }, ["begin"]],
  ]));

test("neither a mouse nor a second pen breaks into a stroke", () => {
  for (const [one, other] of [
    [mouse, pen],
    [pen, mouse],
    [pen, { ...pen, pointerId: 9 }],
  ]) {
    play([
      ["pointerdown", one, ["begin"]],
      ["pointerdown", other, []],
      ["pointermove", still(one), ["go on"]],
    ]);
  }
});

test("a pen's other end rubs out, however the browser tells of it", () => {
  for (const told of [
    { button: 5, buttons: 32 },
    { button: 0, buttons: 33 },
  ]) {
    play([
      ["pointerdown", { ...pen, ...told }, ["rub"]],
      ["pointermove", { ...still(pen), buttons: 32 }, ["go on"]],
      ["pointermove", { ...still(pen), buttons: 0 }, ["keep"]],
    ]);
  }
  play([["pointerdown", { ...mouse, button: 5, buttons: 32 }, []]]);
});
