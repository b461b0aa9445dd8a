/** One sentence of the page's own, at the bottom of the screen until somebody goes on. */

export function createNotice(element: HTMLElement): (notice: { text: string } | null) => void {
  const text = element.querySelector("p") as HTMLElement;
  const hide = () => element.classList.remove("shown");
  for (const name of ["pointerdown", "keydown"]) addEventListener(name, hide);

  return (notice) => {
    element.classList.toggle("shown", notice !== null);
    text.textContent = notice?.text ?? ""; // last, as what is hidden is not said aloud
  };
}
