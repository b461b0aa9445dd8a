/**
 * The confusion matrix: how often each digit was read as each. A cell shows the digits behind it.
 * Right answers are in the colour of ink, mistakes in that of "against". One cell is in the order
 * of the Tab key; the arrow keys go on from it.
 */
import { max, range, sum } from "d3-array";
import { select } from "d3-selection";
import { messages } from "../../texts";
import { rove } from "../roving";

const DIGITS = 10;

export interface Cell {
  readonly meant: number;
  readonly read: number;
  readonly count: number;
}

export function createConfusion(
  table: HTMLTableElement,
  choose: (cell: Cell) => void,
): (confusion: readonly (readonly number[])[]) => void {
  const buttonsOf = () => [...table.querySelectorAll<HTMLButtonElement>(".cell button")];
  const stand = rove(table, buttonsOf, () =>
    range(DIGITS * DIGITS).map((cell) => ({ x: cell % DIGITS, y: Math.floor(cell / DIGITS) })),
  );
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
      .attr("aria-label", messages.cell)
      .attr("class", ({ meant, read }) => (meant === read ? "right" : "wrong"))
      .attr("tabindex", -1)
      .attr("aria-pressed", "false")
      .style("--share", ({ meant, read, count }) =>
        meant === read ? count / (sum(confusion[meant]) || 1) : Math.sqrt(count / most),
      )
      .text(({ count }) => count || "");
    buttons.on("click", (_, cell) => {
      buttons.attr("aria-pressed", (each) => String(each === cell));
      choose(cell);
    });
    stand();
    showAccuracies(table, confusion);
  };
}

/** At the end of each row, the share of it that was read right. */
function showAccuracies(table: HTMLTableElement, confusion: readonly (readonly number[])[]): void {
  const right = range(DIGITS).map(
    (digit) => confusion[digit][digit] / (sum(confusion[digit]) || 1),
  );
  select(table)
    .select("tbody")
    .selectAll("tr")
    .data(right)
    .selectAll("td.accuracy")
    .data((share) => [share])
    .join("td")
    .attr("class", "accuracy")
    .text(messages.accuracy);
}
