/** The menu: share and save the drawing, the page's theme, what a lesson shows, the shortcuts. */
import type { Reading } from "../engine/types";
import { isPart, type Part, parts } from "../parts";
import { tellsTheTruth } from "../pictures/pixels";
import type { Store } from "../state";
import { messages } from "../texts";
import type { Theme } from "../themes";
import { copyLink } from "./copy";
import { closePopover, connectPopover } from "./popover";
import { savePicture } from "./save";

export function connectMenu(menu: HTMLElement, store: Store): void {
  connectPopover(menu);
  const inputs = (name: string) => [
    ...menu.querySelectorAll<HTMLInputElement>(`input[name=${name}]`),
  ];
  const on = (name: string, act: () => void) =>
    menu.querySelector(`[data-control=${name}]`)?.addEventListener("click", () => {
      closePopover(menu);
      act();
    });

  on("copy", async () => store.set({ notice: { text: await copyLink(store.state) } }));
  on("save", () => {
    if (tellsTheTruth()) savePicture(store.state.sheet, named(store));
    else store.set({ notice: { text: messages.pictureFile.veiled } });
  });
  on("keys", () => document.querySelector<HTMLDialogElement>("#keys")?.showModal());

  for (const choice of inputs("theme")) {
    choice.addEventListener("change", () => store.set({ theme: choice.value as Theme }));
  }
  const shown = inputs("shown");
  for (const choice of shown) {
    choice.addEventListener("change", () => {
      const off = shown.filter(({ checked }) => !checked).map(({ value }) => value);
      store.set({ hidden: parts.filter((part) => isPart(part) && off.includes(part)) });
    });
  }

  const opener = document.querySelector(".opener") as HTMLElement;
  menu.addEventListener("focusout", ({ relatedTarget: next }) => {
    // or it would cover what has the focus now
    if (next instanceof Node && next !== opener && !menu.contains(next)) closePopover(menu);
  });

  store.watch(["theme", "hidden"], ({ theme, hidden }) => {
    for (const choice of inputs("theme")) choice.checked = choice.value === theme;
    for (const choice of shown) choice.checked = !hidden.includes(choice.value as Part);
  });
}

/** The reading that a saved picture is named after, unless a lesson keeps the answer back. */
function named({ state: { hidden, reading } }: Store): Reading | null {
  return hidden.includes("answer") ? null : reading;
}
