/** The tools beside the pad: buttons and the slider, and what they do to the page's state. */
import { type History, keep, redo, undo } from "./pad/history";
import { isBlank, type Sheet } from "./pad/sheet";
import { blank } from "./pad/strokes";
import type { Tool } from "./pad/tools";
import { type Store, takeStep } from "./state";
import { labels, messages } from "./texts";

/** `changed` is told whenever a drawing is to be read, and when the pointer or key asked for it. */
export function connectControls(root: Element, store: Store, changed: (at: number) => void): void {
  const find = <T extends HTMLElement>(name: string) =>
    root.querySelector(`[data-control=${name}]`) as T;

  const disable = (name: string, disabled: boolean) => {
    const button = find(name);
    if (button.ariaDisabled !== String(disabled)) button.ariaDisabled = String(disabled);
  };

  const tools: Tool[] = ["draw", "erase"];
  for (const tool of tools) find(tool).addEventListener("click", () => store.set({ tool }));

  const brush = find<HTMLInputElement>("brush");
  brush.addEventListener("input", () => store.set({ brush: brush.valueAsNumber }));

  const steps: Record<string, (history: History<Sheet>) => History<Sheet>> = {
    undo,
    redo,
    clear: (history) => (isBlank(history.present) ? history : keep(history, blank)),
    predict: (history) => history,
  };
  for (const [name, step] of Object.entries(steps)) {
    find(name).addEventListener("click", ({ timeStamp }) => {
      takeStep(store, step);
      changed(timeStamp);
    });
  }

  find("predict").addEventListener("click", () => {
    const { hidden, sheet } = store.state;
    if (isBlank(sheet)) store.set({ notice: { text: messages.nothingToPredict } });
    else if (hidden.includes("answer")) store.set({ notice: { text: labels.keptBack } });
    else store.set({ predicted: {} });
  });

  store.watch(["tool", "brush"], ({ tool, brush: width }) => {
    for (const each of tools) find(each).ariaPressed = String(each === tool);
    brush.valueAsNumber = width;
    brush.ariaValueText = messages.brush(width);
  });
  // A stroke under way can be undone and cleared, too, and leaves nothing to redo.
  store.watch(["history", "sheet"], ({ history: { past, present, future }, sheet }) => {
    const underWay = sheet !== present;
    disable("undo", past.length === 0 && !underWay);
    disable("redo", future.length === 0 || underWay);
    disable("clear", isBlank(sheet));
  });
}
