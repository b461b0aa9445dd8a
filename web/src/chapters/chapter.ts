/** What is said about the stage, in four chapters; one is open. */

export const chapters = ["read", "inside", "learn", "python"] as const;

export type Chapter = (typeof chapters)[number];

export function isChapter(name: unknown): name is Chapter {
  return chapters.includes(name as Chapter);
}
