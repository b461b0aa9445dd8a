/** What the browser must have for Python to run in it. */
import script from "./worker.ts?worker&url";

/** Its message names what the browser lacks. */
export class LackError extends Error {}

/** Starts the worker; throws LackError where that cannot be. */
export function startWorker(): Worker {
  for (const name of ["WebAssembly", "Worker"]) {
    if (!(name in globalThis)) throw new LackError(name);
  }
  let knowsModules = false;
  const worker = new Worker(script, {
    get type(): WorkerType {
      knowsModules = true; // a browser that never asks for the type would run it as a plain script
      return "module";
    },
  });
  if (knowsModules) return worker;
  worker.terminate();
  throw new LackError("module workers");
}
