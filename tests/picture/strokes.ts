/** What is stroked on a canvas, as the lines that SVG would draw. */
import { path } from "d3-path";

export interface Stroke {
  d: string;
  stroke: string;
  opacity: number;
  width: number;
}

export function strokesOf(paint: (context: CanvasRenderingContext2D) => void): Stroke[] {
  const strokes: Stroke[] = [];
  let line = path();
  const recorder = {
    strokeStyle: "",
    globalAlpha: 1,
    lineWidth: 1,
    beginPath() {
      line = path();
    },
    moveTo: (x: number, y: number) => line.moveTo(x, y),
    bezierCurveTo: (...ends: Parameters<typeof line.bezierCurveTo>) => line.bezierCurveTo(...ends),
    stroke() {
      const { strokeStyle: stroke, globalAlpha: opacity, lineWidth: width } = this;
      strokes.push({ d: line.toString(), stroke, opacity, width });
    },
  };
  paint(recorder as unknown as CanvasRenderingContext2D);
  return strokes;
}
