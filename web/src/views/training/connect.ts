/** The training record of the present network, and networks of one's own in its place. */
import { sum } from "d3-array";
import { reasonOf } from "../../engine/status";
import type { NetworkInfo } from "../../engine/types";
import { fetchFile } from "../../file";
import type { Picture } from "../../pad/sheet";
import { ofAnotherNetwork } from "../../selection";
import { type Store, whenReady } from "../../state";
import { messages } from "../../texts";
import { loadPart } from "../part";
import { parseRecord, type TrainingRecord } from "./record";
import { createTraining } from "./training";

export interface TrainingHost {
  /** Null stands for the shipped one. */
  openNetwork(weights: Uint8Array | null): Promise<NetworkInfo>;
  press(picture: Picture): void;
  /** Another network is to read what is on the pad. */
  changed(at: number): void;
}

export function connectTraining(section: HTMLElement, store: Store, host: TrainingHost): void {
  const show = createTraining(section, host.press);
  async function showShipped(): Promise<void> {
    const file = await fetchFile("model/training.json");
    show(parseRecord(await file.text()));
  }
  const say = (text: string) => store.set({ notice: { text } });

  async function use(weights: Uint8Array | null, opened: string | null): Promise<NetworkInfo> {
    await whenReady(store);
    const network = await host.openNetwork(weights);
    // The last reading, and what was picked out to look at, were another network's.
    store.set({ network, opened, reading: null, ...ofAnotherNetwork(store.state) });
    host.changed(performance.now());
    return network;
  }

  const input = section.querySelector("input[type=file]") as HTMLInputElement;
  input.addEventListener("change", async () => {
    try {
      const files = [...(input.files ?? [])];
      const { weights, record } = await sort(files);
      const network = weights && (await use(weights, files.map(({ name }) => name).join(", ")));
      show(record);
      say(network ? messages.opened(record !== null, network.transposed) : messages.openedRecord);
    } catch (error) {
      say(`${reasonOf(error as Error)}.`);
    }
    input.value = "";
  });

  section.querySelector("[data-control=back]")?.addEventListener("click", async () => {
    try {
      await use(null, null);
      await showShipped();
      say(messages.putBack);
    } catch (error) {
      say(`${reasonOf(error as Error)}.`);
    }
  });

  store.watch(["opened"], ({ opened }) => {
    section.classList.toggle("own", opened !== null);
    (section.querySelector(".opened") as HTMLElement).textContent = opened
      ? messages.inUse(opened)
      : "";
  });
  loadPart(section, showShipped);
}

/** A network of two thousand hidden neurons, and its record. */
const MOST_BYTES = 20e6;

/** What a record of a training has, and a network has not. */
const OF_RECORD = ['"recipe"', '"epochs"'];

/** Which of the files is the network, and which its record: told by what is in them. */
async function sort(files: File[]) {
  const size = sum(files, (file) => file.size);
  if (size > MOST_BYTES) throw new Error(messages.tooLarge(size, MOST_BYTES));
  let weights: Uint8Array | null = null;
  let record: TrainingRecord | null = null;
  for (const file of files) {
    const text = await file.text();
    if (OF_RECORD.every((name) => text.includes(name))) record = parseRecord(text);
    else weights = new Uint8Array(await file.arrayBuffer());
  }
  return { weights, record };
}
