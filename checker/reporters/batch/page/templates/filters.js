"use strict";
/* The filters: what they offer, and which reports they leave. */
const collator = new Intl.Collator("zh-CN", { numeric: true });

class Filters {
  constructor(form, reports, shared, changed) {
    this.form = form;
    this.reports = reports;
    this.word = shared.words;
    this.offer("province", distinct("province", reports));
    this.offer("city", distinct("city", reports));
    this.offer("year", distinct("year", reports));
    this.offer("state", shared.states.map((name, n) => [n, name]));
    this.offer("severity", shared.severities.map((name, n) => [n, name]));
    this.offer("rule", shared.rules.map(([, title], n) => [n, title]).sort((a, b) => collator.compare(a[1], b[1])));
    form.addEventListener("input", changed);
    form.addEventListener("reset", () => setTimeout(changed)); // the fields are empty only after the event
    form.addEventListener("submit", (event) => event.preventDefault());
  }

  value(name) {
    return this.form.elements[name].value;
  }

  set(name, value) {
    this.form.elements[name].value = value;
  }

  offer(name, entries) {
    const select = this.form.elements[name];
    const kept = select.value;
    select.replaceChildren(el("option", { value: "" }, this.word.all), ...entries.map(([key, said]) => el("option", { value: key }, said)));
    if (entries.some(([key]) => String(key) === kept)) select.value = kept;
  }

  /* The reports that are left; the places offered are those of the province chosen. */
  left() {
    const province = this.value("province");
    this.offer("city", distinct("city", province === "" ? this.reports : this.reports.filter((report) => report.province === province)));
    return this.reports.filter((report) => this.fits(report));
  }

  fits(report) {
    const wanted = this.value("text").trim().toLowerCase();
    if (wanted && !`${report.issuer} ${report.path}`.toLowerCase().includes(wanted)) return false;
    for (const name of ["province", "city", "year", "state"]) {
      if (this.value(name) !== "" && String(report[name]) !== this.value(name)) return false;
    }
    const rule = this.value("rule");
    const severity = this.value("severity");
    if (rule === "" && severity === "") return true;
    const counts = rule === "" ? report.counts : report.byRule.get(Number(rule));
    return counts !== undefined && (severity === "" || counts[Number(severity)] > 0);
  }

  /* The rules that found something in these reports, those of most reports first. */
  rules(reports) {
    const severity = this.value("severity");
    const wanted = this.value("rule");
    const found = new Map();
    for (const report of reports) {
      for (const [rule, counts] of report.byRule) {
        if (severity !== "" && !counts[Number(severity)]) continue;
        if (wanted !== "" && rule !== Number(wanted)) continue;
        const entry = found.get(rule) ?? { rule, reports: 0, gravest: 2 };
        entry.reports += 1;
        entry.gravest = Math.min(entry.gravest, gravest(counts));
        found.set(rule, entry);
      }
    }
    return [...found.values()].sort((a, b) => b.reports - a.reports || a.rule - b.rule);
  }
}

function distinct(name, list) {
  const found = new Set(list.map((report) => report[name]).filter((each) => each !== ""));
  return [...found].sort(collator.compare).map((each) => [each, each]);
}

const gravest = (counts) => counts.findIndex((n) => n > 0);
const sum = (list, severity) => list.reduce((whole, report) => whole + report.counts[severity], 0);
