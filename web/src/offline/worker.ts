/**
 * The service worker: keeps the whole site on the device, one version of it, and answers from there.
 * A new version is fetched beside the old one and waits until the page asks for it. The build
 * puts the list of files in the place of `__WB_MANIFEST`.
 */
import {
  cleanupOutdatedCaches,
  matchPrecache,
  type PrecacheEntry,
  precacheAndRoute,
} from "workbox-precaching";
import { registerRoute } from "workbox-routing";

declare const self: { __WB_MANIFEST: PrecacheEntry[]; skipWaiting(): Promise<void> };

/**
 * Python's files are named after what they hold, so the browser's own copy is as good as ours, and
 * better: with it the browser keeps the machine code that it made of them. After a failure the page
 * asks with "reload", and gets what was kept here or, when that was thrown away, the site's.
 */
registerRoute(
  ({ url, sameOrigin, request }) =>
    sameOrigin && url.pathname.includes("/python/") && request.cache !== "reload",
  async ({ request }) => {
    const own = fetch(request.url, { cache: "only-if-cached", mode: "same-origin" });
    const kept = await own.catch(() => matchPrecache(request));
    return kept ?? fetch(request);
  },
);
precacheAndRoute(self.__WB_MANIFEST, { ignoreURLParametersMatching: [/./] });
cleanupOutdatedCaches();

addEventListener("message", ({ data }) => {
  if (data.type === "SKIP_WAITING") self.skipWaiting();
});
