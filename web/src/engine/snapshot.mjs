/**
 * Python as it stands when it is ready to read, laid into a fresh interpreter: nothing is imported
 * and nothing runs. The build takes the snapshot and begins from it too, so both go through here.
 * All of this is Pyodide's own affair and may change with any version, so the page has another way
 * to begin (whole.ts), and takes it when this one gives out.
 */
import { deferring } from "./deferred.mjs";
import { oneObjectEach } from "./identity.mjs";
import { whileChanging } from "./instances.mjs";

/** Told to every interpreter alike, since it lies in memory. */
export const ENVIRONMENT = { LANG: "C.UTF-8", PYTHONHASHSEED: "0", _: "python" };

/** What of JavaScript a snapshot's Python holds, besides what Pyodide gives to each. */
const NOTHING_HELD = { hiwireKeys: [], immortalKeys: [] };

/** Bytes that are the same: so few are cheaper to repeat than to begin another stretch for. */
const GAP = 32;

/**
 * Emscripten's settings, with NumPy's compiled part to come from `place`. It is loaded before Python
 * begins, when a snapshot is taken and when it is laid, so that its functions and data have the same
 * addresses in both.
 * @param {any} settings
 * @param {string} library where Python looks for it
 * @param {string} place
 */
export function withLibrary(settings, library, place) {
  const { locateFile } = settings;
  return Object.assign(settings, {
    dynamicLibraries: [library],
    thisProgram: "python", // by itself it would name the builder's folder
    /** @param {string} name */
    locateFile: (name) => (name === library ? place : locateFile(name)),
  });
}

/**
 * Options of loadPyodide, to begin from a snapshot.
 * @param {(settings: any) => Promise<any>} createModule what pyodide.asm.mjs exports
 * @param {string} library where Python looks for NumPy's compiled part
 * @param {string} place where it is
 * @param {ArrayBuffer | Promise<ArrayBuffer>} snapshot
 * @param {(name: string) => BufferSource} read gives the code that was left for later, at once
 */
export function fromSnapshot(createModule, library, place, snapshot, read) {
  return {
    env: { ...ENVIRONMENT },
    _loadSnapshot: new Uint8Array(), // ours is laid below
    /** @param {any} settings */
    async createPyodideModule(settings) {
      const [module, bytes] = await Promise.all([
        whileChanging([deferring(read), oneObjectEach()], () =>
          createModule(withLibrary(settings, library, place)),
        ),
        snapshot,
      ]);
      module.API.restoreSnapshot = () => {
        keepTrampoline(module, () => lay(bytes, module));
        return NOTHING_HELD;
      };
      return module;
    },
  };
}

/**
 * The snapshot of a Python: where the functions lie that its memory points to; how many stretches of
 * memory differ from what they were before it began, where each begins and how long it is, all as
 * 32-bit numbers; and then their bytes, one after another.
 * @param {Uint8Array<ArrayBuffer>} before
 * @param {any} module
 */
export function takeSnapshot(before, module) {
  /** @type {Uint8Array<ArrayBuffer>} */
  const after = module.HEAPU8;
  /** @type {{ begin: number, end: number }[]} */
  const stretches = [];
  for (let at = 0; at < after.length; at++) {
    if (after[at] === before[at]) continue;
    const last = stretches.at(-1);
    if (last && at - last.end <= GAP) last.end = at + 1;
    else stretches.push({ begin: at, end: at + 1 });
  }
  const head = stretches.flatMap(({ begin, end }) => [begin, end - begin]);
  const parts = stretches.map(({ begin, end }) => after.subarray(begin, end));
  const numbers = Uint32Array.of(addresses(module), stretches.length, ...head);
  return new Blob([numbers, ...parts]).arrayBuffer();
}

/**
 * How Python calls functions of C with arguments too many or too few is the browser's: it is found out
 * before Python begins, and kept.
 * @param {any} module
 * @param {() => void} change
 */
function keepTrampoline(module, change) {
  const offset = module.HEAP32[module.__PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET >> 2];
  const place = (module.__PyRuntime + offset) >> 2;
  const own = module.HEAP32[place];
  change();
  module.HEAP32[place] = own;
}

/**
 * Makes of a Python's memory, as it was before it began, what it was in the snapshot.
 * @param {ArrayBuffer} bytes
 * @param {any} module
 */
function lay(bytes, module) {
  const [theirs, count] = new Uint32Array(bytes, 0, 2);
  if (theirs !== addresses(module)) throw new Error("In this browser, functions lie elsewhere.");
  const head = new Uint32Array(bytes, 8, 2 * count);
  let from = 8 + head.byteLength;
  for (let at = 0; at < head.length; at += 2) {
    module.HEAPU8.set(new Uint8Array(bytes, from, head[at + 1]), head[at]);
    from += head[at + 1];
  }
}

/**
 * A number made of all the addresses by which compiled parts know each other's functions and data.
 * @param {any} module
 */
function addresses({ GOT }) {
  return Object.values(GOT).reduce((sum, { value }) => (Math.imul(sum, 31) + value) >>> 0, 0);
}
