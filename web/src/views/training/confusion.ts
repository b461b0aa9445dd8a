/**
 * The confusion matrix: how often each digit was read as each. A cell shows the digits behind it.
 * Right answers are in the colour of ink, mistakes in that of "against". One cell is in the order
 * of the Tab key; the arrow keys go on from it.
 */
import { max, range, sum } from "d3-array";
import { select } from "d3-selection";
import { tell } from "../../texts";

export interface Cell {
  readonly meant: number;
  readonly read: number;
  readonly count: number;
}

export function createConfusion(
  table: HTMLTableElement,
  choose: (cell: Cell) => void,
): (confusion: readonly (readonly number[])[]) => void {
  return (confusion) => {
    const cells = confusion.map((row, meant) =>
      row.map((count, read): Cell => ({ meant, read, count })),
    );
    const most = max(cells.flat(), ({ meant, read, count }) => (meant === read ? 0 : count)) || 1;
    const body = select(table).select<HTMLElement>("tbody");
    const rows = body.selectAll("tr").data(cells).join("tr");
    rows
      .selectAll("th")
      .data(([{ meant }]) => [meant])
      .join("th")
      .attr("scope", "row")
      .text(String);
    const buttons = rows
      .selectAll("td.cell")
      .data((row) => row)
      .join("td")
      .attr("class", "cell")
      .selectAll<HTMLButtonElement, Cell>("button")
      .data((cell) => [cell])
      .join("button")
      .attr("type", "button")
      .attr("aria-label", tell.cell)
      .attr("class", ({ meant, read }) => (meant === read ? "right" : "wrong"))
      .attr("tabindex", ({ meant, read }) => (meant + read === 0 ? 0 : -1))
      .attr("aria-pressed", "false")
      .style("--share", ({ meant, read, count }) =>
        meant === read ? count / (sum(confusion[meant]) || 1) : Math.sqrt(count / most),
      )
      .text(({ count }) => count || "");
    const go = (cell: Cell) => {
      buttons
        .attr("tabindex", (each) => (each === cell ? 0 : -1))
        .attr("aria-pressed", (each) => String(each === cell));
      choose(cell);
    };
    buttons
      .on("click", (_, cell) => go(cell))
      .on("keydown", (event: KeyboardEvent, { meant, read }) => {
        const [down, right] = ways[event.key] ?? [0, 0];
        const next = buttons.filter(
          (each) => each.meant === meant + down && each.read === read + right,
        );
        if (!(event.key in ways) || next.empty()) return;
        event.preventDefault();
        buttons.attr("tabindex", -1);
        next.attr("tabindex", 0).node()?.focus();
      });
    showAccuracies(table, confusion);
  };
}

const ways: Record<string, readonly [down: number, right: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** At the end of each row, the share of it that was read right. */
function showAccuracies(table: HTMLTableElement, confusion: readonly (readonly number[])[]): void {
  const right = range(10).map((digit) => confusion[digit][digit] / (sum(confusion[digit]) || 1));
  select(table)
    .select("tbody")
    .selectAll("tr")
    .data(right)
    .selectAll("td.accuracy")
    .data((share) => [share])
    .join("td")
    .attr("class", "accuracy")
    .text(tell.accuracy);
}
