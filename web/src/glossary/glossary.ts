/**
 * The glossary: pressing a term opens its explanation beside it. Escape, or a press anywhere else,
 * closes it and leads back to the term.
 */
import { type Explanation, explanationOf } from "./words";

const MARGIN = 8; // px from the edges of the screen

export function connectGlossary(note: HTMLElement): void {
  const [name, words] = ["h2", "p"].map((part) => note.querySelector(part) as HTMLElement);
  let opener: HTMLElement | null = null;

  function close(): void {
    if (!opener) return;
    note.classList.remove("open");
    opener.ariaExpanded = "false";
    if (note.contains(document.activeElement)) opener.focus();
    opener = null;
  }

  function open(button: HTMLElement, explanation: Explanation): void {
    close();
    opener = button;
    [name.textContent, words.textContent] = explanation;
    button.ariaExpanded = "true";
    note.classList.add("open");
    place(button.getBoundingClientRect());
    note.focus({ preventScroll: true });
  }

  /** Below the term, or above it where there is no room. */
  function place({ left, top, bottom }: DOMRect): void {
    const { offsetWidth: width, offsetHeight: height } = note;
    const below = bottom + height + MARGIN < innerHeight;
    note.style.left = `${Math.max(MARGIN, Math.min(left, innerWidth - width - MARGIN))}px`;
    note.style.top = `${Math.max(MARGIN, below ? bottom + 4 : top - height - 4)}px`;
  }

  addEventListener("click", ({ target }) => {
    const button = (target as Element).closest<HTMLElement>(".term");
    const explanation = button && explanationOf(button);
    if (explanation && button !== opener) open(button, explanation);
    else if (!note.contains(target as Node)) close();
  });
  // Before anything else that Escape closes.
  addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || !opener) return;
      event.stopPropagation();
      close();
    },
    { capture: true },
  );
  note.addEventListener("focusout", ({ relatedTarget }) => {
    if (!note.contains(relatedTarget as Node | null)) close();
  });
  addEventListener("scroll", close, { passive: true });
}
