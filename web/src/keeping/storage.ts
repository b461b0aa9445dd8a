/**
 * What this browser keeps for the page, under versioned names. Where storage is blocked or full,
 * or holds something else, the page goes on without, and says once that nothing is being kept.
 */

const PREFIX = "digitnet/1/";

export interface Shelf {
  /** What was put there, or null. Whoever asks checks that it is what he expects. */
  get(name: string): unknown;
  put(name: string, value: unknown): void;
}

export function createShelf(refused: () => void): Shelf {
  let told = false;
  const attempt = <T>(work: () => T): T | null => {
    try {
      return work();
    } catch {
      if (!told) refused();
      told = true;
      return null;
    }
  };
  return {
    get(name) {
      const text = attempt(() => localStorage.getItem(PREFIX + name));
      return text ? parse(text) : null;
    },
    put(name, value) {
      attempt(() => localStorage.setItem(PREFIX + name, JSON.stringify(value)));
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
