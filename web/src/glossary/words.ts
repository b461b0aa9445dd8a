/**
 * Sentences with terms in them. A text has a term in brackets, "[weight]", or "[weights|weight]" where
 * the sentence says it otherwise than the glossary does.
 */
import { glossary, isTerm } from "../texts/glossary";

export type Explanation = readonly [name: string, words: string];

const TERM = /\[([^\]|]+)(?:\|([^\]]+))?\]/g;

const explanations = new WeakMap<Element, Explanation>();

/** What pressing a term's button is to show. */
export function explanationOf(button: Element): Explanation | undefined {
  return explanations.get(button);
}

/** The terms that a text names, as the glossary has them. */
export function termsIn(text: string): string[] {
  return Array.from(text.matchAll(TERM), ([, said, named]) => named ?? said.toLowerCase());
}

/** Puts a text into an element, each of its terms as a button that opens its explanation. */
export function setWords(element: HTMLElement, text: string): void {
  const parts: (string | HTMLElement)[] = [];
  let end = 0;
  for (const { 0: all, 1: said, 2: named, index } of text.matchAll(TERM)) {
    const name = named ?? said.toLowerCase();
    if (!isTerm(name)) throw new Error(`The glossary has no ${name}.`);
    parts.push(text.slice(end, index), termButton(said, glossary[name]));
    end = index + all.length;
  }
  element.replaceChildren(...parts, text.slice(end));
}

export function termButton(said: string, explanation: Explanation): HTMLElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "term";
  button.ariaExpanded = "false";
  button.textContent = said;
  explanations.set(button, explanation);
  return button;
}
