"use strict";
/* One report: its findings, and its tables with the wrong cells marked. */
function detail(report, shared) {
  const word = shared.words;
  const label = (address) => shared.labels[address] ?? address;
  const marks = new Map(); // by address: finding and, where it is known, the repair
  report.findings.forEach((finding, n) => {
    for (const [address, , now, sure] of finding.repairs) {
      if (!marks.has(address)) marks.set(address, { n: n + 1, severity: finding.severity, now, sure });
    }
    for (const [address] of finding.places) {
      if (address && !marks.has(address)) marks.set(address, { n: n + 1, severity: finding.severity });
    }
  });

  function place([address, line, text, before = "", after = ""]) {
    const quote = address
      ? [el("q", {}, text || word.blank)]
      : text ? [el("span", { class: "quote" }, before ? `…${before}` : "", el("mark", {}, text), after ? `${after}…` : "")] : [];
    return el("li", {}, el("b", {}, address ? label(address) : line), " ", ...quote);
  }

  function repair([address, was, now, sure]) {
    return el("li", {}, el("b", {}, label(address)), " ", el("del", {}, was || word.blank), ` ${sure ? word.change : word.perhaps} `, el("ins", {}, now));
  }

  function card(finding, n) {
    const severity = SEVERITIES[finding.severity];
    return el("li", { class: `card ${severity}` },
      el("p", { class: "tag" }, el("span", { class: "rank" }, n + 1), el("b", { class: "level" }, shared.severities[finding.severity]), ` ${shared.rules[finding.rule][1]}`),
      el("h3", {}, finding.message),
      finding.repairs.length ? el("div", { class: "remedy" }, el("h4", {}, word.instead), el("ul", {}, ...finding.repairs.map(repair))) : null,
      finding.advice && !finding.repairs.length ? el("p", { class: "advice" }, el("b", {}, word.advice), " ", finding.advice) : null,
      el("div", {}, el("h4", {}, word.where), el("ul", {}, ...finding.places.map(place))),
      el("p", { class: "soft" }, [finding.basis, `${word.confidence} ${shared.confidences[finding.confidence]}`, shared.rules[finding.rule][0]].filter(Boolean).join(" · ")),
    );
  }

  function tables() {
    if (report.blank < 0) return [];
    const blank = shared.blanks[report.blank];
    const printed = new Map(report.cells.split("\t").map((text, n) => [blank.cells[n], text]));
    return blank.tables.map((table) => {
      const rows = table.rows.map((line) => el("tr", {}, ...line.map((box) => drawn(box, printed))));
      return el("div", { class: "wide", tabindex: 0, role: "group", "aria-label": table.caption },
        el("table", { class: `form ${table.kind}` }, el("caption", {}, table.caption), table.heads ? el("thead", {}, ...rows.slice(0, table.heads)) : null, el("tbody", {}, ...rows.slice(table.heads))));
    });
  }

  function drawn([text, width, height, scope], printed) {
    const size = { colspan: width > 1 ? width : null, rowspan: height > 1 ? height : null };
    if (scope === "-") return el("td", size, text);
    if (scope) return el("th", { ...size, scope }, text);
    const value = printed.get(text);
    const mark = marks.get(text);
    if (value === UNREAD) return el("td", { ...size, class: "none" }, word.not_read);
    if (!mark) return el("td", size, value);
    const ref = el("span", { class: "ref" }, mark.n);
    const content = mark.now ? [el("del", {}, value || word.blank), " ", el("ins", {}, `→ ${mark.now}${mark.sure ? "" : "?"}`)] : [value || word.blank];
    return el("td", { ...size, class: `mark ${SEVERITIES[mark.severity]}` }, ...content, ref);
  }

  const found = report.error
    ? el("p", { class: "failure" }, report.error)
    : report.findings.length ? el("ol", { class: "cards" }, ...report.findings.map(card)) : el("p", {}, word.no_finding);
  return [
    el("h2", { id: "detail-h" }, `${report.issuer || word.none} ${report.year}`.trim()),
    el("p", { class: "soft" }, [report.path, shared.states[report.state], report.points === null ? "" : `${word.points} ${report.points}`].filter(Boolean).join(" · ")),
    found,
    ...tables(),
    el("p", { class: "soft" }, word.full.replace("{path}", report.path)),
  ];
}
