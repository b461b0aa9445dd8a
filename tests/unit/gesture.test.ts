/** A gesture under way, and everything that can overtake it: nothing drawn is lost or comes back. */
import { beforeEach, expect, test, vi } from "vitest";
import { oneAtATime, type UnderWay } from "../../web/src/pad/gesture";
import { keep, redo, undo } from "../../web/src/pad/history";
import type { PadHost } from "../../web/src/pad/pad";
import { blank, type Drawing } from "../../web/src/pad/strokes";
import { createStore, type Store, takeStep } from "../../web/src/state";

let store: Store;
let ended: string[];
let draw: (name: string) => UnderWay;
const page = Object.assign(new EventTarget(), { hidden: false });

const clear = () => takeStep(store, (history) => keep(history, blank));
const strokes = () => (store.state.sheet as Drawing).length;
const steps = () => store.state.history.past.length;

beforeEach(() => {
  vi.stubGlobal("document", page);
  page.hidden = false;
  store = createStore();
  ended = [];
  const host: PadHost = {
    tool: () => "draw",
    brush: () => 0.07,
    sheet: () => store.state.sheet,
    sketch: (sheet) => store.set({ sheet }),
    finish: () => store.set({ history: keep(store.state.history, store.state.sheet) }),
    takeBack: () => store.set({ sheet: store.state.history.present }),
    whenOvertaken: (then) => store.watch(["history"], then),
  };
  const begin = oneAtATime(host);
  draw = (name) => {
    const stroke = begin("draw", () => ended.push(name));
    stroke.through([[0.5, 0.5]], 0);
    return stroke;
  };
  draw("first").keep(0);
  ended = [];
});

test("a clear in mid-stroke stays clear, and one Undo gives back all that was there", () => {
  const stroke = draw("second");
  clear();
  expect(ended).toEqual(["second"]);
  stroke.through([[0.6, 0.6]], 0);
  stroke.keep(0);
  expect(strokes()).toBe(0);
  takeStep(store, undo);
  expect(strokes()).toBe(2);
  takeStep(store, undo);
  expect(strokes()).toBe(1);
});

test("an Undo in mid-stroke takes the stroke, and Redo gives it back", () => {
  const stroke = draw("second");
  takeStep(store, undo);
  stroke.through([[0.6, 0.6]], 0);
  stroke.takeBack(0);
  expect([strokes(), steps()]).toEqual([1, 1]);
  takeStep(store, redo);
  stroke.through([[0.7, 0.7]], 0);
  expect([strokes(), steps()]).toEqual([2, 2]);
  expect(ended).toEqual(["second"]);
});

test("what changes nothing does not end the stroke, which stays one step", () => {
  const stroke = draw("second");
  takeStep(store, redo);
  takeStep(store, (history) => history);
  stroke.through([[0.6, 0.6]], 0);
  expect(ended).toEqual([]);
  stroke.keep(0);
  expect([strokes(), steps()]).toEqual([2, 2]);
});

test("whatever is laid on the pad in mid-stroke stays there, and Undo gives back the stroke", () => {
  const stroke = draw("second");
  const picture = { ink: new Uint8Array(4), width: 2 };
  takeStep(store, (history) => keep(history, picture));
  stroke.through([[0.6, 0.6]], 0);
  stroke.keep(0);
  expect(store.state.sheet).toBe(picture);
  takeStep(store, undo);
  expect(strokes()).toBe(2);
});

test("a stroke that is taken back was never there", () => {
  draw("second").takeBack(0);
  expect([strokes(), steps()]).toEqual([1, 1]);
  expect(ended).toEqual(["second"]);
});

test("one gesture at a time: the next keeps the one before", () => {
  const second = draw("second");
  const third = draw("third");
  expect(ended).toEqual(["second"]);
  second.through([[0.1, 0.1]], 0);
  second.takeBack(0);
  third.keep(0);
  third.keep(0);
  expect([strokes(), steps()]).toEqual([3, 3]);
  expect(ended).toEqual(["second", "third"]);
});

test("a tab that is hidden in mid-stroke keeps it", () => {
  const stroke = draw("second");
  page.hidden = true;
  page.dispatchEvent(new Event("visibilitychange"));
  stroke.through([[0.6, 0.6]], 0);
  expect([strokes(), steps()]).toEqual([2, 2]);
  expect(ended).toEqual(["second"]);
});
