/** Lets the browser decode a picture file, whatever its kind, into 8-bit greys and opacities. */
import type { GreyPicture } from "../engine/types";
import { messages } from "../texts";
import { pixelsOf } from "./pixels";

const MOST_BYTES = 40e6;
/** More than a telephone's camera takes; a small file can claim to hold any number. */
const MOST_POINTS = 110e6;
/** What is larger is made smaller: a digit needs no more. */
const SIDE = 1024;
const NONE = new Uint8Array();

/** Rejects with a sentence that says what is wrong. */
export async function decodePicture(file: Blob): Promise<GreyPicture> {
  if (file.size === 0) throw new Error(messages.pictureFile.empty);
  if (file.size > MOST_BYTES) throw new Error(messages.tooLarge(file.size, MOST_BYTES));
  const [fileWidth, fileHeight] = await sizeOf(file);
  if (fileWidth * fileHeight > MOST_POINTS) {
    throw new Error(messages.pictureFile.wide(fileWidth, fileHeight));
  }
  const image = await createImageBitmap(file).catch(unknown);
  const scale = Math.min(1, SIDE / Math.max(image.width, image.height));
  const [width, height] = [image.width, image.height].map((side) =>
    Math.max(1, Math.round(side * scale)),
  );
  const context = new OffscreenCanvas(width, height).getContext(
    "2d",
  ) as OffscreenCanvasRenderingContext2D;
  context.imageSmoothingQuality = "high";
  context.drawImage(image, 0, 0, width, height);
  image.close();
  const colours = pixelsOf(context, 0, 0, width, height);
  const alpha = Uint8Array.from({ length: colours.length / 4 }, (_, i) => colours[4 * i + 3]);
  return { grey: toGrey(colours), alpha: alpha.some((a) => a < 255) ? alpha : NONE, width };
}

function unknown(): never {
  throw new Error(messages.pictureFile.unknown);
}

/** Width and height as the file's head says: an image that stands nowhere is not decoded yet. */
async function sizeOf(file: Blob): Promise<[width: number, height: number]> {
  const image = new Image();
  const address = URL.createObjectURL(file);
  try {
    await new Promise((resolve, reject) => {
      image.onload = resolve;
      image.onerror = reject;
      image.src = address;
    }).catch(unknown);
    return [image.naturalWidth, image.naturalHeight];
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** As bright as the eye sees it (Rec. 601). */
function toGrey(colours: Uint8ClampedArray): Uint8Array {
  return Uint8Array.from({ length: colours.length / 4 }, (_, i) =>
    Math.round(0.299 * colours[4 * i] + 0.587 * colours[4 * i + 1] + 0.114 * colours[4 * i + 2]),
  );
}
