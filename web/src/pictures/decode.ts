/** Lets the browser decode a picture file, whatever its kind, into 8-bit greys. */
import { tell } from "../texts";

export interface GreyPicture {
  readonly grey: Uint8Array;
  readonly width: number;
}

const MOST_BYTES = 40e6;
/** What is larger is made smaller: a digit needs no more. */
const SIDE = 1024;

/** Rejects with a sentence that says what is wrong. */
export async function decodePicture(file: Blob): Promise<GreyPicture> {
  if (file.size === 0) throw new Error(tell.pictureFile.empty);
  if (file.size > MOST_BYTES) throw new Error(tell.pictureFile.large(file.size, MOST_BYTES));
  const image = await createImageBitmap(file).catch(() => {
    throw new Error(tell.pictureFile.unknown);
  });
  const scale = Math.min(1, SIDE / Math.max(image.width, image.height));
  const [width, height] = [image.width, image.height].map((side) =>
    Math.max(1, Math.round(side * scale)),
  );
  const context = new OffscreenCanvas(width, height).getContext(
    "2d",
  ) as OffscreenCanvasRenderingContext2D;
  context.fillStyle = "grey"; // behind a transparent picture, be its ink black or white
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = "high";
  context.drawImage(image, 0, 0, width, height);
  image.close();
  return { grey: toGrey(context.getImageData(0, 0, width, height).data), width };
}

/** As bright as the eye sees it (Rec. 601). */
function toGrey(colours: Uint8ClampedArray): Uint8Array {
  return Uint8Array.from({ length: colours.length / 4 }, (_, i) =>
    Math.round(0.299 * colours[4 * i] + 0.587 * colours[4 * i + 1] + 0.114 * colours[4 * i + 2]),
  );
}
