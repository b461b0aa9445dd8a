/**
 * The line to one worker: what is asked over it is answered, or the worker is given up and says
 * nothing more, so that no answer ever comes from what is broken.
 */
import { proxy, type Remote, wrap } from "comlink";
import { messages } from "../texts";
import { afterAwake } from "./awake";
import { isForbidden } from "./checked";
import { ForbiddenError, startWorker } from "./needs";
import type { Failure, LoadStatus } from "./status";
import type { Reader, Way } from "./worker";

export interface Line {
  readonly way: Way;
  /** Resolves when the worker's script runs. */
  readonly begun: Promise<unknown>;
  /** Resolves when Python can answer; rejects when the worker was given up before. */
  ready(): Promise<void>;
  /** Rejects when the worker was given up before it answered. */
  ask<T>(question: (python: Remote<Reader>) => Promise<T>): Promise<T>;
  /** Ends the worker, which nobody needs any more. */
  close(): void;
  /** Gives the worker up. */
  fail(step: Failure["step"], reason?: string): void;
}

export type OpenLine = (site: string, way: Way, listener: (news: LoadStatus) => void) => Line;

/** Seconds of silence after which loading, and a question, are given up. */
const PATIENCE = { loading: 30, answer: 10 };

/** Starts a worker and tells how far it has come, until it is ready or has failed. */
export const openLine: OpenLine = (site, way, listener) => {
  let worker: Worker | undefined;
  let rest = () => {};
  let over: Error | undefined;
  let begin: () => void;
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  let open: () => void;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  /** Those who wait. One promise for all of them would hold every answer ever given. */
  const refusals = new Set<(reason: Error) => void>();

  /** The same, but rejected when the worker is given up. */
  async function unlessOver<T>(promise: Promise<T>): Promise<T> {
    if (over) throw over;
    let refuse!: (reason: Error) => void;
    const refused = new Promise<never>((_, reject) => {
      refuse = reject;
    });
    refusals.add(refuse);
    try {
      return await Promise.race([promise, refused]);
    } finally {
      refusals.delete(refuse);
    }
  }

  function report(news: LoadStatus): void {
    if (over) return;
    rest();
    if (news.stage === "failed") {
      end(messages.failed[news.step](news.reason, news.name));
    } else if (news.stage === "ready") {
      open();
    } else {
      rest = afterAwake(PATIENCE.loading, () => fail("stalled"));
    }
    listener(news);
  }

  function end(reason: string): void {
    worker?.terminate();
    over = new Error(reason);
    for (const refuse of refusals) refuse(over);
  }

  function fail(step: Failure["step"], reason = ""): void {
    report({ stage: "failed", step, reason });
  }

  function start(): Remote<Reader> | undefined {
    try {
      worker = startWorker();
    } catch (error) {
      fail(error instanceof ForbiddenError ? "policy" : "browser", (error as Error).message);
      return;
    }
    worker.addEventListener("message", begin, { once: true });
    worker.onerror = async ({ message }) => {
      if (!message && (await isForbidden("worker-src"))) fail("policy", "worker-src");
      else fail("worker", message);
    };
    const python = wrap<Reader>(worker);
    report({ stage: "files", loaded: 0, total: 0 });
    python.open(site, way, proxy(report));
    return python;
  }

  const python = start() as Remote<Reader>; // without one, nothing is ever ready to be asked
  return {
    way,
    begun,
    ready: () => unlessOver(opened),
    ask(question) {
      const rest = afterAwake(PATIENCE.answer, () => fail("silent"));
      return unlessOver(question(python)).finally(rest);
    },
    close() {
      rest();
      end("");
    },
    fail,
  };
};
