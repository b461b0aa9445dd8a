/** The page's state: one typed list, and who wants to know when it changes. */
import type { LoadStatus } from "./engine/status";
import type { NetworkInfo, Reading } from "./engine/types";
import { begin, type History } from "./pad/history";
import { blank, type Drawing } from "./pad/strokes";
import type { Tool } from "./pad/tools";
import { nothing, type Selection } from "./selection";

export interface State extends Selection {
  tool: Tool;
  /** Width of the ink and of the eraser, in pad units. */
  brush: number;
  /** What is on the pad, a stroke under way included. */
  drawing: Drawing;
  /** The drawings that Undo and Redo go through. */
  history: History<Drawing>;
  load: LoadStatus;
  network: NetworkInfo | null;
  /** What was last painted; null for an empty pad. */
  reading: Reading | null;
}

export interface Store {
  readonly state: Readonly<State>;
  set(changes: Partial<State>): void;
  /** Calls `tell` now, and again whenever one of these has changed. */
  watch(names: (keyof State)[], tell: (state: Readonly<State>) => void): void;
}

export function createStore(): Store {
  const state: State = {
    tool: "draw",
    brush: 0.07,
    drawing: blank,
    history: begin(blank),
    load: { stage: "files", loaded: 0, total: 0 },
    network: null,
    reading: null,
    ...nothing,
  };
  const watchers: { names: (keyof State)[]; tell: (state: Readonly<State>) => void }[] = [];
  return {
    state,
    set(changes) {
      const changed = (name: keyof State) => name in changes && changes[name] !== before[name];
      const before = { ...state };
      Object.assign(state, changes);
      for (const { names, tell } of watchers) if (names.some(changed)) tell(state);
    },
    watch(names, tell) {
      watchers.push({ names, tell });
      tell(state);
    },
  };
}
