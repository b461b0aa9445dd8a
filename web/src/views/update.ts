/** Offers a new version of the page, which has come in behind the one that is open. */
export function createUpdate(note: HTMLElement): (update: () => void) => void {
  return (update) => {
    (note.querySelector("button") as HTMLButtonElement).onclick = update;
    note.hidden = false;
  };
}
