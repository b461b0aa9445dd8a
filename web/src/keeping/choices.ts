/** Keeps each choice by itself, when the person changes it; the page's other tabs follow. */
import type { State, Store } from "../state";
import { type Theme, themes } from "../themes";
import { type Shelf, whenPutElsewhere } from "./storage";

type Choice = "theme" | "brush" | "keys";

const isSound: { [Name in Choice]: (value: unknown) => value is State[Name] } = {
  theme: (value): value is Theme => themes.includes(value as Theme),
  brush: (value): value is number => typeof value === "number" && value >= 0.02 && value <= 0.16,
  keys: (value): value is boolean => typeof value === "boolean",
};

export function connectChoices(store: Store, shelf: Shelf): void {
  for (const name of Object.keys(isSound) as Choice[]) connectChoice(name, store, shelf);
}

function connectChoice(name: Choice, store: Store, shelf: Shelf): void {
  let kept: unknown;
  const take = () => {
    const value = keptChoice(name, shelf);
    if (value === null) return;
    kept = value;
    store.set({ [name]: value });
  };
  take();
  whenPutElsewhere(name, take);
  store.onChange([name], (state) => {
    if (state[name] === kept) return; // it came from there
    kept = state[name];
    shelf.put(name, kept);
  });
}

/** What was chosen, or null when that is nothing sound. */
export function keptChoice<Name extends Choice>(name: Name, shelf: Shelf): State[Name] | null {
  const value = shelf.get(name);
  return isSound[name](value) ? value : null;
}
