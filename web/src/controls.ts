/** The tools beside the pad: buttons and the slider, and what they do to the page's state. */
import { type History, keep, redo, undo } from "./pad/history";
import { isBlank, type Sheet } from "./pad/sheet";
import { blank } from "./pad/strokes";
import type { Tool } from "./pad/tools";
import type { Store } from "./state";

/** `changed` is told whenever a drawing is to be read, and when the pointer or key asked for it. */
export function connectControls(root: Element, store: Store, changed: (at: number) => void): void {
  const find = <T extends HTMLElement>(name: string) =>
    root.querySelector(`[data-control=${name}]`) as T;

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
      const history = step(store.state.history);
      store.set({ history, sheet: history.present });
      changed(timeStamp);
    });
  }

  store.watch(["tool", "brush", "history"], ({ tool, brush: width, history }) => {
    for (const each of tools) find(each).ariaPressed = String(each === tool);
    brush.valueAsNumber = width;
    find("undo").ariaDisabled = String(history.past.length === 0);
    find("redo").ariaDisabled = String(history.future.length === 0);
    find("clear").ariaDisabled = String(isBlank(history.present));
  });
}
