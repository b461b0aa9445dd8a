/**
 * Which shortcut a pressed key means. The letter that the layout gives counts; where a layout gives
 * no Latin letter, as the Russian or the Hebrew one, the place of the key does, and so one learns
 * nothing new. What takes AltGr or Option to type is typed all the same.
 */

export type Command =
  | "undo"
  | "redo"
  | "draw"
  | "erase"
  | "thinner"
  | "thicker"
  | "clear"
  | "predict"
  | "help";

/** What is asked of a keyboard event. */
export type Press = Pick<
  KeyboardEvent,
  "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey"
>;

const single: Readonly<Record<string, Command>> = {
  d: "draw",
  e: "erase",
  c: "clear",
  p: "predict",
  "-": "thinner",
  "[": "thinner",
  "+": "thicker",
  "]": "thicker",
  "?": "help",
  "؟": "help",
};

const places: Readonly<Record<string, string>> = { BracketLeft: "[", BracketRight: "]" };

/** `singles` says whether keys count that are pressed without Ctrl or Command. */
export function commandOf(press: Press, singles: boolean): Command | null {
  const { ctrlKey, metaKey, altKey, shiftKey } = press;
  const letter = letterOf(press);
  if ((ctrlKey || metaKey) && !altKey) {
    if (letter === "z") return shiftKey ? "redo" : "undo";
    return letter === "y" ? "redo" : null;
  }
  const typed = !metaKey && (!altKey || !isLetter(letter)); // AltGr is Ctrl and Alt to some systems
  return singles && typed ? (single[letter] ?? null) : null;
}

function letterOf({ key, code }: Press): string {
  const foreign = isLetter(key) && !/\p{Script=Latin}/u.test(key);
  if (!foreign) return key.toLowerCase();
  return places[code] ?? code.replace("Key", "").toLowerCase();
}

/** Indian layouts have signs of vowels, which are marks, where others have letters. */
function isLetter(key: string): boolean {
  return /^[\p{L}\p{M}]$/u.test(key);
}
