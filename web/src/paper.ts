/** Paper is light and shows all of the page, so what script paints is painted anew before it prints. */

const root = document.documentElement;
const turned = new EventTarget();
const media = matchMedia("print");

/** Whether the page is being printed. */
export function isOnPaper(): boolean {
  return root.hasAttribute("data-paper");
}

export function whenPrinted(then: () => void): void {
  turned.addEventListener("change", then);
}

function turn(paper: boolean): void {
  if (paper === isOnPaper()) return;
  root.toggleAttribute("data-paper", paper);
  turned.dispatchEvent(new Event("change"));
}

addEventListener("beforeprint", () => turn(true));
addEventListener("afterprint", () => turn(false));
media.addEventListener("change", () => turn(media.matches));
