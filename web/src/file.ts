/** The page's data files: each is what the build made, or it is refused. */
import { afterAwake } from "./engine/awake";
import { type DownloadError, type File, fetchChecked, unreached, verify } from "./engine/checked";
import { isOutdated } from "./offline/version";
import { messages } from "./texts";

/** What the build calls each of them, after what it holds. */
const files: Record<string, File> = JSON.parse(import.meta.env.VITE_FILES);

const PATIENCE = 30; // seconds

/** The whole file; rejects with a sentence when it is missing, damaged or long in coming. */
export async function fetchFile(name: string): Promise<Blob> {
  const file = files[name];
  const url = new URL(file.name, document.baseURI).href;
  const giveUp = new AbortController();
  const rest = afterAwake(PATIENCE, () => giveUp.abort());
  try {
    const response = await fetchChecked(url, file, { signal: giveUp.signal });
    const bytes = await response.arrayBuffer().catch(unreached(url, file));
    return new Blob([await verify(new Uint8Array(bytes), file, response)]);
  } catch (error) {
    const { reason } = error as DownloadError;
    const outdated = reason !== "stalled" && (await isOutdated().catch(() => false));
    throw new Error(messages.part(name, outdated ? "outdated" : reason));
  } finally {
    rest();
  }
}
