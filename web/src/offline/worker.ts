/**
 * The service worker: keeps the whole site on the device, one version of it, and answers from there.
 * A new version is fetched beside the old one and waits until the page asks for it. The build
 * puts the list of files in the place of `__WB_MANIFEST`.
 */
import { cleanupOutdatedCaches, type PrecacheEntry, precacheAndRoute } from "workbox-precaching";

declare const self: { __WB_MANIFEST: PrecacheEntry[]; skipWaiting(): Promise<void> };

precacheAndRoute(self.__WB_MANIFEST, { ignoreURLParametersMatching: [/./] });
cleanupOutdatedCaches();

addEventListener("message", ({ data }) => {
  if (data.type === "SKIP_WAITING") self.skipWaiting();
});
