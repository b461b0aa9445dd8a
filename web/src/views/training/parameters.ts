/** What a network was trained by, as a list of terms, each with its explanation, and values. */
import { sum } from "d3-array";
import { select } from "d3-selection";
import { type Explanation, termButton } from "../../glossary/words";
import { messages } from "../../texts";
import { facts, settings } from "../../texts/training";
import type { TrainingRecord } from "./record";

/** A stranger's setting has a name, and no explanation. */
type Term = readonly [explained: Explanation | string, value: string];

export function showParameters(list: HTMLElement, record: TrainingRecord): void {
  const rows = select(list)
    .selectAll<HTMLElement, Term>("div")
    .data(terms(record))
    .join((entered) => {
      const row = entered.append<HTMLElement>("div");
      row.append("dt");
      row.append("dd");
      return row;
    });
  rows.each(function ([explained]) {
    const label = typeof explained === "string" ? explained : termButton(explained[0], explained);
    this.querySelector("dt")?.replaceChildren(label);
  });
  rows.select("dd").text(([, value]) => value);
}

/** Each as it is shown. */
export function terms(record: TrainingRecord): Term[] {
  const { recipe, sizes, data, chosen, versions, epochs, test } = record;
  const times = epochs.map(({ seconds }) => seconds ?? null);
  const samples = Object.entries(data).map(([name, each]) =>
    messages.samplesOf(name, each.samples),
  );
  return [
    [facts.architecture, sizes.join(" – ")],
    ...Object.entries(recipe).map(([name, value]): Term => {
      return [Object.hasOwn(settings, name) ? settings[name] : name, messages.setting(value)];
    }),
    [facts.data, samples.join(", ")],
    [facts.chosen, chosen],
    ...(times.every((time) => time !== null)
      ? [[facts.time, messages.duration(sum(times))] as const]
      : []),
    [facts.test, messages.accuracyOf(test.accuracy, test.samples)],
    [facts.versions, Object.entries(versions).flat().join(" ")],
  ];
}
