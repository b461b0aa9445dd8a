/** Keeps the page on the device where the browser allows it, and goes over to a new version. */
import { Workbox } from "workbox-window";
import { whenOutdated } from "./version";

/**
 * Gives back the function that begins to keep the page, for when nothing more urgent is to load; it
 * resolves to whether it is kept. `offer` is told when a new version is there, and how to go over.
 */
export function createOffline(
  site: string,
  offer: (update: () => void) => void,
): () => Promise<boolean> {
  whenOutdated(() => offer(goOver));
  if (!("serviceWorker" in navigator)) return async () => false; // as on plain http
  const workbox = new Workbox(`${site}sw.js`);
  workbox.addEventListener("waiting", () => offer(goOver));
  // Another tab went over. This one goes on with what it has: a stroke may be under way.
  workbox.addEventListener("controlling", () => offer(goOver));
  return async () => {
    try {
      const found = await workbox.register();
      if (!found || found.active) return found !== undefined;
      return await isInstalled((found.installing ?? found.waiting) as ServiceWorker);
    } catch {
      return false; // a policy or a private window forbids it
    }
  };
}

/** This tab alone begins again, with the newest version that can be had; the drawing is kept. */
async function goOver(): Promise<void> {
  const found = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
  await found?.update().catch(() => {});
  const worker = found && (found.installing ?? found.waiting);
  if (worker && (await isInstalled(worker))) {
    worker.postMessage({ type: "SKIP_WAITING" });
    await leaves(worker, "installed", "activating");
  }
  location.reload();
}

/** Whether all that the service worker keeps has come. */
async function isInstalled(worker: ServiceWorker): Promise<boolean> {
  await leaves(worker, "installing");
  return worker.state !== "redundant";
}

/** Resolves when the service worker is in none of these states any more. */
function leaves(worker: ServiceWorker, ...states: ServiceWorkerState[]): Promise<void> {
  return new Promise((resolve) => {
    const look = () => states.includes(worker.state) || resolve();
    worker.addEventListener("statechange", look);
    look();
  });
}

/**
 * Throws away what is kept of this page, which may be damaged; what is asked for again is kept
 * again. Not without a network, since then there is nothing better to be had.
 */
export async function forget(site: string): Promise<void> {
  if (!("caches" in globalThis && navigator.onLine)) return;
  for (const name of await caches.keys()) if (name.endsWith(site)) await caches.delete(name);
}
