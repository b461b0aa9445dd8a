/** The page's theme, and its colours as the style sheet has them now, for what is painted by script. */

import { whenPrinted } from "./paper";
import type { Theme } from "./themes";

const chosen = new EventTarget();

/** The style sheet does the rest. */
export function useTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  chosen.dispatchEvent(new Event("change"));
}

/** Also when the system's colours are forced, and when it is printed. */
export function whenThemeChanges(then: () => void): void {
  for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
    matchMedia(query).addEventListener("change", then);
  }
  chosen.addEventListener("change", then);
  whenPrinted(then);
}

/** A colour as the style sheet has it, also where the browser forces other ones on text. */
export function cssColour(element: Element, property: string): string {
  const probe = document.createElement("i");
  probe.style.setProperty("forced-color-adjust", "none");
  probe.style.color = `var(${property})`;
  element.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
