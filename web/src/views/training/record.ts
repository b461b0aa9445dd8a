/** `training.json`: how a network came about. Whatever is no such record is refused in one sentence. */

import { SIDE } from "../../size";
import { messages } from "../../texts";

export interface Epoch {
  readonly number: number;
  /** What was made small, if the record holds it. */
  readonly loss?: number;
  /** Mean squared error. */
  readonly error: number;
  readonly accuracy: number;
  /** Accuracy on the samples held out, where some were. */
  readonly validation: number | null;
  readonly seconds?: number | null;
}

/** Test digits behind the cells of the confusion matrix. */
export interface Examples {
  readonly index: readonly number[];
  readonly meant: readonly number[];
  readonly read: readonly number[];
  /** 28x28 bytes each, one image after the other, in base64. */
  readonly ink: string;
}

/** Some hidden neurons' weights while the network learned. */
export interface Moments {
  readonly neurons: number;
  /** How many samples had been learned from, moment by moment. */
  readonly samples: readonly number[];
  /** Every neuron's 784 weights: two a byte, the first in its low half, each from 0 to 14; base64. */
  readonly levels: readonly string[];
}

/** A list holds a number for each hidden layer. */
export type Setting = string | number | boolean | readonly number[];

export interface TrainingRecord {
  readonly recipe: Readonly<Record<string, Setting>>;
  readonly sizes: readonly number[];
  readonly data: Readonly<Record<string, { readonly samples: number }>>;
  readonly chosen: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly epochs: readonly Epoch[];
  readonly moments?: Moments;
  readonly test: {
    readonly samples: number;
    readonly accuracy: number;
    /** Row: meant; column: read. */
    readonly confusion: readonly (readonly number[])[];
    readonly examples?: Examples;
  };
}

/** So much can be shown at once: twelve digits for each cell of the matrix, and these many words. */
const MOST = {
  letters: 3e6,
  epochs: 10_000,
  examples: 1200,
  terms: 100,
  word: 1000,
  moments: 40,
  neurons: 40,
};

export function parseRecord(text: string): TrainingRecord {
  if (text.length > MOST.letters) throw new Error(messages.noRecord);
  const record = parse(text) as TrainingRecord;
  const { recipe, sizes, data, chosen, versions, epochs, test, moments } = Object(record);
  const sound =
    [recipe, data, versions, test].every(isObject) &&
    [recipe, data, versions].every(isShort) &&
    Object.values(recipe).every((value) => isWord(value) || (isNumbers(value) && isShort(value))) &&
    Object.values(versions).every(isWord) &&
    isNumbers(sizes) &&
    isShort(sizes) &&
    typeof chosen === "string" &&
    isWord(chosen) &&
    Object.values(data).every((each) => isNumber(Object(each).samples)) &&
    Array.isArray(epochs) &&
    epochs.length > 0 &&
    epochs.length <= MOST.epochs &&
    epochs.every(isEpoch) &&
    (moments === undefined || isMoments(moments)) &&
    isNumber(test.samples) &&
    isShare(test.accuracy) &&
    isMatrix(test.confusion) &&
    (test.examples === undefined || isExamples(test.examples));
  if (!sound) throw new Error(messages.noRecord);
  return record;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(messages.noRecord);
  }
}

const isObject = (value: unknown) => Object(value) === value && !Array.isArray(value);
const isNumber = (value: unknown): value is number => Number.isFinite(value);
const isShare = (value: unknown) => isNumber(value) && value >= 0 && value <= 1;
const isWord = (value: unknown) =>
  ["string", "number", "boolean"].includes(typeof value) && String(value).length <= MOST.word;
const isShort = (value: object) => {
  const names = Object.keys(value);
  return names.length <= MOST.terms && names.every(isWord);
};
const isNumbers = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every(isNumber);

function isEpoch(value: unknown): boolean {
  const { number, loss = 0, error, accuracy, validation = null, seconds = null } = Object(value);
  return (
    isNumber(number) &&
    [loss, error].every((each) => isNumber(each) && each >= 0 && each < 1e6) &&
    isShare(accuracy) &&
    (validation === null || isShare(validation)) &&
    (seconds === null || isNumber(seconds))
  );
}

function isMatrix(value: unknown): boolean {
  const isTen = (row: unknown) => Array.isArray(row) && row.length === 10;
  const isCount = (count: unknown) => Number.isSafeInteger(count) && (count as number) >= 0;
  const isRow = (row: unknown) => isTen(row) && (row as unknown[]).every(isCount);
  return isTen(value) && (value as unknown[]).every(isRow);
}

function isExamples(value: unknown): boolean {
  const { index, meant, read, ink } = Object(value);
  return (
    [index, meant, read].every(isNumbers) &&
    index.length <= MOST.examples &&
    meant.length === index.length &&
    read.length === index.length &&
    isImages(ink, index.length)
  );
}

function isMoments(value: unknown): boolean {
  const { neurons, samples, levels } = Object(value);
  return (
    Number.isInteger(neurons) &&
    neurons > 0 &&
    neurons <= MOST.neurons &&
    isNumbers(samples) &&
    samples.length > 0 &&
    samples.length <= MOST.moments &&
    Array.isArray(levels) &&
    levels.length === samples.length &&
    levels.every((moment) => isImages(moment, neurons / 2))
  );
}

function isImages(ink: unknown, count: number): boolean {
  try {
    return typeof ink === "string" && atob(ink).length === count * SIDE * SIDE;
  } catch {
    return false;
  }
}

const MIDDLE = 7; // of the levels from 0 to 14

/** Weights from -1 to 1, as shares of each neuron's largest. */
export function weightsOf(levels: string): Float32Array {
  const bytes = atob(levels);
  return Float32Array.from({ length: 2 * bytes.length }, (_, weight) => {
    const byte = bytes.charCodeAt(weight >> 1);
    return ((weight % 2 ? byte >> 4 : byte & 15) - MIDDLE) / MIDDLE;
  });
}
