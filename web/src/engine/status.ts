/**
 * How far loading has come. It goes forward only, and a failure is final: whatever
 * arrives after it is ignored until somebody asks to begin again.
 */
import type { Progress } from "./download";
import type { NetworkInfo } from "./types";

export type LoadStatus =
  | ({ stage: "files" } & Progress)
  | { stage: "python" }
  | { stage: "network" }
  | { stage: "ready"; network: NetworkInfo }
  | Failure;

export interface Failure {
  stage: "failed";
  /**
   * The step that failed, and of a file its name; "stalled" and "silent" waited in vain, and
   * "policy" is the host's.
   */
  step:
    | "browser"
    | "policy"
    | "file"
    | "python"
    | "network"
    | "stalled"
    | "reading"
    | "silent"
    | "worker";
  name?: string;
  reason: string;
}

export interface StatusStore {
  readonly current: LoadStatus;
  report(status: LoadStatus): void;
  restart(): void;
}

const start: LoadStatus = { stage: "files", loaded: 0, total: 0 };

export function createStatus(changed: (status: LoadStatus) => void): StatusStore {
  let current = start;
  const change = (status: LoadStatus) => {
    current = status;
    changed(status);
  };
  return {
    get current() {
      return current;
    },
    report(status) {
      if (current.stage !== "failed") change(status);
    },
    restart: () => change(start),
  };
}

/** What was wrong, in its own words. Of a Python traceback that is the last line. */
export function reasonOf(error: Error): string {
  const line = error.message.trim().split("\n").at(-1) ?? "";
  return line.replace(/^\w+Error: /, "").replace(/\.$/, "");
}
