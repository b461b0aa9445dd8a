/** What the browser must have for Python to run in it. */
import code from "built-worker?raw";

/** The worker's script is within the page's own: checked and bound by the page's policy as that is. */
const script = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));

/** Its message names what the browser lacks. */
export class LackError extends Error {}

/** Its message is the directive of the host's Content-Security-Policy that forbids it. */
export class ForbiddenError extends Error {}

/** WebAssembly that holds nothing, to see whether any may be compiled. */
const EMPTY = Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

/** Starts the worker; throws LackError or ForbiddenError where that cannot be. */
export function startWorker(): Worker {
  for (const name of ["WebAssembly", "Worker"]) {
    if (!(name in globalThis)) throw new LackError(name);
  }
  try {
    new WebAssembly.Module(EMPTY);
  } catch {
    throw new ForbiddenError("script-src");
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
