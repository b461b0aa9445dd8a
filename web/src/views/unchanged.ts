/** Most of what a reading shows is as it was, and a text that is not set again is not laid out again. */

import type { BaseType } from "d3-selection";

export function show(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** The same for each element of a selection. */
export function textOf<Datum>(text: (datum: Datum) => string) {
  return function (this: BaseType, datum: Datum): void {
    show(this as Element, text(datum));
  };
}
