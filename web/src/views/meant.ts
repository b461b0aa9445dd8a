/** "It was a …": ten buttons that say what the drawing was meant to be. */
import { range } from "d3-array";
import { select } from "d3-selection";

export interface Meant {
  /** The digit that was said, or that a sample is known to show. */
  digit: number | null;
  /** Whether it can be said: of drawings, not of pictures. */
  open: boolean;
  shown: boolean;
}

export function createMeant(
  group: HTMLElement,
  say: (digit: number) => void,
): (meant: Meant) => void {
  const buttons = select(group)
    .selectAll("button")
    .data(range(10))
    .join("button")
    .attr("type", "button")
    .text(String)
    .on("click", (_, digit) => say(digit));

  return ({ digit, open, shown }) => {
    group.classList.toggle("shown", shown);
    buttons
      .attr("aria-pressed", (each) => each === digit)
      .attr("aria-disabled", open ? null : "true");
  };
}
