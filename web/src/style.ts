/** The page's style where its host names another type for it, and the browser refuses it therefore. */

export const hasStyle = () => getComputedStyle(document.body).getPropertyValue("--unit") !== "";

/** Takes the style from its text, which must be what the build made. */
export async function ensureStyle(): Promise<void> {
  const link = document.querySelector<HTMLLinkElement>("[rel=stylesheet]");
  if (!link || hasStyle()) return;
  try {
    const { href, integrity } = link;
    const style = await fetch(href, { integrity });
    const sheet = new CSSStyleSheet();
    document.adoptedStyleSheets.push(await sheet.replace(await style.text()));
  } catch {
    // the page says that it has not come whole
  }
}
