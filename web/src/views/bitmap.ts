/**
 * A file of pixels for an <img>, made of the numbers themselves: for what a canvas holds, browsers
 * that guard against fingerprinting hand out noise. The format is Windows' bitmap (BITMAPINFOHEADER).
 */

const HEAD = 54; // bytes before the first pixel
const INFO = 40; // of these, those about the pixels

/** The address of a picture of opaque pixels, row after row, as canvases have them: red, green, blue, alpha. */
export function bitmap(pixels: Uint8ClampedArray, width: number): string {
  const file = new DataView(new ArrayBuffer(HEAD + pixels.length));
  file.setUint16(0, 0x424d); // "BM"
  file.setUint32(2, file.byteLength, true);
  file.setUint32(10, HEAD, true);
  file.setUint32(14, INFO, true);
  file.setInt32(18, width, true);
  file.setInt32(22, -pixels.length / 4 / width, true); // below zero: the first row is at the top
  file.setUint16(26, 1, true);
  file.setUint16(28, 32, true); // bits a pixel
  for (let at = 0; at < pixels.length; at += 4) {
    for (const [place, colour] of [2, 1, 0].entries()) {
      file.setUint8(HEAD + at + place, pixels[at + colour]);
    }
  }
  const letters = Array.from(new Uint8Array(file.buffer), (byte) => String.fromCharCode(byte));
  return `data:image/bmp;base64,${btoa(letters.join(""))}`;
}
