/** A bitmap's bytes stand where its format has them. */
import { expect, test } from "vitest";
import { bitmap } from "../../web/src/views/bitmap";

test("two rows of pixels, the first at the top", () => {
  const [red, green, blue, grey] = [
    [255, 0, 0, 255],
    [0, 255, 0, 255],
    [0, 0, 255, 255],
    [1, 2, 3, 255],
  ];
  const address = bitmap(Uint8ClampedArray.from([red, green, blue, grey].flat()), 2);
  const [head, content] = address.split(",");
  expect(head).toBe("data:image/bmp;base64");
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
  const file = new DataView(bytes.buffer);
  expect([...bytes.subarray(0, 2)]).toEqual([...new TextEncoder().encode("BM")]);
  expect(file.getUint32(2, true)).toBe(bytes.length);
  expect([18, 22].map((at) => file.getInt32(at, true))).toEqual([2, -2]);
  expect(file.getUint16(28, true)).toBe(32);
  expect([...bytes.subarray(file.getUint32(10, true))]).toEqual([
    ...[0, 0, 255, 0, 0, 255, 0, 0],
    ...[255, 0, 0, 0, 3, 2, 1, 0],
  ]);
});
