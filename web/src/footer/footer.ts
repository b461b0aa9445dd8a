/** At the foot of the page: how to cite it, with its version and the address where it stands. */
import { messages } from "../texts";

export function fillFooter(footer: HTMLElement): void {
  const cite = footer.querySelector(".cite") as HTMLElement;
  const { origin, pathname } = location;
  cite.textContent = messages.cite(cite.dataset.version ?? "", origin + pathname);
}
