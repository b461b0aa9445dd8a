/** The parts of the page that a lesson can do without. */

export const parts = ["tools", "answer", "bars", "network", "below"] as const;

export type Part = (typeof parts)[number];

export function isPart(name: string): name is Part {
  return (parts as readonly string[]).includes(name);
}
