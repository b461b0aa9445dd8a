/** Undo and Redo: what they go back to, and what they no longer can. */
import { expect, test } from "vitest";
import { begin, keep, redo, undo } from "../../web/src/pad/history";

const made = ["one", "two", "three"].reduce(keep, begin("blank"));

test("undo goes back step by step and redo forward again", () => {
  const back = undo(undo(made));
  expect(back.present).toBe("one");
  expect(redo(back).present).toBe("two");
  expect(redo(redo(back))).toEqual(made);
});

test("at either end nothing happens", () => {
  expect(undo(begin("blank")).present).toBe("blank");
  expect(redo(made)).toEqual(made);
});

test("a new step after undo does away with what could be redone", () => {
  const turned = keep(undo(undo(made)), "other");
  expect(redo(turned).present).toBe("other");
  expect(undo(turned).present).toBe("one");
});

test("what did not change is no step", () => {
  expect(keep(made, "three")).toBe(made);
});
