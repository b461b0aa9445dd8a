/** Loading goes forward only, a failure is final, and reasons are told in their own words. */
import { expect, test } from "vitest";
import { createStatus, type LoadStatus, reasonOf } from "../../web/src/engine/status";

const failure: LoadStatus = { stage: "failed", step: "python", reason: "no memory" };

test("after a failure nothing is heard until somebody begins again", () => {
  const heard: LoadStatus[] = [];
  const status = createStatus((news) => heard.push(news));
  status.report({ stage: "python" });
  status.report(failure);
  status.report({ stage: "network" });
  expect(heard).toEqual([{ stage: "python" }, failure]);
  expect(status.current).toBe(failure);
  status.restart();
  status.report({ stage: "network" });
  expect(heard.slice(2).map(({ stage }) => stage)).toEqual(["files", "network"]);
});

test.each([
  ["Traceback:\n  File x\nValueError: This is no digit.", "This is no digit"],
  ["PythonError: out of memory\n", "out of memory"],
  ["", ""],
])("the reason in %j is %j", (message, reason) => {
  expect(reasonOf(new Error(message))).toBe(reason);
});
