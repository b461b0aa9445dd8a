/**
 * What this browser keeps for the page, under versioned names. Where storage is blocked or full,
 * or holds something else, the page goes on without, and `refused` is told.
 */

const PREFIX = "digitnet/1/";
/**
 * Some 400,000 points of a drawing, which no hand makes. To begin with more would keep the page
 * busy too long, so it is not kept.
 */
export const LONGEST = 1e6;

export interface Shelf {
  /** What was put there, or null. Whoever asks checks that it is what he expects. */
  get(name: string): unknown;
  put(name: string, value: unknown): void;
  remove(name: string): void;
}

/** `storage` gives localStorage, for all tabs, or sessionStorage, for this one. */
export function createShelf(storage: () => Storage, refused: () => void): Shelf {
  const attempt = <T>(work: (kept: Storage) => T): T | null => {
    try {
      return work(storage());
    } catch {
      refused();
      return null;
    }
  };
  return {
    get(name) {
      const text = attempt((kept) => kept.getItem(PREFIX + name));
      return text ? parse(text) : null;
    },
    put(name, value) {
      const text = JSON.stringify(value);
      if (text.length > LONGEST) refused();
      else attempt((kept) => kept.setItem(PREFIX + name, text));
    },
    remove(name) {
      attempt((kept) => kept.removeItem(PREFIX + name));
    },
  };
}

/** Calls `then` when another tab has put something of this name into localStorage. */
export function whenPutElsewhere(name: string, then: () => void): void {
  addEventListener("storage", ({ key }) => {
    if (key === PREFIX + name) then();
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
