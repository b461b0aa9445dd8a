/** Shortcuts on the layouts of the world: what a key types counts, and else where it is. */
import { expect, test } from "vitest";
import { commandOf, type Press } from "../../web/src/menu/keys";

function press(key: string, code: string, held: Partial<Press> = {}, singles = true) {
  const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
  return commandOf({ key, code, ...none, ...held }, singles);
}

const ctrl = { ctrlKey: true };
/** What Windows says of AltGr. */
const altGr = { ctrlKey: true, altKey: true };

const LETTERS = {
  // layout: what the keys of Z, Y, D, E, C and P type
  English: "zydecp",
  Russian: "янвусз",
  Greek: "ζυδεψπ",
  Arabic: "ئغيثؤح",
  Hebrew: "זטגקבפ",
  Thai: "ผัก\u0e33แย",
  "Hindi (INSCRIPT)": "\u0946ब\u094d\u093eमज",
  Korean: "ㅋㅛㅇㄷㅊㅔ",
};

test.each(Object.entries(LETTERS))("%s letters", (_, letters) => {
  const [z, y, d, e, c, p] = [...letters];
  expect(press(z, "KeyZ", ctrl)).toBe("undo");
  expect(press(z, "KeyZ", { metaKey: true })).toBe("undo");
  expect(press(z.toUpperCase(), "KeyZ", { ...ctrl, shiftKey: true })).toBe("redo");
  expect(press(y, "KeyY", ctrl)).toBe("redo");
  expect(press(d, "KeyD")).toBe("draw");
  expect(press(e, "KeyE")).toBe("erase");
  expect(press(c, "KeyC")).toBe("clear");
  expect(press(p, "KeyP")).toBe("predict");
  for (const [key, code] of [
    [d, "KeyD"],
    [c, "KeyC"],
  ]) {
    expect(press(key, code, ctrl)).toBeNull();
    expect(press(key, code, { metaKey: true })).toBeNull();
    expect(press(key, code, { altKey: true })).toBeNull();
    expect(press(key, code, {}, false)).toBeNull();
  }
  expect(press(z, "KeyZ", ctrl, false)).toBe("undo");
});

test("on a Latin layout the letter counts, wherever it is", () => {
  expect(press("z", "KeyW", ctrl)).toBe("undo"); // AZERTY
  expect(press("w", "KeyZ", ctrl)).toBeNull();
  expect(press("z", "KeyY", ctrl)).toBe("undo"); // QWERTZ
  expect(press("y", "KeyZ", ctrl)).toBe("redo");
  expect(press("e", "KeyD")).toBe("erase"); // Dvorak
  expect(press(".", "KeyE")).toBeNull();
  expect(press("j", "KeyC")).toBeNull();
  expect(press("ç", "KeyC")).toBeNull();
  expect(press("ü", "BracketLeft")).toBeNull();
});

test("every layout has keys for the brush", () => {
  expect(press("-", "Minus")).toBe("thinner");
  expect(press("-", "NumpadSubtract")).toBe("thinner");
  expect(press("+", "Equal", { shiftKey: true })).toBe("thicker");
  expect(press("+", "NumpadAdd")).toBe("thicker");
  expect(press("+", "Equal", ctrl)).toBeNull(); // the browser's zoom
  expect(press("-", "Minus", { metaKey: true })).toBeNull();
});

test("brackets work where they take AltGr or Option, and by their place where they are letters", () => {
  expect(press("[", "BracketLeft")).toBe("thinner");
  expect(press("[", "Digit8", altGr)).toBe("thinner"); // German
  expect(press("]", "Digit9", altGr)).toBe("thicker");
  expect(press("[", "Digit5", { altKey: true })).toBe("thinner"); // a Mac's
  expect(press("х", "BracketLeft")).toBe("thinner"); // Russian
  expect(press("ъ", "BracketRight")).toBe("thicker");
  expect(press("[", "BracketLeft", { metaKey: true })).toBeNull(); // back, on a Mac
});

test("help is asked for by the question mark, Arabic's too", () => {
  expect(press("?", "Slash", { shiftKey: true })).toBe("help");
  expect(press("؟", "Slash", { shiftKey: true })).toBe("help");
  expect(press("?", "Digit7", { shiftKey: true })).toBe("help");
});

test("keys with names mean nothing", () => {
  for (const key of ["Dead", "Process", "Unidentified", "Escape", "End"]) {
    expect(press(key, "KeyE")).toBeNull();
  }
});
