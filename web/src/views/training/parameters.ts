/** What a network was trained by, as a list of terms and values. */
import { sum } from "d3-array";
import { select } from "d3-selection";
import { tell } from "../../texts";
import { settings } from "../../texts/training";
import type { TrainingRecord } from "./record";

type Term = readonly [name: string, value: string];

export function showParameters(list: HTMLElement, record: TrainingRecord): void {
  select(list)
    .selectAll("div")
    .data(terms(record))
    .join((entered) => {
      const row = entered.append("div");
      row.append("dt");
      row.append("dd");
      return row;
    })
    .each(function ([name, value]) {
      select(this).select("dt").text(name);
      select(this).select("dd").text(value);
    });
}

/** Each as it is shown. */
export function terms(record: TrainingRecord): Term[] {
  const { recipe, sizes, data, chosen, versions, epochs, test } = record;
  const times = epochs.map(({ seconds }) => seconds ?? null);
  const samples = Object.entries(data).map(([name, each]) => tell.samplesOf(name, each.samples));
  return [
    [tell.training.architecture, sizes.join(" – ")],
    ...Object.entries(recipe).map(([name, value]): Term => {
      const label = Object.hasOwn(settings, name) ? settings[name as keyof typeof settings] : name;
      return [label, tell.setting(value)];
    }),
    [tell.training.data, samples.join(", ")],
    [tell.training.chosen, chosen],
    ...(times.every((time) => time !== null)
      ? [[tell.training.time, tell.duration(sum(times))] as const]
      : []),
    [tell.training.test, tell.accuracyOf(test.accuracy, test.samples)],
    [tell.training.versions, Object.entries(versions).flat().join(" ")],
  ];
}
