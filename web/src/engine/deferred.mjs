/**
 * The rest of a WebAssembly module that was split (build/trimming/split.py): loaded as soon as one of its
 * functions is called. Whoever calls waits meanwhile, and sees nothing of it.
 */

/** Begins the names of what one half exports for the other alone. */
const SHARED = "split:";

/** A module that exports the function `load` that it imports, and one that does nothing, `loaded`. */
const LOADER = Uint8Array.of(
  ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0], // WebAssembly, version 1
  ...[1, 4, 1, 0x60, 0, 0], // a type, from nothing to nothing
  ...[2, 9, 1, 0, 4, 0x6c, 0x6f, 0x61, 0x64, 0, 0], // an import of it: load
  ...[3, 2, 1, 0], // and a function
  ...[7, 17, 2], // both exported
  ...[4, 0x6c, 0x6f, 0x61, 0x64, 0, 0],
  ...[6, 0x6c, 0x6f, 0x61, 0x64, 0x65, 0x64, 0, 1],
  ...[10, 4, 1, 2, 0, 0x0b], // its code, which is none
);

/**
 * Has each primary half load its secondary one when that is needed.
 * @param {(name: string) => BufferSource} read gives a file at once, without a promise
 * @returns {import("./instances.mjs").Change}
 */
export const deferring = (read) => (imports) => (primary) => {
  const shared = Object.keys(primary).filter((name) => name.startsWith(SHARED));
  const place = shared.find((name) => name.endsWith(".wasm"));
  if (!place) return primary;
  const table = /** @type {WebAssembly.Table} */ (primary[place]);
  const load = () => {
    const module = new WebAssembly.Module(read(place.slice(SHARED.length)));
    new WebAssembly.Instance(module, { ...imports, primary }); // lays its functions in the table
    table.set(0, exports.loaded);
  };
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(LOADER), { "": { load } });
  table.set(0, exports.load);
  return Object.fromEntries(Object.entries(primary).filter(([name]) => !shared.includes(name)));
};
