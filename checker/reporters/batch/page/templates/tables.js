"use strict";
/* The two long tables: reports and rules, and the league of issuers, places or provinces. */
const ORDERS = {
  issuer: (a, b) => collator.compare(a.issuer || a.path, b.issuer || b.path),
  year: (a, b) => (a.year || 0) - (b.year || 0),
  points: (a, b) => (a.points ?? 101) - (b.points ?? 101),
  error: (a, b) => b.counts[0] - a.counts[0] || b.counts[1] - a.counts[1],
};

class Matrix {
  constructor(box, shared) {
    this.rows = new Rows(box);
    this.shared = shared;
    this.key = "points";
    this.down = false;
  }

  show(reports, rules) {
    this.reports = reports;
    this.rules = rules;
    const list = [...reports].sort((a, b) => (this.down ? -1 : 1) * ORDERS[this.key](a, b) || a.n - b.n);
    const named = rules.map(({ rule }) => this.shared.rules[rule]);
    const heads = named.map(([name, title]) => el("th", { scope: "col", class: "rule", title: `${name} ${title}` }, el("span", {}, title)));
    const head = el("thead", {}, el("tr", {}, ...Object.keys(ORDERS).map((key) => this.sorter(key)), ...heads));
    this.rows.show(head, list, (report) => this.row(report), this.shared.words.reports);
  }

  sorter(key) {
    const own = key === this.key;
    const button = el("button", { type: "button" }, this.shared.words[key], own ? (this.down ? " ▼" : " ▲") : "");
    button.addEventListener("click", () => {
      this.down = own && !this.down;
      this.key = key;
      this.show(this.reports, this.rules);
      this.rows.box.querySelector(`th[data-key="${key}"] button`).focus();
    });
    const order = own ? (this.down ? "descending" : "ascending") : null;
    return el("th", { scope: "col", class: key === "issuer" ? "who" : "num", "data-key": key, "aria-sort": order }, button);
  }

  row(report) {
    const link = el("a", { href: `#report=${report.n}`, title: report.path }, report.issuer || report.path);
    const numbers = [report.year, report.points ?? "—", report.error ? "—" : report.counts[0]];
    return el("tr", {},
      el("th", { scope: "row", class: "who" }, link),
      ...numbers.map((n) => el("td", { class: "num" }, n)),
      ...this.rules.map(({ rule }) => this.cell(report.byRule.get(rule))));
  }

  cell(counts) {
    if (!counts) return el("td");
    const said = counts.map((n, k) => (n ? `${this.shared.severities[k]} ${n}` : "")).filter(Boolean).join(" ");
    const number = el("span", { "aria-hidden": "true" }, counts[0] + counts[1] + counts[2]);
    return el("td", { class: `hit ${SEVERITIES[gravest(counts)]}`, title: said }, number, el("span", { class: "vh" }, said));
  }
}

class League {
  constructor(box, by, word) {
    this.rows = new Rows(box);
    this.by = by;
    this.word = word;
    by.replaceChildren(...["issuer", "city", "province"].map((key) => el("option", { value: key }, word[key])));
    by.addEventListener("change", () => this.show(this.reports));
  }

  show(reports) {
    this.reports = reports;
    const heads = ["place", "name", "reports", "error", "warning", "info", "mean"];
    const head = el("thead", {}, el("tr", {}, ...heads.map((key) => el("th", { scope: "col", class: key === "name" ? "who" : "num" }, this.word[key]))));
    this.rows.show(head, ranked(grouped(reports, this.by.value, this.word.none)), (group) => this.row(group), this.word[this.by.value]);
  }

  row(group) {
    const where = group.where && !group.name.startsWith(group.where) ? `（${group.where}）` : "";
    const numbers = [group.reports, ...group.counts, group.mean === null ? "—" : group.mean.toFixed(1)];
    return el("tr", {},
      el("td", { class: "num" }, group.place ?? "—"),
      el("th", { scope: "row", class: "who" }, group.name + where),
      ...numbers.map((n) => el("td", { class: "num" }, n)));
  }
}

/* Reports by issuer, place or province, with their counts and points added up. */
function grouped(reports, kind, none) {
  const groups = new Map();
  for (const report of reports) {
    const name = String(report[kind] || none);
    // two places may have an issuer of the same name
    const key = kind === "issuer" ? [report.province, report.city, name].join("\u0001") : name;
    const where = kind === "issuer" ? report.city || report.province : "";
    const group = groups.get(key) ?? { name, where, reports: 0, scored: 0, points: 0, counts: [0, 0, 0] };
    group.reports += 1;
    if (report.points !== null) {
      group.scored += 1;
      group.points += report.points;
    }
    report.counts.forEach((n, k) => (group.counts[k] += n));
    groups.set(key, group);
  }
  return [...groups.values()];
}

/* Groups by their mean points, equal ones at the same place; those without points stand last and have none. */
function ranked(groups) {
  for (const group of groups) group.mean = group.scored ? group.points / group.scored : null;
  groups.sort((a, b) => (b.mean ?? -1) - (a.mean ?? -1) || collator.compare(a.name, b.name));
  groups.forEach((group, n) => {
    const before = groups[n - 1];
    if (group.mean !== null) group.place = before && before.mean === group.mean ? before.place : n + 1;
  });
  return groups;
}
