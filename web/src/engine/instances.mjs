/**
 * What Emscripten instantiates, with other exports than its own. The interpreter would not need this,
 * but for a library that is loaded into it there is no other way.
 */

/**
 * Told what an instance is to import, before it is made, and then what it exports; gives the exports
 * that everybody else sees.
 * @typedef {(imports: any) => (exports: WebAssembly.Exports) => WebAssembly.Exports} Change
 */

/**
 * While `work` goes on, each of these changes is made to whatever is instantiated.
 * @template T
 * @param {Change[]} changes
 * @param {() => Promise<T>} work
 */
export async function whileChanging(changes, work) {
  const instantiate = /** @type {any} */ (WebAssembly.instantiate);
  /** @param {any} source @param {any} imports */
  WebAssembly.instantiate = async (source, imports) => {
    const change = changes.map((each) => each(imports));
    const made = await instantiate(source, imports);
    /** @type {WebAssembly.Exports} */
    const own = (made.instance ?? made).exports;
    const instance = { exports: change.reduce((exports, each) => each(exports), own) };
    return made.instance ? { ...made, instance } : instance;
  };
  try {
    return await work();
  } finally {
    WebAssembly.instantiate = instantiate;
  }
}
