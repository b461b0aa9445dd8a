/**
 * Pyodide finds out whether it is in a module worker by trying `importScripts`, which does not work
 * there; some browsers report the try as an offence against the page's policy.
 */
Object.assign(globalThis, { importScripts: undefined });
