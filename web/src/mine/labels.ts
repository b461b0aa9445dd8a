/** "It was a …": ten buttons that label the drawing with what was meant, and what came of it. */
import { range } from "d3-array";
import { select } from "d3-selection";
import { labels } from "../texts";

export interface Label {
  /** The digit that was said, or that a sample is known to show. */
  digit: number | null;
  /** Whether it can be said: of drawings, not of pictures. */
  open: boolean;
  shown: boolean;
  /** What was done with it last; nothing as long as it is not kept. */
  told: string;
}

export function createLabels(
  group: HTMLElement,
  say: (digit: number) => void,
): (label: Label) => void {
  const note = group.querySelector(".note") as HTMLElement;
  const buttons = select(group)
    .selectAll("button")
    .data(range(10))
    .join("button")
    .attr("type", "button")
    .text(String)
    .on("click", (_, digit) => say(digit));

  return ({ digit, open, shown, told }) => {
    const text = told || (open ? labels.meantHint : "");
    if (note.textContent !== text) note.textContent = text;
    group.classList.toggle("shown", shown);
    buttons
      .attr("aria-pressed", (each) => each === digit)
      .attr("aria-disabled", open ? null : "true");
  };
}
