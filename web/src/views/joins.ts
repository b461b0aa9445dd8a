/**
 * Two lines that join the stage into one picture: from the pad to what the network sees, and from
 * the bar of the answer to the answer. They show on a wide screen only, where all stand in a row.
 */
import { select } from "d3-selection";
import { linkHorizontal } from "d3-shape";
import type { Reading } from "../engine/types";

type Corner = [x: number, y: number];

export function createJoins(stage: HTMLElement): (reading: Reading | null) => void {
  const svg = select(stage).append("svg").attr("class", "joins").attr("aria-hidden", "true");
  const lens = svg.append("path").attr("class", "lens");
  const line = svg.append("path").attr("class", "verdict-line");
  let best: number | undefined;

  /** Where an element stands on the stage. */
  function box(selector: string): DOMRect {
    const origin = stage.getBoundingClientRect();
    const { x, y, width, height } = (
      stage.querySelector(selector) as Element
    ).getBoundingClientRect();
    return new DOMRect(x - origin.x, y - origin.y, width, height);
  }

  function drawLens(): void {
    const [pad, inputs] = [box(".pad"), box(".inputs")];
    const corners: Corner[] = [
      [pad.right, pad.top],
      [inputs.left, inputs.top],
      [inputs.left, inputs.bottom],
      [pad.right, pad.bottom],
    ];
    lens.attr("d", `M${corners.join("L")}Z`);
  }

  function drawLine(): void {
    if (best === undefined) {
      line.attr("d", null);
      return;
    }
    const [bar, digit] = [box(`[data-testid=bar-${best}]`), box(".digit")];
    const source: Corner = [bar.right + 4, bar.top + bar.height / 2];
    const target: Corner = [digit.left - 8, digit.top + digit.height / 2];
    line.attr("d", linkHorizontal()({ source, target }));
  }

  new ResizeObserver(() => {
    drawLens();
    drawLine();
  }).observe(stage);

  return (reading) => {
    if (reading?.digit === best) return;
    best = reading?.digit;
    drawLine();
  };
}
