/** "How it works": screens of plain words, each with a picture of the present drawing. */
import type { NetworkInfo, Reading } from "../../engine/types";
import type { Sizes } from "../../layers";
import { isOnPaper } from "../../paper";
import { still, tell } from "../../texts";
import { whenThemeChanges } from "../../theme";
import { lightUp } from "./light";
import { createNumbers } from "./numbers";
import { createVoices } from "./voices";
import { createWeighed } from "./weighed";

type Show = (reading: Reading | null, network: NetworkInfo | null) => void;

const pictures: Record<
  string,
  (figure: HTMLElement) => (reading: Reading, network: NetworkInfo) => void
> = {
  numbers: createNumbers,
  weighed: createWeighed,
  voices: createVoices,
};

/** A picture that nobody sees is not drawn until somebody does. */
export function createHow(section: HTMLElement): Show {
  let newest: Reading | null = null;
  let known: NetworkInfo | null = null;
  const figures = Object.entries(pictures).map(([name, create]) => {
    const figure = section.querySelector(`.${name}`) as HTMLElement;
    figure.dataset.invitation = still.drawYours;
    figure.dataset.keptBack = still.keptBack;
    const draw = create(figure);
    let seen = false;
    const show = () => {
      if ((seen || isOnPaper()) && newest && known) draw(newest, known);
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

  const showAll = () => {
    for (const show of figures) show();
  };
  whenThemeChanges(showAll);

  /** What depends on how many neurons there are. */
  function tellSizes(sizes: Sizes | null): void {
    const words: Record<string, string> = tell.network.how(sizes);
    for (const paragraph of section.querySelectorAll<HTMLElement>("[data-sizes]")) {
      paragraph.textContent = words[paragraph.dataset.sizes ?? ""];
    }
  }

  return (reading, network) => {
    if (network !== known || !network) tellSizes(network?.sizes ?? null);
    known = network;
    newest = reading;
    section.classList.toggle("waiting", reading === null);
    showAll();
  };
}
