/**
 * Python as it stands when it is ready to read, laid into a fresh interpreter: nothing is imported
 * and nothing runs. The build takes the snapshot and begins from it too, so both go through here.
 * All of this is Pyodide's own affair and may change with any version, so the page has another way
 * to begin (whole.ts), and takes it when this one gives out.
 */

/**
 * NumPy's compiled part. It is loaded before Python begins, when a snapshot is taken and when it is
 * laid, so its functions and data have the same addresses in both.
 */
export const LIBRARY =
  "/lib/python3.14/site-packages/numpy/_core/_multiarray_umath.cpython-314-wasm32-emscripten.so";

/** Told to every interpreter alike, since it lies in memory. */
export const ENVIRONMENT = { LANG: "C.UTF-8", PYTHONHASHSEED: "0", _: "python" };

/** What of JavaScript a snapshot's Python holds, besides what Pyodide gives to each. */
const NOTHING_HELD = { hiwireKeys: [], immortalKeys: [] };

/** Bytes that are the same: so few are cheaper to repeat than to begin another stretch for. */
const GAP = 32;

/**
 * Emscripten's settings, with NumPy's compiled part to come from `place`.
 * @param {any} settings
 * @param {string} place
 */
export function withLibrary(settings, place) {
  const { locateFile } = settings;
  return Object.assign(settings, {
    dynamicLibraries: [LIBRARY],
    /** @param {string} name */
    locateFile: (name) => (name === LIBRARY ? place : locateFile(name)),
  });
}

/**
 * Options of loadPyodide, to begin from a snapshot.
 * @param {(settings: any) => Promise<any>} createModule what pyodide.asm.mjs exports
 * @param {string} place NumPy's compiled part
 * @param {ArrayBuffer | Promise<ArrayBuffer>} snapshot
 */
export function fromSnapshot(createModule, place, snapshot) {
  return {
    env: { ...ENVIRONMENT },
    _loadSnapshot: new Uint8Array(), // ours is laid below
    /** @param {any} settings */
    async createPyodideModule(settings) {
      const [module, bytes] = await Promise.all([
        createModule(withLibrary(settings, place)),
        snapshot,
      ]);
      module.API.restoreSnapshot = () => {
        lay(bytes, module.HEAPU8);
        return NOTHING_HELD;
      };
      return module;
    },
  };
}

/**
 * What differs between two states of a memory: how many stretches, where each begins and how long it
 * is, all as 32-bit numbers, and then their bytes, one after another.
 * @param {Uint8Array<ArrayBuffer>} before
 * @param {Uint8Array<ArrayBuffer>} after
 */
export function difference(before, after) {
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
  return new Blob([Uint32Array.of(stretches.length, ...head), ...parts]).arrayBuffer();
}

/**
 * Makes of a memory as it was before what it was after.
 * @param {ArrayBuffer} bytes
 * @param {Uint8Array} memory
 */
function lay(bytes, memory) {
  const [count] = new Uint32Array(bytes, 0, 1);
  const head = new Uint32Array(bytes, 4, 2 * count);
  let from = 4 + head.byteLength;
  for (let at = 0; at < head.length; at += 2) {
    memory.set(new Uint8Array(bytes, from, head[at + 1]), head[at]);
    from += head[at + 1];
  }
}
