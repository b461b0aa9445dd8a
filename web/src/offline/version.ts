/** Whether the site still is of the version that is open, asked when one of its files does not fit. */

/** The script of a version is named after all that is in it. */
const own = (document.currentScript as HTMLScriptElement).src.split("/").at(-1) as string;
const ANY = /assets\/index-[\w-]+\.js/;

let notify = () => {};

/** `then` is called whenever the site turns out to be of another version. */
export function whenOutdated(then: () => void): void {
  notify = then;
}

/** Reads the list of files in the service worker, which no cache answers for. */
export async function isOutdated(): Promise<boolean> {
  const worker = await fetch(new URL("sw.js", document.baseURI), { cache: "no-store" });
  const list = await worker.text();
  const outdated = ANY.test(list) && !list.includes(own);
  if (outdated) notify();
  return outdated;
}
