/** A part of the page that needs a file: if that fails, the part says so and offers to try again. */
import { labels } from "../texts";

export async function loadPart(section: Element, load: () => Promise<void>): Promise<void> {
  try {
    await load();
  } catch (error) {
    const words = document.createElement("p");
    words.role = "status";
    const retry = document.createElement("button");
    retry.type = "button";
    retry.textContent = labels.retry;
    retry.addEventListener("click", () => {
      words.remove();
      loadPart(section, load);
    });
    words.append((error as Error).message, " ", retry);
    section.querySelector(".lead")?.after(words);
  }
}
