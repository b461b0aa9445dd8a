/** The training record of the present network, and networks of one's own in its place. */
import { sum } from "d3-array";
import { reasonOf } from "./engine/status";
import type { NetworkInfo } from "./engine/types";
import { fetchFile } from "./file";
import type { Picture } from "./pad/sheet";
import { type Store, whenReady } from "./state";
import { tell } from "./texts";
import { loadPart } from "./views/part";
import { parseRecord, type TrainingRecord } from "./views/training/record";
import { createTraining } from "./views/training/training";

export interface TrainingHost {
  /** Null stands for the shipped one. */
  openNetwork(weights: string | null): Promise<NetworkInfo>;
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

  async function use(weights: string | null, opened: string | null): Promise<void> {
    await whenReady(store);
    const network = await host.openNetwork(weights);
    store.set({ network, opened, reading: null }); // the last reading was another network's
    host.changed(performance.now());
  }

  const input = section.querySelector("input[type=file]") as HTMLInputElement;
  input.addEventListener("change", async () => {
    try {
      const files = [...(input.files ?? [])];
      const { weights, record } = await sort(files);
      if (weights) await use(weights, files.map(({ name }) => name).join(", "));
      show(record);
      say(tell.opened(weights !== null, record !== null));
    } catch (error) {
      say(`${reasonOf(error as Error)}.`);
    }
    input.value = "";
  });

  section.querySelector("[data-control=back]")?.addEventListener("click", async () => {
    try {
      await use(null, null);
      await showShipped();
      say(tell.putBack);
    } catch (error) {
      say(`${reasonOf(error as Error)}.`);
    }
  });

  store.watch(["opened"], ({ opened }) => {
    section.classList.toggle("own", opened !== null);
    (section.querySelector(".opened") as HTMLElement).textContent = opened
      ? tell.inUse(opened)
      : "";
  });
  loadPart(section, showShipped);
}

/** A network of two thousand hidden neurons, and its record. */
const MOST_BYTES = 20e6;

/** Which of the files is the network, and which its record: told by what is in them. */
async function sort(files: File[]) {
  const size = sum(files, (file) => file.size);
  if (size > MOST_BYTES) throw new Error(tell.tooLarge(size, MOST_BYTES));
  let weights: string | null = null;
  let record: TrainingRecord | null = null;
  for (const text of await Promise.all(files.map((file) => file.text()))) {
    if (text.includes('"biases"')) weights = text;
    else record = parseRecord(text);
  }
  return { weights, record };
}
