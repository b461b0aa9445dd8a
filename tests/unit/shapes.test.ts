/** What the page picks out and lays out follows from the network's sizes. */
import { expect, test } from "vitest";
import type { NetworkInfo } from "../../web/src/engine/types";
import { products, type Sizes } from "../../web/src/layers";
import {
  alter,
  nothing,
  ofAnotherNetwork,
  strengthOf,
  withoutAnswer,
} from "../../web/src/selection";
import { stepsOf } from "../../web/src/steps";
import { neuronAt } from "../../web/src/views/network/hit";
import { layOut } from "../../web/src/views/network/layout";
import { whatIsShown } from "../../web/src/views/network/shown";

const SHAPES: Sizes[] = [
  [784, 1, 10],
  [784, 100, 10],
  [784, 2000, 10],
  [784, 16, 16, 10],
  [784, 64, 32, 10],
  [784, 128, 64, 32, 10],
  [784, 1, 500, 1, 10],
];

const network = (sizes: Sizes) =>
  ({
    sizes,
    favours: Int32Array.from({ length: sizes[sizes.length - 2] }, (_, neuron) => (neuron * 7) % 10),
  }) as unknown as NetworkInfo;

test.each(SHAPES)(
  "every neuron of %j, %j, … has a place of its own and is hit there",
  (...sizes) => {
    for (const [width, height] of [
      [700, 400],
      [1100, 600],
      [330, 760],
    ]) {
      const layout = layOut(width, height, network(sizes), 13);
      expect(layout.places.map((layer) => layer.length)).toEqual(sizes);
      for (const [layer, places] of layout.places.entries()) {
        for (const [index, { x, y }] of places.entries()) {
          if (index % 17 === 0) expect(neuronAt(layout, { x, y }, 0)).toEqual([layer, index]);
          const radius = layout.radii[layer];
          expect(Math.min(x, y, width - x, height - y)).toBeGreaterThanOrEqual(radius - 0.01);
        }
      }
    }
  },
);

test.each(SHAPES)("the layers of %j, %j, … follow each other and do not touch", (...sizes) => {
  for (const [width, height] of [
    [700, 400],
    [330, 760],
  ]) {
    const { places, radii, flow } = layOut(width, height, network(sizes), 13);
    const along = flow === "right" ? "x" : "y";
    for (let layer = 1; layer < places.length; layer++) {
      const before = Math.max(...places[layer - 1].map((place) => place[along]));
      const here = Math.min(...places[layer].map((place) => place[along]));
      expect(here - radii[layer]).toBeGreaterThan(before + radii[layer - 1]);
    }
  }
});

test("a step shows what has been reached, and nothing beyond", () => {
  const deep = [784, 16, 8, 4, 10];
  const at = (step: (typeof nothing)["step"]) => whatIsShown({ ...nothing, step }, deep);
  expect(stepsOf(deep)).toHaveLength(8);
  expect(stepsOf([784, 16, 10])).not.toContain("deeper");
  expect(at("weights").quantities).toEqual(["activations", "rest", "rest", "rest", "rest"]);
  expect(at("weights").links).toEqual([1, 0, 0, 0]);
  expect(at("sums").quantities).toEqual(["activations", "sums", "rest", "rest", "rest"]);
  expect(at("sigmoid").quantities).toEqual(["activations", "activations", "rest", "rest", "rest"]);
  expect(at("deeper").links).toEqual([1, 1, 1, 0]);
  expect(at("deeper").quantities[4]).toBe("rest");
  expect(at(null).links).toEqual([1, 1, 1, 1]);
  const lit = whatIsShown({ ...nothing, lit: "deeper" }, deep);
  expect(lit.links.map((presence) => presence === 1)).toEqual([false, true, true, false]);
});

test("a lesson that keeps the answer back shows no output, however deep the network", () => {
  for (const [sizes, outputs] of [
    [[784, 16, 10], 2],
    [[784, 16, 8, 4, 10], 4],
  ] as const) {
    const attention = {
      ...nothing.attention,
      chosen: [outputs, 3],
      pointed: [outputs - 1, 2],
    } as const;
    const kept = withoutAnswer({ ...nothing, attention }, sizes);
    expect(kept.attention.chosen).toBeUndefined();
    expect(kept.attention.pointed).toEqual([outputs - 1, 2]);
    const { quantities, links } = whatIsShown(kept, sizes);
    expect(quantities[outputs]).toBe("rest");
    expect(quantities[outputs - 1]).toBe("activations");
    expect(links[outputs - 1]).toBe(0);
  }
});

test("another network has nothing picked out; how much is shown stays", () => {
  const altered = alter({ ...nothing.attention, links: 30, chosen: [1, 249] }, [1, 249], 0);
  expect(strengthOf(altered, [1, 249])).toBe(0);
  expect(strengthOf(altered, [2, 249])).toBe(1);
  const fresh = ofAnotherNetwork({ attention: altered, step: "sums", lit: null });
  expect(fresh).toEqual({ ...nothing, attention: { links: 30, strengths: [] } });
  expect(alter(altered, [1, 249], 1).strengths).toEqual([]);
});

test("multiplications are counted", () => {
  expect(products([784, 250, 10])).toBe(198_500);
  expect(products([784, 16, 16, 10])).toBe(784 * 16 + 16 * 16 + 160);
});
