/** Keeps the page on the device where the browser allows it, and tells of a new version. */
import { Workbox } from "workbox-window";

/**
 * Gives back the function that begins to keep the page, for when nothing more urgent is to load.
 * `offer` is told when a new version is there, and how to go over to it.
 */
export function createOffline(
  site: string,
  offer: (update: () => void) => void,
): () => Promise<void> {
  if (!("serviceWorker" in navigator)) return async () => {}; // as on plain http
  const workbox = new Workbox(`${site}sw.js`);
  workbox.addEventListener("waiting", () => offer(() => workbox.messageSkipWaiting()));
  workbox.addEventListener("controlling", ({ isUpdate }) => {
    if (isUpdate) location.reload(); // the drawing is kept, and taken up again
  });
  return async () => {
    // Where a policy or a private window forbids it, the page works all the same, online.
    await workbox.register().catch(() => {});
  };
}

/**
 * Throws away what is kept of this page, which may be damaged; what is asked for again is kept
 * again. Not without a network, since then there is nothing better to be had.
 */
export async function forget(site: string): Promise<void> {
  if (!("caches" in globalThis && navigator.onLine)) return;
  for (const name of await caches.keys()) if (name.endsWith(site)) await caches.delete(name);
}
