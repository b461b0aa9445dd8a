/**
 * Loss and accuracy epoch by epoch. A slider below, or the pointer above, chooses an epoch,
 * and its numbers are told.
 */
import { extent, max, min } from "d3-array";
import { type ScaleContinuousNumeric, scaleLinear, scaleLog } from "d3-scale";
import { select } from "d3-selection";
import { line } from "d3-shape";
import { messages } from "../../texts";
import type { Epoch } from "./record";

const [WIDTH, HEIGHT] = [360, 200];
const [LEFT, RIGHT, TOP, BOTTOM] = [48, 8, 8, 24];

interface Chart {
  readonly title: string;
  readonly lines: readonly { readonly name: string; at(epoch: Epoch): number | null }[];
  readonly scale: ScaleContinuousNumeric<number, number>;
  format(value: number): string;
}

export function createCurves(section: HTMLElement): (epochs: readonly Epoch[]) => void {
  const slider = section.querySelector("input[type=range]") as HTMLInputElement;
  const readout = section.querySelector(".readout") as HTMLElement;
  const plots = section.querySelector(".plots") as HTMLElement;
  let epochs: readonly Epoch[] = [];
  let point: (index: number) => void = () => {};

  const choose = (index: number) => {
    slider.valueAsNumber = index;
    const words = messages.epoch(epochs[index]);
    slider.ariaValueText = readout.textContent = words;
    point(index);
  };
  slider.addEventListener("input", () => choose(slider.valueAsNumber));

  return (shown) => {
    epochs = shown;
    slider.max = String(epochs.length - 1);
    const marks = chartsOf(epochs).map((chart) => drawChart(plots, chart, epochs, choose));
    plots.replaceChildren(...marks.map(({ figure }) => figure));
    point = (index) => {
      for (const { mark } of marks) mark(index);
    };
    choose(epochs.length - 1);
  };
}

function chartsOf(epochs: readonly Epoch[]): Chart[] {
  const hasLoss = epochs.every(({ loss }) => loss !== undefined);
  const lossOf = ({ loss, error }: Epoch) => Math.max(loss ?? error, 1e-6);
  const losses = extent(epochs, lossOf) as [number, number];
  const least = min(epochs, ({ accuracy, validation }) => Math.min(accuracy, validation ?? 1)) ?? 0;
  const lines = [
    { name: "training", at: ({ accuracy }: Epoch) => accuracy },
    { name: "validation", at: ({ validation }: Epoch) => validation },
  ];
  return [
    {
      title: hasLoss ? messages.training.loss : messages.training.error,
      lines: [{ name: "training", at: lossOf }],
      scale: scaleLog(losses, [HEIGHT - BOTTOM, TOP]).nice(),
      format: (value) => String(Number(value.toPrecision(2))),
    },
    {
      title: messages.training.accuracy,
      lines: max(epochs, ({ validation }) => validation) === undefined ? [lines[0]] : lines,
      scale: scaleLinear([least, 1], [HEIGHT - BOTTOM, TOP]).nice(),
      format: (value) => `${Number((100 * value).toFixed(1))}%`,
    },
  ];
}

function drawChart(
  plots: HTMLElement,
  { title, lines, scale, format }: Chart,
  epochs: readonly Epoch[],
  choose: (index: number) => void,
) {
  const x = scaleLinear([0, Math.max(1, epochs.length - 1)], [LEFT, WIDTH - RIGHT]);
  const figure = select(plots.ownerDocument.createElement("figure"));
  const caption = figure.append("figcaption").text(title);
  if (lines.length > 1) {
    for (const { name } of lines) {
      caption.append("span").attr("class", `key ${name}`).text(messages.training.lines[name]);
    }
  }
  const svg = figure
    .append("svg")
    .attr("viewBox", `0 0 ${WIDTH} ${HEIGHT}`)
    .attr("role", "img")
    .attr("aria-label", title);

  const word = scale.tickFormat(4, "~g"); // nothing for ticks that would crowd the others
  const values = scale.ticks(4).filter((value) => word(value) !== "");
  const ticks = svg.selectAll("g").data(values).join("g").attr("class", "tick");
  ticks.attr("transform", (value) => `translate(0,${scale(value)})`);
  ticks
    .append("line")
    .attr("x1", LEFT)
    .attr("x2", WIDTH - RIGHT);
  ticks
    .append("text")
    .attr("x", LEFT - 8)
    .text(format);
  svg
    .selectAll("text.epoch")
    .data([0, epochs.length - 1])
    .join("text")
    .attr("class", "epoch")
    .attr("x", (index) => x(index))
    .attr("y", HEIGHT - 4)
    .attr("text-anchor", (index) => (index === 0 ? "start" : "end"))
    .text((index) => epochs[index].number);

  for (const { name, at } of lines) {
    const path = line<Epoch>()
      .defined((epoch) => at(epoch) !== null)
      .x((_, index) => x(index))
      .y((epoch) => scale(at(epoch) ?? 0));
    svg
      .append("path")
      .attr("class", `curve ${name}`)
      .attr("d", path([...epochs]));
  }
  const marker = svg.append("line").attr("class", "marker").attr("y1", TOP);
  marker.attr("y2", HEIGHT - BOTTOM);
  const dots = svg.selectAll("circle").data(lines).join("circle");
  dots.attr("r", 3.5).attr("class", ({ name }) => name);

  const under = ({ offsetX, currentTarget }: PointerEvent) => {
    const across = (offsetX / (currentTarget as SVGElement).clientWidth) * WIDTH;
    choose(Math.min(epochs.length - 1, Math.max(0, Math.round(x.invert(across)))));
  };
  svg.on("pointermove pointerdown", under);

  const mark = (index: number) => {
    marker.attr("x1", x(index)).attr("x2", x(index));
    dots
      .attr("cx", x(index))
      .attr("cy", ({ at }) => scale(at(epochs[index]) ?? 1))
      .attr("visibility", ({ at }) => (at(epochs[index]) === null ? "hidden" : null));
  };
  return { figure: figure.node() as HTMLElement, mark };
}
