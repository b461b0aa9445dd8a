/** Paints a drawing as ink: smooth round lines in the colour of the canvas. */
import type { Drawing, Stroke } from "./strokes";

export function paintInk(context: CanvasRenderingContext2D, drawing: Drawing): void {
  const { canvas } = context;
  context.setTransform(canvas.width, 0, 0, canvas.height, 0, 0);
  context.clearRect(0, 0, 1, 1);
  context.lineCap = context.lineJoin = "round";
  context.strokeStyle = getComputedStyle(canvas).color;
  for (const stroke of drawing) {
    context.lineWidth = stroke.width;
    context.stroke(lineOf(stroke));
  }
}

const lines = new WeakMap<Stroke, Path2D>();

function lineOf(stroke: Stroke): Path2D {
  const line = lines.get(stroke) ?? smoothLine(stroke);
  lines.set(stroke, line);
  return line;
}

/** A curve through the midpoints between the points, so that a fast hand leaves no corners. */
function smoothLine({ points }: Stroke): Path2D {
  const line = new Path2D();
  line.moveTo(...points[0]);
  for (let i = 1; i < points.length - 1; i++) {
    const [[x, y], [nextX, nextY]] = [points[i], points[i + 1]];
    line.quadraticCurveTo(x, y, (x + nextX) / 2, (y + nextY) / 2);
  }
  const [x, y] = points[points.length - 1];
  line.lineTo(x, y + 1e-4); // the hair's breadth makes a dot of a single point
  return line;
}
