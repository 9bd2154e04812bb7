"use strict";
/* The numbers and plots above the tables. */
const STEPS = [[0, 0], [1, 1], [2, 2], [3, 3], [4, 4], [5, 5], [6, 10], [11, Infinity]];
const BARS = 9;

function tiles(box, chosen, shared) {
  const states = shared.states.map((name, state) => [name, chosen.filter((report) => report.state === state).length, `state${state}`]);
  const counts = SEVERITIES.map((name, n) => [shared.words[name], sum(chosen, n), name]);
  box.replaceChildren(...[...states, ...counts].map(([name, n, kind]) => el("li", { class: `tile ${kind}` }, el("b", {}, n.toLocaleString()), ` ${name}`)));
}

function trend(box, read, word) {
  const years = [...new Set(read.map((report) => report.year).filter(Boolean))].sort((a, b) => a - b);
  const mean = (year, n) => {
    const list = read.filter((report) => report.year === year);
    return Math.round((10 * sum(list, n)) / list.length) / 10;
  };
  const series = [0, 1].map((n) => years.map((year) => mean(year, n)));
  box.replaceChildren(
    el("p", { class: "soft" }, word.per_report),
    bars(word.per_report, years.map(String), series, ["error", "warning"], [word.error, word.warning]),
  );
}

function spread(box, read, word) {
  const many = read.map((report) => report.counts[0] + report.counts[1]);
  const names = STEPS.map(([low, high]) => (low === high ? String(low) : high === Infinity ? `${low}+` : `${low}–${high}`));
  const numbers = STEPS.map(([low, high]) => many.filter((n) => n >= low && n <= high).length);
  box.replaceChildren(el("p", { class: "soft" }, word.by_number), bars(word.by_number, names, [numbers], ["plain"], [word.reports]));
}

function byRule(box, rules, shared, choose) {
  const entries = rules.slice(0, BARS).map((entry) => ({
    key: entry.rule,
    name: shared.rules[entry.rule][1],
    value: entry.reports,
    class: SEVERITIES[entry.gravest],
  }));
  box.replaceChildren(el("p", { class: "soft" }, shared.words.by_rule), ranking(entries, choose));
}
