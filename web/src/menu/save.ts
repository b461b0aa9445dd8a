/** Saves what lies on the pad as a picture: dark ink on white, whatever the theme. */
import type { Reading } from "../engine/types";
import { paintInk } from "../pad/ink";
import type { Sheet } from "../pad/sheet";

const SIDE = 1024;

export function savePicture(sheet: Sheet, reading: Reading | null): void {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = SIDE;
  const context = canvas.getContext("2d") as CanvasRenderingContext2D;
  paintInk(context, sheet, "black");
  context.globalCompositeOperation = "destination-over";
  context.fillStyle = "white";
  context.fillRect(0, 0, 1, 1);
  const name = reading?.sure ? `digit-${reading.digit}.png` : "drawing.png";
  canvas.toBlob((blob) => blob && download(blob, name));
}

/** Hands a file to whoever sits before the page. */
export function download(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
