/** How it was trained: parameters, curves, confusion matrix, and the digits behind each of its cells. */

import { setWords } from "../../glossary/words";
import type { Picture } from "../../pad/sheet";
import { SIDE } from "../../size";
import { messages } from "../../texts";
import { showTiles } from "../tiles";
import { type Cell, createConfusion } from "./confusion";
import { createCurves } from "./curves";
import { createMoments } from "./moments";
import { showParameters } from "./parameters";
import type { Examples, TrainingRecord } from "./record";

export function createTraining(
  section: HTMLElement,
  press: (picture: Picture) => void,
): (record: TrainingRecord | null) => void {
  const find = <T extends HTMLElement>(selector: string) => section.querySelector(selector) as T;
  const behind = find(".behind");
  const words = find(".behind-words");
  let examples: Examples | undefined;

  const showCell = ({ meant, read, count }: Cell) => {
    const numbers = examples ? numbersIn(examples, meant, read) : [];
    words.textContent = examples
      ? messages.behind(meant, read, count, numbers.length)
      : messages.noExamples;
    const tiles = numbers.map((number) => ({
      sheet: { ink: inkOf(examples as Examples, number), width: SIDE, meant },
      label: messages.example(meant, read),
    }));
    showTiles(behind, tiles, (sheet) => press(sheet as Picture));
  };
  const showCurves = createCurves(find(".curves"));
  const showMoments = createMoments(find(".moments"));
  const showConfusion = createConfusion(find<HTMLTableElement>(".confusion"), showCell);

  return (record) => {
    section.classList.toggle("without", record === null);
    behind.replaceChildren();
    words.textContent = "";
    if (!record) return;
    examples = record.test.examples;
    const { loss, distort, teacher_epochs: teacher } = record.recipe;
    const hasLoss = record.epochs.every((epoch) => epoch.loss !== undefined);
    setWords(
      find(".reading-them"),
      messages.curves(distort === true, loss === "cross-entropy", hasLoss),
    );
    setWords(find(".teacher"), Number(teacher) > 0 ? messages.teacher(Number(teacher)) : "");
    showParameters(find(".parameters"), record);
    showCurves(record.epochs);
    showMoments(record.moments);
    showConfusion(record.test.confusion);
  };
}

function numbersIn({ meant, read }: Examples, row: number, column: number): number[] {
  return [...meant.keys()].filter((at) => meant[at] === row && read[at] === column);
}

function inkOf({ ink }: Examples, number: number): Uint8Array {
  const size = SIDE * SIDE;
  const bytes = atob(ink).slice(number * size, (number + 1) * size);
  return Uint8Array.from({ length: size }, (_, i) => bytes.charCodeAt(i) || 0);
}
