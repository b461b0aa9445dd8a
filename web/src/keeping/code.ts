/**
 * A drawing as a short text for the address and for storage, and back.
 *
 * The bytes, written in base64url: for each stroke its width and its number of points, then its
 * points as steps from the one before (the first from 0, 0), all in 1024ths of the pad. Numbers
 * are varints: seven bits a byte, the lowest first; steps take turns around 0 (0, -1, 1, -2 …).
 */
import type { Drawing, Point, Stroke } from "../pad/strokes";

const UNITS = 1023;

export function encode(drawing: Drawing): string {
  const bytes: number[] = [];
  const put = (value: number) => {
    let rest = value;
    for (; rest > 127; rest >>= 7) bytes.push((rest & 127) | 128);
    bytes.push(rest);
  };
  const putStep = (step: number) => put(step < 0 ? -2 * step - 1 : 2 * step);

  for (const { points, width } of drawing) {
    const places = distinct(points.map(([x, y]) => [Math.round(x * UNITS), Math.round(y * UNITS)]));
    put(Math.round(width * UNITS));
    put(places.length);
    let [lastX, lastY] = [0, 0];
    for (const [x, y] of places) {
      putStep(x - lastX);
      putStep(y - lastY);
      [lastX, lastY] = [x, y];
    }
  }
  return textOf(bytes);
}

/** The drawing, or null when the text is not one, or a damaged one. */
export function decode(code: string): Drawing | null {
  const bytes = bytesOf(code);
  if (bytes === null) return null;
  let at = 0;
  const take = () => {
    let value = 0;
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = bytes[at++];
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
    return Number.NaN; // the text broke off, or holds a number that no drawing has
  };
  const takeStep = () => {
    const turn = take();
    return turn % 2 ? -(turn + 1) / 2 : turn / 2;
  };

  const drawing: Stroke[] = [];
  while (at < bytes.length) {
    const [width, count] = [take() / UNITS, take()];
    if (!(width > 0 && width <= 1 && count > 0)) return null;
    const points: Point[] = [];
    let [x, y] = [0, 0];
    for (let i = 0; i < count; i++) {
      x += takeStep();
      y += takeStep();
      if (!(x >= 0 && x <= UNITS && y >= 0 && y <= UNITS)) return null;
      points.push([x / UNITS, y / UNITS]);
    }
    drawing.push({ points, width });
  }
  return drawing;
}

/** Bytes in base64url. */
export function textOf(bytes: Iterable<number>): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

/** What `textOf` made of bytes, or null when the text is none of that. */
export function bytesOf(code: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(code.replaceAll("-", "+").replaceAll("_", "/")), (letter) =>
      letter.charCodeAt(0),
    );
  } catch {
    return null;
  }
}

/** Without the points that repeat the one before. */
function distinct(places: Point[]): Point[] {
  return places.filter(
    ([x, y], index) => index === 0 || x !== places[index - 1][0] || y !== places[index - 1][1],
  );
}
