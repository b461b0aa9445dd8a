/** Gathers drawings with what they were meant to be, and has them read by the present network. */
import type { Reading, Request } from "../engine/types";
import { decode, encode } from "../keeping/code";
import type { Shelf } from "../keeping/storage";
import { download } from "../menu/save";
import { isBlank, isPicture, type Sheet, toInk } from "../pad/sheet";
import { nothing } from "../selection";
import type { Store } from "../state";
import { createMeant } from "../views/meant";
import { createMine } from "../views/mine";
import { keptDigits, meant, toExport } from "./digits";

export interface MineEngine {
  /** Reads what is not on the pad, when Python is ready. */
  peek(request: Request): Promise<Reading | null>;
}

export function connectMine(
  store: Store,
  shelf: Shelf,
  engine: MineEngine,
  press: (sheet: Sheet) => void,
): void {
  const find = (selector: string) => document.querySelector(selector) as HTMLElement;
  const say = (digit: number) => {
    const { sheet, mine } = store.state;
    if (isBlank(sheet) || isPicture(sheet)) return;
    store.set({ mine: meant(mine, { digit, code: encode(sheet) }) });
  };
  const showMeant = createMeant(find(".meant"), say);
  const showMine = createMine(find("#mine"), {
    press,
    forget: (code) => store.set({ mine: store.state.mine.filter((each) => each.code !== code) }),
    forgetAll: () => store.set({ mine: [] }),
    save: () =>
      download(
        new Blob([toExport(store.state.mine)], { type: "application/json" }),
        "my-digits.json",
      ),
  });

  store.watch(["history", "mine"], ({ history: { present }, mine }) => {
    const open = !isPicture(present);
    const code = open ? encode(present) : "";
    const said = mine.find((each) => each.code === code)?.digit ?? null;
    showMeant({
      digit: isPicture(present) ? (present.meant ?? null) : said,
      open,
      shown: open ? !isBlank(present) : present.meant !== undefined,
    });
  });

  let read = new Map<string, number>();
  let round = 0;
  const readEach = async () => {
    const mine = ++round;
    for (const { code } of store.state.mine) {
      if (read.has(code)) continue;
      const reading = await engine.peek({
        ink: toInk(decode(code) ?? []),
        attention: nothing.attention,
      });
      if (mine !== round) return; // another network, or other digits
      if (reading) read.set(code, reading.digit);
    }
    showMine(store.state.mine, read);
  };
  // Without a reader there is nothing to show, and the next one reads them all again.
  const readAll = () => readEach().catch(() => {});
  store.set({ mine: keptDigits(shelf) });
  store.watch(["mine"], ({ mine, load }) => {
    shelf.put("mine", mine);
    showMine(mine, read);
    if (load.stage === "ready") readAll();
  });
  store.watch(["network"], ({ network }) => {
    read = new Map();
    if (network) readAll();
  });
}
