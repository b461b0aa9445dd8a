/**
 * What a button opens over the page. Browsers from before the popover (Chrome 114, Firefox 125,
 * Safari 17) leave that button, and the way out of what it opened, to us.
 */

const isNative = "showPopover" in HTMLElement.prototype;
const openerOf = ({ id }: HTMLElement) =>
  document.querySelector(`[popovertarget=${id}]`) as HTMLElement;

export function closePopover(element: HTMLElement): void {
  if (isNative) element.hidePopover();
  else show(element, false);
}

/** Has its button open and close it, where the browser does not. */
export function connectPopover(element: HTMLElement): void {
  if (isNative) return;
  const opener = openerOf(element);
  const isOpen = () => element.classList.contains("open");
  opener.addEventListener("click", () => show(element, !isOpen()));
  addEventListener("pointerdown", ({ target }) => {
    if (!element.contains(target as Node) && !opener.contains(target as Node)) show(element, false);
  });
  addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !isOpen()) return;
    show(element, false);
    opener.focus();
  });
  show(element, false);
}

function show(element: HTMLElement, open: boolean): void {
  element.classList.toggle("open", open);
  openerOf(element).setAttribute("aria-expanded", String(open));
}
