/** The small pictures of drawings and pictures: SVG, made of the strokes and pixels themselves. */
import { expect, test } from "vitest";
import { svgOf } from "../../web/src/pad/svg";

const read = (address: string) => decodeURIComponent(address.split(",").slice(1).join(","));

test("a drawing's strokes are lines as wide as they were drawn, in the colour asked for", () => {
  const points = [0.25, 0.5, 0.75].map((y) => [0.5, y] as const);
  const svg = read(svgOf([{ points, width: 0.07 }], "rgb(1, 2, 3)"));
  expect(svg).toContain('stroke="rgb(1, 2, 3)"');
  expect(svg).toContain('<path d="M0.5,0.25Q0.5,0.5,0.5,0.625L0.5,0.7501" stroke-width="0.07"/>');
});

test("a picture's greys are how much of the colour is seen", () => {
  const svg = read(svgOf({ ink: Uint8Array.of(0, 255, 128, 7), width: 2 }, "#abc"));
  const [, coded] = /base64,([^"]+)"/.exec(svg) ?? [];
  const bytes = Uint8Array.from(atob(coded), (letter) => letter.charCodeAt(0));
  const blue = [0, 1, 2, 3].map((pixel) => bytes[54 + 4 * pixel]);
  expect(blue).toEqual([0, 255, 128, 7]);
  expect(svg).toContain('fill="#abc" mask="url(#ink)"');
  expect(svg).toContain("pixelated");
});

test("a large picture is smooth", () => {
  const svg = read(svgOf({ ink: new Uint8Array(200 * 100), width: 200 }, "#abc"));
  expect(svg).not.toContain("pixelated");
});
