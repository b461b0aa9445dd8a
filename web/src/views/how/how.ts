/** "How it works": screens of plain words, each with a picture of the present drawing. */
import type { Reading } from "../../engine/types";
import { still } from "../../texts";
import { lightUp } from "./light";
import { createNumbers } from "./numbers";
import { createVoices } from "./voices";
import { createWeighed } from "./weighed";

const pictures: Record<string, (figure: HTMLElement) => (reading: Reading) => void> = {
  numbers: createNumbers,
  weighed: createWeighed,
  voices: createVoices,
};

/** A picture that nobody sees is not drawn until somebody does. */
export function createHow(section: HTMLElement): (reading: Reading | null) => void {
  let newest: Reading | null = null;
  const figures = Object.entries(pictures).map(([name, create]) => {
    const figure = section.querySelector(`.${name}`) as HTMLElement;
    figure.dataset.invitation = still.drawYours;
    const draw = create(figure);
    let seen = false;
    const show = () => {
      if (seen && newest) draw(newest);
    };
    new IntersectionObserver(([entry]) => {
      seen = entry.isIntersecting;
      show();
    }).observe(figure);
    return show;
  });
  for (const button of section.querySelectorAll<HTMLElement>("[data-shows]")) {
    button.addEventListener("click", () => lightUp(button.dataset.shows ?? ""));
  }

  return (reading) => {
    newest = reading;
    section.classList.toggle("waiting", reading === null);
    for (const show of figures) show();
  };
}
