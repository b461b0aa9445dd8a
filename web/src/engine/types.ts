/** What the page and its Python say to each other. All arrays are flat. */

/** A drawing, in pad units: x0, y0, x1, y1 … and the number of points of each stroke. */
export interface StrokeInk {
  readonly points: Float32Array;
  readonly lengths: Int32Array;
}

/** A picture, row after row, ink bright on 0. */
/** A picture as the browser decodes it, row after row. */
export interface GreyPicture {
  readonly grey: Uint8Array;
  /** How opaque each point is; empty where all are. */
  readonly alpha: Uint8Array;
  readonly width: number;
}

export interface PictureInk {
  readonly ink: Uint8Array;
  readonly width: number;
}

/** What is to be read. */
export type Ink = StrokeInk | PictureInk;
/** A neuron by its layer, the input being 0, and its number there. */
export type Neuron = readonly [layer: number, index: number];

/** A hidden neuron, and what its activation is multiplied by. */
export type Strength = readonly [layer: number, index: number, strength: number];

/** What the person attends to, and which activations are scaled. It goes with every drawing. */
export interface Attention {
  /** How many connections of each layer to name. */
  readonly links: number;
  /** Whose own connections to name. */
  readonly pointed?: Neuron;
  /** What to explain in full. */
  readonly chosen?: Neuron;
  /** The digit that a chosen output is argued against, -1 for none; without one it is the likeliest other digit. */
  readonly rival?: number;
  /** For each altered hidden neuron, what its activation is multiplied by. */
  readonly strengths: readonly Strength[];
}

/** What is to be read. */
export interface Request {
  readonly ink: Ink;
  readonly attention: Attention;
}

/** Python's answer when something cannot be used: why, by a name for which texts.ts has the words. */
export interface Refusal {
  readonly refused: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** How a network is read, and what an answer needs, each between 0 and 1. */
export interface ReadingSettings {
  /** By which the last layer's sums are divided before the softmax. */
  readonly temperature: number;
  /** Of confidence. */
  readonly threshold: number;
  /** Of its output's activation. */
  readonly presence: number;
  /** The same where the ink falls into two parts. */
  readonly apart: number;
}

/** What a reading may lack. */
export type Requirement = "apart" | "presence" | "threshold";

export interface NetworkInfo {
  /** How many neurons each layer has, the input first. */
  readonly sizes: readonly number[];
  readonly settings: ReadingSettings;
  /** Whether the file had its matrices as (inputs, outputs), and they were turned round. */
  readonly transposed: boolean;
  /** For each neuron of the last hidden layer, the digit that it argues for most. */
  readonly favours: Int32Array;
  /** The weights of every neuron of the first hidden layer, image after image. */
  readonly images: Float32Array;
  /** The neurons of the last hidden layer by the digit that they favour. */
  readonly by_digit: Int32Array;
  /** The neurons of the last hidden layer, the strongest first. */
  readonly by_strength: Int32Array;
}

/** The strongest connections between two layers, strongest first. */
export interface Links {
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** weight x activation */
  readonly contribution: Float32Array;
}

export interface Reading {
  readonly digit: number;
  readonly sure: boolean;
  /** Why it is not sure: what the reading lacks, and how much of that was needed. */
  readonly doubt: { readonly setting: Requirement; readonly needed: number } | null;
  readonly confidence: number;
  /** The activation of the digit's own output. */
  readonly output: number;
  /** One for each digit; they sum to 1. */
  readonly confidences: Float32Array;
  /** The digits, the likeliest first. */
  readonly ranking: Int32Array;
  /** One array for each layer; the first is the 28x28 that the network sees. */
  readonly activations: Float32Array[];
  /** The neurons of the first hidden layer, the most active first. */
  readonly most_active: Int32Array;
  /** What the sigmoid made the activations of, for every layer but the input. */
  readonly sums: Float32Array[];
  /** One for each layer of weights. */
  readonly links: Links[];
  /**
   * The hidden neuron that contributes most to the answer, weight x input for each point, and its
   * weighted sum written out. Of several hidden layers, the most active neuron of the first.
   */
  readonly leading: {
    readonly neuron: number;
    readonly points: Float32Array;
    readonly gain: number;
    readonly loss: number;
    readonly bias: number;
    readonly sum: number;
  };
  /** How the last layer's sums became the confidences. */
  readonly softmax: Softmax;
  /** What is pointed at, or else chosen. */
  readonly focus?: Focus;
  readonly chosen?: Arithmetic;
  /** Why the chosen output and not its rival. */
  readonly argument?: Argument;
}

/** Each power's share of the total is a confidence. */
export interface Softmax {
  readonly temperature: number;
  /** The sums, divided by the temperature, less the largest of them. */
  readonly shifted: Float32Array;
  /** e to each of these. */
  readonly powers: Float32Array;
  readonly total: number;
}

/** A neuron with all the connections of its own. */
export interface Focus {
  readonly layer: number;
  readonly index: number;
  readonly activation: number;
  readonly links: Links[];
}

/** gain + loss + bias = sum, and its sigmoid is the activation. */
export interface Arithmetic {
  readonly layer: number;
  readonly index: number;
  readonly weights: Float32Array;
  /** weight x activation for each neuron of the layer before */
  readonly contributions: Float32Array;
  /** All contributions above zero. */
  readonly gain: number;
  /** All contributions below zero. */
  readonly loss: number;
  readonly bias: number;
  readonly sum: number;
  readonly activation: number;
  /** What it gives to each neuron of the next layer. */
  readonly outgoing: Float32Array;
  /** The neurons before it, from the strongest for it to the strongest against it. */
  readonly sources: Int32Array;
  /** The neurons of the next layer, the one first to which it gives most. */
  readonly targets: Int32Array;
}

/** gain + loss + bias = margin: the digit's sum, less the rival's. */
export interface Argument {
  readonly digit: number;
  /** None when the digit is explained by itself. */
  readonly rival?: number;
  readonly margin: number;
  readonly gain: number;
  readonly loss: number;
  readonly bias: number;
  /** Hidden neurons from the strongest for it to the strongest against it. */
  readonly hidden: Int32Array;
  /** What each of these gave, in the same order. */
  readonly contributions: Float32Array;
  /** What each pixel's ink or emptiness gave. */
  readonly pixels: Float32Array;
}
