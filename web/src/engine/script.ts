/** Imports a script that was fetched and checked, whatever type its host gives to scripts. */

/** JavaScript's names in the header Content-Type. */
const SCRIPT = /^\s*(text|application)\/(x-)?(java|ecma)script\b/i;

/**
 * By its address, since then the browser keeps the code that it compiled for the next visit. A host
 * that names another type, or none, makes the browser refuse that, so its bytes are imported.
 */
export async function importScript(
  url: string,
  type: string | null,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<{ default: never }> {
  if (type && SCRIPT.test(type)) return import(/* @vite-ignore */ url);
  const typed = URL.createObjectURL(new Blob([bytes], { type: "text/javascript" }));
  return import(/* @vite-ignore */ typed).finally(() => URL.revokeObjectURL(typed));
}
