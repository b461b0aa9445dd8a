/** The page's state: one typed list, and who wants to know when it changes. */
import type { Chapter } from "./chapters/chapter";
import type { LoadStatus } from "./engine/status";
import type { NetworkInfo, Reading } from "./engine/types";
import type { MyDigit } from "./mine/digits";
import { begin, type History, keep } from "./pad/history";
import type { Sheet } from "./pad/sheet";
import { blank } from "./pad/strokes";
import type { Tool } from "./pad/tools";
import type { Part } from "./parts";
import { nothing, type Selection } from "./selection";
import type { Theme } from "./themes";

export interface State extends Selection {
  tool: Tool;
  /** Width of the ink and of the eraser, in pad units. */
  brush: number;
  /** What is on the pad, a stroke under way included. */
  sheet: Sheet;
  /** What Undo and Redo go through. */
  history: History<Sheet>;
  load: LoadStatus;
  network: NetworkInfo | null;
  /** What was last painted; null for an empty pad. */
  reading: Reading | null;
  theme: Theme;
  /** The chapter that is open. */
  chapter: Chapter;
  /** The parts that a lesson does without. */
  hidden: readonly Part[];
  /** Whether single keys are shortcuts. */
  keys: boolean;
  /** Drawings with what they were meant to be. */
  mine: readonly MyDigit[];
  /** Anew whenever the answer was asked for: it is there already, and shows itself once more. */
  predicted: object | null;
  /** The name of a network opened from disk in place of the page's own. */
  opened: string | null;
  /** What the page has to say just now. */
  notice: { text: string } | null;
}

export interface Store {
  readonly state: Readonly<State>;
  set(changes: Partial<State>): void;
  /** Calls `listener` whenever one of these has changed. */
  onChange(names: (keyof State)[], listener: (state: Readonly<State>) => void): void;
  /** Calls `listener` now, and again whenever one of these has changed. */
  watch(names: (keyof State)[], listener: (state: Readonly<State>) => void): void;
}

export function createStore(): Store {
  const state: State = {
    tool: "draw",
    brush: 0.07,
    sheet: blank,
    history: begin(blank),
    load: { stage: "files", loaded: 0, total: 0 },
    network: null,
    reading: null,
    theme: "system",
    chapter: "read",
    hidden: [],
    keys: true,
    mine: [],
    predicted: null,
    opened: null,
    notice: null,
    ...nothing,
  };
  const watchers: { names: (keyof State)[]; listener: (state: Readonly<State>) => void }[] = [];
  const onChange: Store["onChange"] = (names, listener) => {
    watchers.push({ names, listener });
  };
  return {
    state,
    onChange,
    set(changes) {
      const changed = (name: keyof State) => name in changes && changes[name] !== before[name];
      const before = { ...state };
      Object.assign(state, changes);
      for (const { names, listener } of watchers) if (names.some(changed)) listener(state);
    },
    watch(names, listener) {
      onChange(names, listener);
      listener(state);
    },
  };
}

/**
 * Takes a step of Undo's history, from what is on the pad now: a stroke under way is kept before it,
 * so that nothing drawn is lost. A step that changes nothing leaves the stroke under way.
 */
export function takeStep(store: Store, step: (history: History<Sheet>) => History<Sheet>): void {
  const now = keep(store.state.history, store.state.sheet);
  const next = step(now);
  if (next !== now) store.set({ history: next, sheet: next.present });
}

/** Resolves as soon as Python can answer. */
export function whenReady(store: Store): Promise<void> {
  return new Promise((resolve) => {
    store.watch(["load"], ({ load }) => {
      if (load.stage === "ready") resolve();
    });
  });
}
