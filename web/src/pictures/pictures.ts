/** From a picture file to its ink on the pad, or a sentence that says why not. */
import { reasonOf } from "../engine/status";
import type { GreyPicture, PictureInk } from "../engine/types";
import { closePopover } from "../menu/popover";
import { type Store, whenReady } from "../state";
import { messages } from "../texts";
import { decodePicture } from "./decode";
import { takePictures } from "./take";

export function connectPictures(
  root: ParentNode,
  store: Store,
  findDigit: (picture: GreyPicture) => Promise<PictureInk>,
  lay: (picture: PictureInk) => void,
): void {
  const say = (text: string) => store.set({ notice: { text } });

  takePictures(root.querySelectorAll<HTMLInputElement>("[name=picture]"), async (file) => {
    closePopover(root.querySelector("#menu") as HTMLElement);
    try {
      const picture = await decodePicture(file);
      if (store.state.load.stage !== "ready") say(messages.pictureFile.waiting);
      await whenReady(store);
      lay(await findDigit(picture));
      store.set({ notice: null });
    } catch (error) {
      say(`${reasonOf(error as Error)}.`);
    }
  });
}
