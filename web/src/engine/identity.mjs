/**
 * WebKit gives a function another object as an export than in a table. Emscripten tells functions
 * apart by their objects, so there each would get a second address, and a snapshot would not fit.
 * By JavaScript's own rules an exported function's name is its number, by which both are made one.
 */

/** A module whose function is exported as f and lies in the table t. */
const SAMPLE = Uint8Array.of(
  ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0], // WebAssembly, version 1
  ...[1, 4, 1, 0x60, 0, 0], // a type, from nothing to nothing
  ...[3, 2, 1, 0], // a function of it
  ...[4, 4, 1, 0x70, 0, 1], // a table of one place
  ...[7, 9, 2, 1, 0x66, 0, 0, 1, 0x74, 1, 0], // both exported
  ...[9, 7, 1, 0, 0x41, 0, 0x0b, 1, 0], // the function in the table
  ...[10, 4, 1, 2, 0, 0x0b], // and its code, which is none
);

function isKept() {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(SAMPLE));
  const { f, t } = /** @type {{ f: Function, t: WebAssembly.Table }} */ (exports);
  return f === t.get(0);
}

/**
 * Has each instance export the objects that lie in Python's table.
 * @returns {import("./instances.mjs").Change}
 */
export function oneObjectEach() {
  if (isKept()) return () => (exports) => exports;
  /** @type {WebAssembly.Table | undefined} */
  let table; // the first module brings it, and those after it lay their functions in it too
  return () => {
    const before = places(table);
    return (exports) => {
      table ??= /** @type {WebAssembly.Table} */ (exports.__indirect_function_table);
      const own = places(table).filter((item, at) => item && item !== before[at]);
      return unified(exports, own);
    };
  };
}

/** @param {WebAssembly.Table | undefined} table */
const places = (table) => Array.from({ length: table?.length ?? 0 }, (_, at) => table?.get(at));

/** @param {WebAssembly.Exports} exports @param {Function[]} inTable */
function unified(exports, inTable) {
  const byName = new Map(inTable.map((item) => [item.name, item]));
  const entries = Object.entries(exports).map(([name, value]) => [
    name,
    (typeof value === "function" && byName.get(value.name)) || value,
  ]);
  return Object.fromEntries(entries);
}
