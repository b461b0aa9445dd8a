/** The links to the chapters, and which of these is open. */
import type { State, Store } from "../state";
import type { Chapter } from "./chapter";

/** A lesson without chapters has the stage alone, as the first chapter shows it. */
export function openChapter({ chapter, hidden }: Readonly<State>): Chapter {
  return hidden.includes("below") ? "read" : chapter;
}

export function connectContents(nav: HTMLElement, store: Store): void {
  const links = [...nav.querySelectorAll<HTMLAnchorElement>("a")];
  const chapterOf = (link: HTMLAnchorElement) => link.dataset.chapterLink as Chapter;
  for (const link of links) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return; // a tab of its own
      event.preventDefault(); // the address carries more than the link
      store.set({ chapter: chapterOf(link) });
      scrollTo(0, 0);
    });
  }
  store.watch(["chapter", "hidden"], (state) => {
    const open = openChapter(state);
    document.documentElement.dataset.chapter = open;
    for (const link of links) link.ariaCurrent = chapterOf(link) === open ? "page" : null;
  });
}

/** A chapter costs nothing until it opens: `then` is called once, the first time that it does. */
export function whenOpened(store: Store, chapter: Chapter, then: () => void): void {
  let opened = false;
  store.watch(["chapter", "hidden"], (state) => {
    if (opened || openChapter(state) !== chapter) return;
    opened = true;
    then();
  });
}
