/** What the page and its Python say to each other. All arrays are flat. */

/** A drawing, in pad units: x0, y0, x1, y1 … and the number of points of each stroke. */
export interface StrokeInk {
  readonly points: Float32Array;
  readonly lengths: Int32Array;
}

/** A picture, row after row, ink bright on 0. */
export interface PictureInk {
  readonly ink: Uint8Array;
  readonly width: number;
}

/** What is to be read. */
export type Ink = StrokeInk | PictureInk;

export interface NetworkInfo {
  readonly sizes: number[];
  /** For each neuron of the last hidden layer, the digit that it argues for most. */
  readonly favours: Int32Array;
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
  readonly confidence: number;
  /** One for each digit; they sum to 1. */
  readonly confidences: Float32Array;
  /** One array for each layer; the first is the 28x28 that the network sees. */
  readonly activations: Float32Array[];
  /** One for each layer of weights. */
  readonly links: Links[];
  /** The hidden neuron that speaks loudest for the answer, and what each point told it. */
  readonly loudest: { readonly neuron: number; readonly points: Float32Array } | null;
}
