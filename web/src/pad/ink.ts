/** Paints what lies on the pad as ink, in the colour of the canvas: smooth lines, or a picture. */

import { SIDE } from "../size";
import { isPicture, type Picture, type Sheet } from "./sheet";
import type { Drawing, Point, Stroke } from "./strokes";

export function paintInk(
  context: CanvasRenderingContext2D,
  sheet: Sheet,
  colour = getComputedStyle(context.canvas).color,
): void {
  const { canvas } = context;
  context.setTransform(canvas.width, 0, 0, canvas.height, 0, 0);
  context.clearRect(0, 0, 1, 1);
  if (isPicture(sheet)) paintPicture(context, sheet, colour);
  else paintStrokes(context, sheet, colour);
}

/** As large as it fits, in the middle; what is no larger than MNIST's shows its pixels. */
function paintPicture(context: CanvasRenderingContext2D, picture: Picture, colour: string): void {
  const { ink, width } = picture;
  const height = ink.length / width;
  const image = new ImageData(width, height);
  for (let i = 0; i < ink.length; i++) image.data[4 * i + 3] = ink[i];
  const sheet = new OffscreenCanvas(width, height);
  const brush = sheet.getContext("2d") as OffscreenCanvasRenderingContext2D;
  brush.putImageData(image, 0, 0);
  brush.globalCompositeOperation = "source-in";
  brush.fillStyle = colour;
  brush.fillRect(0, 0, width, height);

  const side = Math.max(width, height);
  context.imageSmoothingEnabled = side > SIDE;
  context.drawImage(
    sheet,
    (side - width) / 2 / side,
    (side - height) / 2 / side,
    width / side,
    height / side,
  );
}

function paintStrokes(context: CanvasRenderingContext2D, drawing: Drawing, colour: string): void {
  context.lineCap = context.lineJoin = "round";
  context.strokeStyle = colour;
  lines = new Map(drawing.map((stroke) => [stroke, lines.get(stroke) ?? smoothLines(stroke)]));
  for (const [{ width }, pieces] of lines) {
    context.lineWidth = width;
    for (const piece of pieces) context.stroke(piece);
  }
}

/** What was last painted. Undo remembers strokes without end, and their lines need not be. */
let lines = new Map<Stroke, Path2D[]>();

/** Points of a piece: the time to paint one path that lies over itself grows with their square. */
const PIECE = 500;

/** A curve through the midpoints between the points, so that a fast hand leaves no corners. */
function smoothLines({ points }: Stroke): Path2D[] {
  const line = new Path2D();
  line.moveTo(...points[0]);
  const pieces = [line];
  for (let i = 1; i < points.length - 1; i++) {
    const [[x, y], [nextX, nextY]] = [points[i], points[i + 1]];
    const middle: Point = [(x + nextX) / 2, (y + nextY) / 2];
    pieces[0].quadraticCurveTo(x, y, ...middle);
    if (i % PIECE === 0) {
      pieces.unshift(new Path2D());
      pieces[0].moveTo(...middle);
    }
  }
  const [x, y] = points[points.length - 1];
  pieces[0].lineTo(x, y + 1e-4); // the hair's breadth makes a dot of a single point
  return pieces;
}
