/** The page's data files: each is what the build made, or it is refused. */
import { afterAwake } from "./engine/awake";
import { tell } from "./texts";

/** Their integrity by their names. */
const files: Record<string, string> = JSON.parse(import.meta.env.VITE_FILES);

const PATIENCE = 30; // seconds

/** The whole file; rejects with a sentence when it is missing, damaged or long in coming. */
export async function fetchFile(name: string): Promise<Blob> {
  const giveUp = new AbortController();
  const rest = afterAwake(PATIENCE, () => giveUp.abort());
  try {
    const url = new URL(name, document.baseURI);
    const response = await fetch(url, { integrity: files[name], signal: giveUp.signal });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return await response.blob();
  } catch {
    throw new Error(tell.part(name));
  } finally {
    rest();
  }
}
