/** Gathers drawings with what they were meant to be, and has them read by the present network. */
import type { Reading, Request } from "../engine/types";
import { decode, encode } from "../keeping/code";
import { download } from "../menu/save";
import { isBlank, isPicture, type Sheet, toInk } from "../pad/sheet";
import { nothing } from "../selection";
import type { Store } from "../state";
import { messages } from "../texts";
import { meant, toExport } from "./digits";
import type { Change } from "./kept";
import { createLabels } from "./labels";
import { createMine } from "./list";

export interface MineEngine {
  /** Reads what is not on the pad, when Python is ready. */
  peek(request: Request): Promise<Reading | null>;
}

export function connectMine(
  store: Store,
  change: Change,
  engine: MineEngine,
  press: (sheet: Sheet) => void,
): void {
  const find = (selector: string) => document.querySelector(selector) as HTMLElement;
  const say = (digit: number) => {
    const { sheet } = store.state;
    if (isBlank(sheet) || isPicture(sheet)) return;
    const code = encode(sheet);
    const again = store.state.mine.some((each) => each.code === code && each.digit === digit);
    takenBack = again ? code : "";
    change((mine) => meant(mine, { digit, code }));
  };
  /** The drawing of which it was last taken back what it was. */
  let takenBack = "";
  const showLabels = createLabels(find(".meant"), say);
  const showMine = createMine(find("#mine"), {
    press,
    forget: (code) => change((mine) => mine.filter((each) => each.code !== code)),
    forgetAll: () => change(() => []),
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
    showLabels({
      digit: isPicture(present) ? (present.meant ?? null) : said,
      open,
      shown: open ? !isBlank(present) : present.meant !== undefined,
      told:
        said === null
          ? code && code === takenBack
            ? messages.takenBack
            : ""
          : messages.kept(said),
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
  store.watch(["mine"], ({ mine, load }) => {
    showMine(mine, read);
    if (load.stage === "ready") readAll();
  });
  store.watch(["network"], ({ network }) => {
    read = new Map();
    if (network) readAll();
  });
}
