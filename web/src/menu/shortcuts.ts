/**
 * The shortcuts. Those of single keys can be switched off, for people who speak to their computer
 * or whose hands touch keys by chance; they never act while something is being typed or chosen.
 */

import type { Store } from "../state";
import { shortcuts } from "../texts";
import { type Command, commandOf } from "./keys";

const BRUSH_STEP = 0.01;

export function connectShortcuts(dialog: HTMLDialogElement, store: Store): void {
  const press = (name: string) =>
    document.querySelector<HTMLButtonElement>(`[data-control=${name}]`)?.click();
  const brush = (step: number) => {
    const input = document.querySelector("[data-control=brush]") as HTMLInputElement;
    input.valueAsNumber = store.state.brush + step;
    input.dispatchEvent(new Event("input"));
  };
  const commands: Record<Command, () => void> = {
    undo: () => press("undo"),
    redo: () => press("redo"),
    draw: () => press("draw"),
    erase: () => press("erase"),
    thinner: () => brush(-BRUSH_STEP),
    thicker: () => brush(BRUSH_STEP),
    clear: () => press("clear"),
    predict: () => press("predict"),
    help: () => dialog.showModal(),
  };

  // Set here, the dialog minds it; in the page's own text, the page would too as it opens.
  (dialog.querySelector("h2") as HTMLElement).autofocus = true;

  addEventListener("keydown", (event) => {
    const command = isBusy(event.target) ? null : commandOf(event, store.state.keys);
    if (!command) return;
    commands[command]();
    event.preventDefault();
  });

  list(dialog);
  const choice = dialog.querySelector("input[name=single]") as HTMLInputElement;
  choice.addEventListener("change", () => store.set({ keys: choice.checked }));
  store.watch(["keys"], ({ keys }) => {
    choice.checked = keys;
  });
}

/** Whether keys belong to something else now: a text, a list, a dialog. */
function isBusy(target: EventTarget | null): boolean {
  const busy = "input:not([type=range], [type=checkbox], [type=radio]), textarea, select";
  return (
    document.querySelector("dialog[open]") !== null ||
    (target instanceof HTMLElement && (target.isContentEditable || target.closest(busy) !== null))
  );
}

function list(dialog: HTMLDialogElement): void {
  const terms = shortcuts.flatMap(([keys, what]) => {
    const [term, meaning] = [document.createElement("dt"), document.createElement("dd")];
    for (const key of keys) {
      const element = document.createElement("kbd");
      element.textContent = key;
      term.append(element, " ");
    }
    meaning.textContent = what;
    return [term, meaning];
  });
  dialog.querySelector("dl")?.append(...terms);
}
