/**
 * The engine as the page sees it. The newest drawing wins: one reading is under way, at most
 * one drawing waits, and no answer comes after the answer to a newer drawing.
 */

import type { Remote } from "comlink";
import { messages } from "../texts";
import type { Line, OpenLine } from "./line";
import { createStatus, type Failure, type LoadStatus, reasonOf } from "./status";
import type { GreyPicture, Ink, NetworkInfo, PictureInk, Reading, Refusal, Request } from "./types";
import type { Reader, Way } from "./worker";

export interface Answer {
  /** null for an empty pad */
  reading: Reading | null;
  /** What read it; null before Python can answer. */
  network: NetworkInfo | null;
  /** When the pointer event happened that asked for it. */
  at: number;
}

export interface EngineHost {
  loading(status: LoadStatus): void;
  answered(answer: Answer): void;
}

export interface Engine {
  /** Resolves when the first worker's script runs. */
  readonly begun: Promise<unknown>;
  /** Reads a drawing as soon as it can be: one made before Python is ready waits until it is. */
  read(request: Request, at: number): void;
  /** Reads what is not on the pad, when Python is ready. */
  peek(request: Request): Promise<Reading | null>;
  /** Reads with another network from now on, or the shipped one; rejects when the file is none. */
  openNetwork(file: Uint8Array | null): Promise<NetworkInfo>;
  /** Finds the ink in a grey picture, when Python is ready; rejects with what is wrong with it. */
  findDigit(picture: GreyPicture): Promise<PictureInk>;
  /** Begins again after a failure, with a new worker. */
  retry(): void;
}

const isEmpty = (ink: Ink) => "lengths" in ink && ink.lengths.length === 0;

/**
 * Pickles and archives ask for far more of Python than a drawing does, and different things each
 * time, so the quick Python reads networks in JSON alone.
 */
const isJson = (file: Uint8Array) => /^\uFEFF?\s*[[{]/.test(decoder.decode(file.subarray(0, 64)));
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** The answer, unless it is a refusal: that is thrown, in the page's words. */
function accepted<T extends object | null>(answer: T | Refusal): T {
  if (answer && "refused" in answer)
    throw new Error(messages.refused(answer.refused, answer.values));
  return answer as T;
}

const reads =
  (request: Request) =>
  (python: Remote<Reader>): Promise<Reading | Refusal | null> =>
    python.read(request);

/** Failures of Python's own, for which beginning with the whole of it may help. */
const OF_PYTHON = new Set<Failure["step"]>(["python", "network", "reading"]);

/** `openLine` is told to begin with a new worker, at first and whenever one has failed. */
export function createEngine(site: string, host: EngineHost, openLine: OpenLine): Engine {
  const status = createStatus(host.loading);
  let newest: { number: number; request: Request; at: number };
  /** What was opened last: whatever becomes of a worker, the page goes on with it. */
  let weights: Uint8Array | null = null;
  let network: NetworkInfo | null = null;
  let asked = 0;
  let answered = 0;
  let line!: Line;
  let readNewest: () => void;

  /** Asks again, of the whole Python, what the quick one could not answer. */
  async function ask<T extends object | null>(
    question: (python: Remote<Reader>) => Promise<T | Refusal>,
  ): Promise<T | Refusal> {
    const first = line;
    try {
      return await first.ask(question);
    } catch (error) {
      if (first.way.whole || status.current.stage === "failed") throw error;
      if (line === first) first.fail("reading", reasonOf(error as Error));
      await line.ready();
      return line.ask(question);
    }
  }

  function answer(number: number, reading: Reading | null, at: number): void {
    if (number < answered) return;
    answered = number;
    host.answered({ reading, network, at });
  }

  function start(how: Omit<Way, "weights">): void {
    const way = { ...how, weights };
    let busy = false;

    readNewest = async () => {
      if (busy || status.current.stage !== "ready") return;
      busy = true;
      const own = line;
      try {
        while (asked > answered) {
          const { number, request, at } = newest;
          answer(number, accepted(await own.ask(reads(request))), at);
        }
      } catch (error) {
        own.fail("reading", reasonOf(error as Error));
      }
      busy = false;
    };

    line = openLine(site, way, (news) => {
      if (!way.whole && news.stage === "failed" && OF_PYTHON.has(news.step)) {
        console.error(`Python begins again, with all of it: ${news.reason}`);
        start({ again: false, whole: true });
        return;
      }
      if (news.stage === "ready") network = news.network;
      status.report(news);
      readNewest();
    });
  }

  start({ again: false, whole: false });
  return {
    begun: line.begun,
    read(request, at) {
      asked += 1;
      newest = { number: asked, request, at };
      if (isEmpty(request.ink)) answer(asked, null, at);
      else readNewest();
    },
    peek: async (request) => accepted(await ask(reads(request))),
    async openNetwork(file) {
      if (file && !isJson(file) && !line.way.whole) {
        line.close();
        start({ again: false, whole: true });
        await line.ready();
      }
      network = accepted(await ask((python) => python.openNetwork(file)));
      weights = file;
      return network;
    },
    findDigit: async (picture) => accepted(await ask((python) => python.findDigit(picture))),
    retry() {
      status.restart();
      start({ again: true, whole: false });
    },
  };
}
