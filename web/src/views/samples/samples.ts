/** MNIST's own digits to try: plain ones, and those that the network finds hardest. */
import { fetchFile } from "../../file";
import type { Picture } from "../../pad/sheet";
import { pixelsOf } from "../../pictures/pixels";
import { SIDE } from "../../size";
import { messages } from "../../texts";
import { showTiles } from "../tiles";

/** What `python -m digitnet.data.showcase` wrote. */
interface About {
  plain: number;
  meant: number[];
}

/** Fetches and shows them; rejects when they cannot be had. */
export async function showSamples(
  section: Element,
  press: (picture: Picture) => void,
): Promise<void> {
  const [about, pictures] = await Promise.all([
    fetchFile("samples/mnist.json").then((file) => file.text()),
    fetchFile("samples/mnist.png"),
  ]);
  const { plain, meant }: About = JSON.parse(about);
  const inks = cut(await createImageBitmap(pictures), meant.length);
  const tiles = meant.map((digit, number) => ({
    sheet: { ink: inks[number], width: SIDE, meant: digit },
    label: messages.sample(digit, number >= plain),
  }));
  const show = (selector: string, part: typeof tiles) =>
    showTiles(section.querySelector(selector) as Element, part, (sheet) => press(sheet as Picture));
  show(".plain", tiles.slice(0, plain));
  show(".hardest", tiles.slice(plain));
}

/** The ink of each tile of a row of tiles. */
function cut(image: ImageBitmap, count: number): Uint8Array[] {
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext("2d", {
    willReadFrequently: true,
  }) as OffscreenCanvasRenderingContext2D;
  context.drawImage(image, 0, 0);
  return Array.from({ length: count }, (_, number) => {
    const data = pixelsOf(context, number * SIDE, 0, SIDE, SIDE);
    return Uint8Array.from({ length: SIDE * SIDE }, (_, i) => data[4 * i + 3]);
  });
}
