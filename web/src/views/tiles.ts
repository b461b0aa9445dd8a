/** Small digits that can be pressed: strokes or pictures, painted in the colour of the text. */
import { paintInk } from "../pad/ink";
import type { Sheet } from "../pad/sheet";
import { whenThemeChanges } from "../theme";
import { placesOf, rove } from "./roving";

export interface Tile {
  readonly sheet: Sheet;
  /** What it is called by those who hear the page. */
  readonly label: string;
  /** A word under it. */
  readonly note?: string;
}

const SIDE = 44;

const walked = new WeakMap<Element, () => void>();

/** Tab stops once for all of them; arrow keys go from one to another as they stand. */
function stand(container: Element): void {
  const tiles = () => [...container.children] as HTMLElement[];
  if (!walked.has(container)) {
    walked.set(
      container,
      rove(container, tiles, () => placesOf(tiles())),
    );
  }
  walked.get(container)?.();
}

/** A row of tiles in place of those that were there. */
export function showTiles(
  container: Element,
  tiles: readonly Tile[],
  press: (sheet: Sheet) => void,
) {
  const buttons = tiles.map((tile) => makeTile(tile, press));
  container.replaceChildren(...buttons);
  stand(container);
}

export function makeTile({ sheet, label, note }: Tile, press: (sheet: Sheet) => void) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "tile";
  button.ariaLabel = label;
  button.append(thumbnail(sheet));
  if (note) {
    const word = document.createElement("span");
    word.textContent = note;
    button.append(word);
  }
  button.addEventListener("click", () => press(sheet));
  return button;
}

/** A picture and no canvas: hundreds of canvases make every frame slow. */
function thumbnail(sheet: Sheet): HTMLImageElement {
  const picture = document.createElement("img");
  picture.alt = "";
  printed.add(new WeakRef(picture));
  sheets.set(picture, sheet);
  requestAnimationFrame(() => print(picture)); // once it stands in the page and knows its colour
  return picture;
}

const sheets = new WeakMap<HTMLImageElement, Sheet>();
const printed = new Set<WeakRef<HTMLImageElement>>();
const plate = document.createElement("canvas");

function print(picture: HTMLImageElement): void {
  plate.width = plate.height = SIDE * Math.min(2, Math.ceil(devicePixelRatio));
  const context = plate.getContext("2d") as CanvasRenderingContext2D;
  paintInk(context, sheets.get(picture) as Sheet, getComputedStyle(picture).color);
  picture.src = plate.toDataURL();
}

whenThemeChanges(() => {
  for (const reference of printed) {
    const picture = reference.deref();
    if (picture?.isConnected) print(picture);
    else printed.delete(reference);
  }
});
