/** The newest drawing wins: what is asked of a worker, and which of its answers count. */
import type { Remote } from "comlink";
import { beforeEach, expect, test, vi } from "vitest";
import { type Answer, createEngine, type Engine } from "../../web/src/engine/client";
import type { Line, OpenLine } from "../../web/src/engine/line";
import type { LoadStatus } from "../../web/src/engine/status";
import type { NetworkInfo, Reading, Request } from "../../web/src/engine/types";
import type { Reader, Way } from "../../web/src/engine/worker";

/** A worker of which the test sees every question, and gives the answers. */
interface Worker {
  way: Way;
  say: (news: LoadStatus) => void;
  questions: { request: Request; answer: (digit: number) => void; fail: (why: Error) => void }[];
  openings: (Uint8Array | null)[];
}

let workers: Worker[];
let answers: Answer[];
let news: LoadStatus[];
let closed: Worker[];
let engine: Engine;

const JSON_FILE = new TextEncoder().encode('\uFEFF {"weights": []}');
const PICKLE = Uint8Array.of(0x80, 2, 0x7d);

const network = { sizes: [784, 250, 10] as const } as unknown as NetworkInfo;
const another = { sizes: [784, 16, 10] as const } as unknown as NetworkInfo;
const ready: LoadStatus = { stage: "ready", network };

const openLine: OpenLine = (_, way, say) => {
  const worker: Worker = { way, say, questions: [], openings: [] };
  workers.push(worker);
  const python = {
    read: (request: Request) =>
      new Promise((answer, fail) => {
        worker.questions.push({ request, answer: (digit) => answer({ digit }), fail });
      }),
    openNetwork: async (file: Uint8Array | null) => {
      worker.openings.push(file);
      return another;
    },
  } as unknown as Remote<Reader>;
  const line: Line = {
    way,
    begun: Promise.resolve(),
    ready: async () => {},
    ask: (question) => question(python),
    close: () => closed.push(worker),
    fail: (step, reason = "") => say({ stage: "failed", step, reason }),
  };
  return line;
};

beforeEach(() => {
  [workers, answers, news, closed] = [[], [], [], []];
  const host = {
    loading: (status: LoadStatus) => news.push(status),
    answered: (answer: Answer) => answers.push(answer),
  };
  engine = createEngine("https://a.page/", host, openLine);
});

/** A drawing of so many strokes, to be told from others. */
const drawing = (strokes: number): Request => ({
  ink: { points: new Float32Array(4 * strokes), lengths: new Int32Array(strokes).fill(2) },
  attention: { links: 200, strengths: [] },
});
const strokesOf = ({ request: { ink } }: { request: Request }) =>
  "lengths" in ink && ink.lengths.length;
const digits = () => answers.map(({ reading }) => reading?.digit ?? null);
const settled = () => new Promise((resolve) => setTimeout(resolve));

test("a drawing made before Python is ready is read as soon as it is, and only the newest", () => {
  engine.read(drawing(1), 10);
  engine.read(drawing(2), 20);
  expect(workers[0].questions).toHaveLength(0);
  workers[0].say(ready);
  expect(workers[0].questions.map(strokesOf)).toEqual([2]);
});

test("while one is read, of all that come the newest alone waits", async () => {
  const [{ questions, say }] = workers;
  say(ready);
  for (const strokes of [1, 2, 3]) engine.read(drawing(strokes), strokes);
  expect(questions.map(strokesOf)).toEqual([1]);
  questions[0].answer(7);
  await settled();
  expect(questions.map(strokesOf)).toEqual([1, 3]);
  questions[1].answer(8);
  await settled();
  expect(digits()).toEqual([7, 8]);
  expect(answers.map(({ at }) => at)).toEqual([1, 3]);
  expect(questions).toHaveLength(2);
});

test("an older answer does not come after the empty pad's, which nobody is asked for", async () => {
  const [{ questions, say }] = workers;
  say(ready);
  engine.read(drawing(1), 1);
  engine.read(drawing(0), 2);
  expect(digits()).toEqual([null]);
  questions[0].answer(7);
  await settled();
  expect(digits()).toEqual([null]);
});

test("an answer comes with the network that gave it", async () => {
  const [{ say, questions }] = workers;
  say(ready);
  engine.read(drawing(1), 1);
  questions[0].answer(7);
  await settled();
  await engine.openNetwork(JSON_FILE);
  engine.read(drawing(2), 2);
  questions[1].answer(7);
  await settled();
  expect(answers.map((answer) => answer.network)).toEqual([network, another]);
});

test("when the quick Python breaks, the whole one is asked the same with the same network", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  workers[0].say(ready);
  await engine.openNetwork(JSON_FILE);
  engine.read(drawing(1), 1);
  workers[0].questions[0].fail(new Error("a trap"));
  await settled();
  expect(workers.map(({ way }) => way)).toEqual([
    { again: false, whole: false, weights: null },
    { again: false, whole: true, weights: JSON_FILE },
  ]);
  expect(news.some(({ stage }) => stage === "failed")).toBe(false);
  workers[1].say(ready);
  expect(workers[1].questions.map(strokesOf)).toEqual([1]);
});

test("when the whole Python breaks too, that is told, and Retry asks for all files anew", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  workers[0].say({ stage: "failed", step: "python", reason: "a trap" });
  workers[1].say({ stage: "failed", step: "python", reason: "no memory" });
  expect(news.at(-1)).toMatchObject({ stage: "failed", reason: "no memory" });
  engine.retry();
  expect(workers[2].way).toEqual({ again: true, whole: false, weights: null });
});

test("a file that does not come is no fault of the quick Python", () => {
  workers[0].say({ stage: "failed", step: "file", name: "numpy.wasm", reason: "HTTP 404" });
  expect(workers).toHaveLength(1);
  expect(news.at(-1)?.stage).toBe("failed");
});

test("what is not on the pad is read beside it", async () => {
  const [{ questions, say }] = workers;
  say(ready);
  const peeked = engine.peek(drawing(1));
  questions[0].answer(4);
  expect(((await peeked) as Reading).digit).toBe(4);
});

test("a network that is no JSON is for the whole Python, whose worker takes the other's place", async () => {
  workers[0].say(ready);
  await engine.openNetwork(JSON_FILE);
  expect(workers).toHaveLength(1);
  await engine.openNetwork(PICKLE);
  expect(workers[1].way).toEqual({ again: false, whole: true, weights: JSON_FILE });
  expect(closed).toEqual([workers[0]]);
  workers[1].say(ready);
  engine.read(drawing(1), 1);
  expect(workers[1].questions).toHaveLength(1);
  await engine.openNetwork(PICKLE);
  expect(workers).toHaveLength(2);
});
