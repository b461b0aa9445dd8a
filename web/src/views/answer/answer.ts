/** The answer: the digit, large, and how sure of it the reader is. */
import type { Reading } from "../../engine/types";
import { messages } from "../../texts";
import { show } from "../unchanged";

const REST = 700; // ms without a new answer before it is said aloud

export function createAnswer(section: Element): (reading: Reading | null) => void {
  const [digit, note, spoken] = ["digit", "note", "spoken"].map(
    (name) => section.querySelector(`.${name}`) as HTMLElement,
  );
  let count = 0;
  let resting = 0;
  digit.dataset.reading = "0";

  return (reading) => {
    show(digit, reading ? (reading.sure ? String(reading.digit) : "?") : "");
    digit.dataset.digit = reading ? String(reading.digit) : "";
    digit.dataset.confidence = reading ? String(reading.confidence) : "";
    if (reading) digit.dataset.reading = String(++count);
    show(note, reading ? messages.verdict(reading) : "");
    section.classList.toggle("unsure", reading?.sure === false);

    clearTimeout(resting);
    resting = setTimeout(() => {
      show(spoken, reading ? messages.spoken(reading) : "");
    }, REST);
  };
}
