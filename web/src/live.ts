/** Has what is on the pad read, and paints each answer within one frame. */
import { type Answer, createEngine, type Engine, type EngineHost } from "./engine/client";
import { openLine } from "./engine/line";
import type { Failure } from "./engine/status";
import type { Attention } from "./engine/types";
import { oncePerFrame } from "./frame";
import { isOutdated } from "./offline/version";
import { createPace, type Pace } from "./pace";
import { keep } from "./pad/history";
import { type Sheet, toInk } from "./pad/sheet";
import { type Store, takeStep } from "./state";

export interface Live {
  readonly engine: Engine;
  readonly pace: Pace;
  /** Reads what is on the pad; `at` is the time of the event that asks for it. */
  read(at: number): void;
  /** Puts something else on the pad; what was there can be had back by Undo. */
  lay(sheet: Sheet): void;
  /** What is attended to goes with the drawing, so a change of it is read like a change of that. */
  attend(attention: Attention): void;
}

/** After so many readings their times are forgotten, or the browser would keep them without end. */
const MEASURES = 4096;

export function createLive(site: string, store: Store): Live {
  let painted = 0;
  const pace = createPace(() => store.state.sheet !== store.state.history.present);

  /** One reading redraws every view within one frame, or the answer at least. */
  function paint({ reading, network, at }: Answer): void {
    if (network !== store.state.network) return; // another was opened since
    pace.frame(() => store.set({ reading }));
    if (!reading) return;
    painted += 1;
    if (painted % MEASURES === 0) performance.clearMeasures("digitnet:reading");
    performance.measure("digitnet:reading", { start: at });
  }

  /** A file that cannot be had may be of an older version than the site. */
  async function explain(load: Failure): Promise<void> {
    const outdated = await isOutdated().catch(() => false);
    if (outdated && store.state.load === load) {
      store.set({ load: { ...load, reason: "outdated" } });
    }
  }

  const host: EngineHost = {
    loading(load) {
      store.set(load.stage === "ready" ? { load, network: load.network } : { load });
      if (load.stage === "failed" && load.step === "file") explain(load);
    },
    answered: pace.spaced(oncePerFrame(paint)),
  };
  const engine = createEngine(site, host, openLine);

  const read = (at: number) => {
    const { sheet, attention } = store.state;
    engine.read({ ink: toInk(sheet), attention }, at);
  };
  return {
    engine,
    pace,
    read,
    lay(sheet) {
      takeStep(store, (history) => keep(history, sheet));
      read(performance.now());
    },
    attend(attention) {
      if (attention === store.state.attention) return;
      store.set({ attention });
      read(performance.now());
    },
  };
}
