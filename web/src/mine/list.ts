/** "My digits": what was drawn and meant on this device, how it is read, and what to do with it. */

import { decode } from "../keeping/code";
import type { Sheet } from "../pad/sheet";
import { messages } from "../texts";
import { makeTile } from "../views/tiles";
import type { MyDigit } from "./digits";

export interface MineHost {
  press(sheet: Sheet): void;
  forget(code: string): void;
  forgetAll(): void;
  save(): void;
}

/** So many of them stand on the page at most: thousands would make it slow. */
const SHOWN = 500;

/** `read` is what the network reads in each, as far as it is known. */
export type ShowMine = (mine: readonly MyDigit[], read: ReadonlyMap<string, number>) => void;

export function createMine(section: HTMLElement, host: MineHost): ShowMine {
  const find = <T extends HTMLElement>(selector: string) => section.querySelector(selector) as T;
  const [list, tally] = [find(".list"), find(".tally")];
  find("[data-control=export]").addEventListener("click", host.save);
  find("[data-control=forget]").addEventListener("click", () => {
    if (confirm(messages.forgetAll)) host.forgetAll();
  });

  return (mine, read) => {
    section.classList.toggle("none", mine.length === 0);
    const right = mine.filter(({ digit, code }) => read.get(code) === digit).length;
    tally.textContent = mine.every(({ code }) => read.has(code))
      ? messages.tally(right, mine.length, Math.min(SHOWN, mine.length))
      : "";
    const newest = mine.slice(-SHOWN);
    list.replaceChildren(...newest.map((each) => item(each, read.get(each.code), host)));
  };
}

function item({ digit, code }: MyDigit, read: number | undefined, host: MineHost): HTMLElement {
  const wrong = read !== undefined && read !== digit;
  const note = messages.mine(digit, read);
  const element = document.createElement("li");
  element.classList.toggle("wrong", wrong);
  const forget = document.createElement("button");
  forget.type = "button";
  forget.className = "forget";
  forget.textContent = "×";
  forget.ariaLabel = messages.forget(digit);
  forget.addEventListener("click", () => host.forget(code));
  const sheet = decode(code) ?? [];
  element.append(makeTile({ sheet, label: messages.mineLabel(note), note }, host.press), forget);
  return element;
}
