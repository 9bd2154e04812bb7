"use strict";
/* One report: its findings, and its tables with the wrong cells marked. */
class Detail {
  /* `others` are all reports by their paths: a finding may speak of more than one. */
  constructor(report, shared, others) {
    this.report = report;
    this.others = others;
    this.shared = shared;
    this.word = shared.words;
    this.marks = new Map(); // by address: the gravest finding there and, where it is known, the repair
    this.findings = report.findings.map((values) => named(FINDING, values));
    this.findings.forEach((finding, n) => this.note(finding, n + 1));
  }

  note(finding, n) {
    const mark = (address, repair) => {
      if (address && !this.marks.has(address)) this.marks.set(address, { n, severity: finding.severity, ...repair });
    };
    for (const [address, , now, sure] of finding.repairs) mark(address, { now, sure });
    for (const [address, , , , , path] of finding.places) {
      if (!path) mark(address, {});
    }
  }

  /* The elements that tell the report. */
  told() {
    const { report, word, shared } = this;
    const points = report.points === null ? "" : `${word.points} ${report.points}`;
    return [
      el("h2", { id: "detail-h" }, `${report.issuer || word.none} ${report.year}`.trim()),
      el("p", { class: "soft" }, [report.path, shared.states[report.state], points].filter(Boolean).join(" · ")),
      this.found(),
      ...this.tables(),
      el("p", { class: "soft" }, word.full.replace("{path}", () => report.path)),
    ];
  }

  found() {
    if (this.report.error) return el("p", { class: "failure" }, this.report.error);
    if (!this.findings.length) return el("p", {}, this.word.no_finding);
    return el("ol", { class: "cards" }, ...this.findings.map((finding, n) => this.card(finding, n + 1)));
  }

  card(finding, n) {
    const { shared, word } = this;
    const [name, title] = shared.rules[finding.rule];
    const level = el("b", { class: "level" }, shared.severities[finding.severity]);
    const sure = `${word.confidence} ${shared.confidences[finding.confidence]}`;
    return el("li", { class: `card ${SEVERITIES[finding.severity]}` },
      el("p", { class: "tag" }, el("span", { class: "rank" }, n), level, ` ${title}`),
      el("h3", {}, finding.message),
      this.remedy(finding),
      el("h4", {}, word.where),
      el("ul", {}, ...finding.places.map((place) => this.place(place))),
      el("p", { class: "soft" }, [finding.basis, sure, name].filter(Boolean).join(" · ")));
  }

  remedy(finding) {
    if (finding.repairs.length) {
      const lines = finding.repairs.map((repair) => this.repair(repair));
      return el("div", { class: "remedy" }, el("h4", {}, this.word.instead), el("ul", {}, ...lines));
    }
    return finding.advice ? el("p", { class: "advice" }, el("b", {}, this.word.advice), " ", finding.advice) : null;
  }

  repair([address, was, now, sure]) {
    const word = ` ${sure ? this.word.change : this.word.perhaps} `;
    return el("li", {}, el("b", {}, this.label(address)), " ", el("del", {}, was || this.word.blank), word, el("ins", {}, now));
  }

  place([address, line, text, before = "", after = "", path = ""]) {
    const where = path ? this.elsewhere(path) : [];
    if (address) return el("li", {}, ...where, el("b", {}, this.label(address)), " ", el("q", {}, text || this.word.blank));
    const quote = [before ? `…${before}` : "", el("mark", {}, text), after];
    return el("li", {}, ...where, el("b", {}, line), " ", text ? el("span", { class: "quote" }, ...quote) : null);
  }

  /* The other report that a place is in, with a link where it is in this batch. */
  elsewhere(path) {
    const other = this.others.get(path);
    if (!other) return [`${path} `];
    return [el("a", { href: `#report=${other.n}` }, `${other.issuer || path} ${other.year}`.trim()), " "];
  }

  label(address) {
    return this.shared.labels[address] ?? address;
  }

  tables() {
    if (this.report.blank < 0) return [];
    const blank = this.shared.blanks[this.report.blank];
    const printed = new Map(this.report.cells.split("\t").map((text, n) => [blank.cells[n], text]));
    return blank.tables.map((table) => {
      const rows = table.rows.map((line) => el("tr", {}, ...line.map((box) => this.box(box, printed))));
      const head = table.heads ? el("thead", {}, ...rows.slice(0, table.heads)) : null;
      const grid = el("table", { class: `form ${table.kind}` }, el("caption", {}, table.caption), head, el("tbody", {}, ...rows.slice(table.heads)));
      return el("div", { class: "wide", tabindex: 0, role: "group", "aria-label": table.caption }, grid);
    });
  }

  box([text, width, height, scope], printed) {
    const size = { colspan: width > 1 ? width : null, rowspan: height > 1 ? height : null };
    if (scope === "-") return el("td", size, text);
    if (scope) return el("th", { ...size, scope }, text);
    return this.cell(printed.get(text), this.marks.get(text), size);
  }

  cell(value, mark, size) {
    if (value === UNREAD) return el("td", { ...size, class: "none" }, this.word.not_read);
    if (!mark) return el("td", size, value);
    const shown = value || this.word.blank;
    const content = mark.now ? [el("del", {}, shown), " ", el("ins", {}, `→ ${mark.now}${mark.sure ? "" : "?"}`)] : [shown];
    return el("td", { ...size, class: `mark ${SEVERITIES[mark.severity]}` }, ...content, el("span", { class: "ref" }, mark.n));
  }
}
