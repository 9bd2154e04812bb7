"use strict";
async function main() {
  const loading = document.getElementById("loading");
  if (typeof DecompressionStream === "undefined") {
    loading.textContent = loading.dataset.old;
    return;
  }
  const { reports, shared } = await unpacked();
  const word = shared.words;
  const filters = document.getElementById("filters");
  const dialog = document.getElementById("detail");
  const matrix = new Rows(document.getElementById("matrix"));
  const league = new Rows(document.getElementById("league"));
  const by = document.getElementById("by");
  const total = reports.map((report) => report.counts);
  let sort = { key: "points", down: false };
  let chosen = reports;

  const text = new Intl.Collator("zh-CN", { numeric: true });
  const sum = (list, n) => list.reduce((whole, report) => whole + report.counts[n], 0);
  const value = (name) => filters.elements[name].value;

  function options(select, entries) {
    const kept = select.value;
    select.replaceChildren(el("option", { value: "" }, word.all), ...entries.map(([key, name]) => el("option", { value: key }, name)));
    if (entries.some(([key]) => String(key) === kept)) select.value = kept;
  }

  function distinct(name, list) {
    const found = new Set(list.map((report) => report[name]).filter((each) => each !== ""));
    return [...found].sort(text.compare).map((each) => [each, each]);
  }

  function fits(report) {
    const severity = value("severity");
    const rule = value("rule");
    const wanted = value("text").trim().toLowerCase();
    if (wanted && !report.search.includes(wanted)) return false;
    for (const name of ["province", "city", "year", "state"]) {
      if (value(name) !== "" && String(report[name]) !== value(name)) return false;
    }
    if (rule === "" && severity === "") return true;
    const counts = rule === "" ? report.counts : report.byRule.get(Number(rule));
    return counts !== undefined && (severity === "" || counts[Number(severity)] > 0);
  }

  function refresh() {
    const province = value("province");
    options(filters.elements.city, distinct("city", province === "" ? reports : reports.filter((report) => report.province === province)));
    chosen = reports.filter(fits);
    document.getElementById("shown").textContent = word.shown.replace("{n}", chosen.length.toLocaleString());
    tiles();
    plots();
    drawMatrix();
    drawLeague();
  }

  function tiles() {
    const states = shared.states.map((name, state) => [name, chosen.filter((report) => report.state === state).length, `state${state}`]);
    const counts = SEVERITIES.map((name, n) => [word[name], sum(chosen, n), name]);
    document.getElementById("tiles").replaceChildren(
      ...[...states, ...counts].map(([name, n, kind]) => el("li", { class: `tile ${kind}` }, el("b", {}, n.toLocaleString()), ` ${name}`)),
    );
  }

  function plots() {
    const years = [...new Set(chosen.map((report) => report.year).filter(Boolean))].sort((a, b) => a - b);
    const read = chosen.filter((report) => !report.error);
    const mean = (year, n) => {
      const list = read.filter((report) => report.year === year);
      return list.length ? Math.round((10 * sum(list, n)) / list.length) / 10 : 0;
    };
    document.getElementById("trend").replaceChildren(
      el("p", { class: "soft" }, word.per_report),
      bars(word.per_report, years.map(String), [0, 1].map((n) => years.map((year) => mean(year, n))), ["error", "warning"], [word.error, word.warning]),
    );
    const steps = [[0, 0], [1, 1], [2, 2], [3, 3], [4, 4], [5, 5], [6, 10], [11, Infinity]];
    const many = read.map((report) => report.counts[0] + report.counts[1]);
    const names = steps.map(([low, high]) => (low === high ? String(low) : high === Infinity ? `${low}+` : `${low}–${high}`));
    const numbers = steps.map(([low, high]) => many.filter((n) => n >= low && n <= high).length);
    document.getElementById("spread").replaceChildren(
      el("p", { class: "soft" }, word.by_number),
      bars(word.by_number, names, [numbers], ["plain"], [word.reports]),
    );
    const entries = ruled().slice(0, 9).map(({ rule, reports: n, gravest }) => ({ key: rule, name: shared.rules[rule][1], value: n, class: SEVERITIES[gravest] }));
    document.getElementById("byrule").replaceChildren(
      el("p", { class: "soft" }, word.by_rule),
      ranking(entries, (rule) => {
        filters.elements.rule.value = rule;
        refresh();
      }),
    );
  }

  /* The rules that found something in the chosen reports, those of most reports first. */
  function ruled() {
    const severity = value("severity");
    const found = new Map();
    for (const report of chosen) {
      for (const [rule, counts] of report.byRule) {
        if (severity !== "" && !counts[Number(severity)]) continue;
        const entry = found.get(rule) ?? { rule, reports: 0, gravest: 2 };
        entry.reports += 1;
        entry.gravest = Math.min(entry.gravest, counts.findIndex((n) => n > 0));
        found.set(rule, entry);
      }
    }
    const wanted = value("rule");
    return [...found.values()].filter((entry) => wanted === "" || entry.rule === Number(wanted)).sort((a, b) => b.reports - a.reports || a.rule - b.rule);
  }

  const keys = {
    issuer: (a, b) => text.compare(a.issuer || a.path, b.issuer || b.path),
    year: (a, b) => (a.year || 0) - (b.year || 0),
    points: (a, b) => (a.points ?? 101) - (b.points ?? 101),
    error: (a, b) => b.counts[0] - a.counts[0] || b.counts[1] - a.counts[1],
  };

  function drawMatrix() {
    const rules = ruled();
    const list = [...chosen].sort((a, b) => (sort.down ? -1 : 1) * keys[sort.key](a, b) || a.n - b.n);
    const sorter = (key) => {
      const button = el("button", { type: "button" }, word[key], sort.key === key ? (sort.down ? " ▼" : " ▲") : "");
      button.addEventListener("click", () => {
        sort = { key, down: sort.key === key && !sort.down };
        drawMatrix();
        matrix.box.querySelector(`th[data-key="${key}"] button`).focus();
      });
      return el("th", { scope: "col", class: key === "issuer" ? "who" : "num", "data-key": key, "aria-sort": sort.key === key ? (sort.down ? "descending" : "ascending") : null }, button);
    };
    const head = el("thead", {}, el("tr", {}, ...["issuer", "year", "points", "error"].map(sorter), ...rules.map((entry) => el("th", { scope: "col", class: "rule", title: shared.rules[entry.rule].join(" ") }, el("span", {}, shared.rules[entry.rule][1])))));
    matrix.show(head, list, (report) => {
      const link = el("a", { href: `#report=${report.n}`, title: report.path }, report.issuer || report.path);
      return el("tr", {},
        el("th", { scope: "row", class: "who" }, link),
        el("td", { class: "num" }, report.year),
        el("td", { class: "num" }, report.points ?? "—"),
        el("td", { class: "num" }, report.error ? "—" : report.counts[0]),
        ...rules.map((entry) => cell(report.byRule.get(entry.rule))));
    }, word.reports);
  }

  function cell(counts) {
    if (!counts) return el("td");
    const gravest = counts.findIndex((n) => n > 0);
    const told = counts.map((n, k) => (n ? `${shared.severities[k]} ${n}` : "")).filter(Boolean).join(" ");
    return el("td", { class: `hit ${SEVERITIES[gravest]}`, title: told }, el("span", { "aria-hidden": "true" }, counts[0] + counts[1] + counts[2]), el("span", { class: "vh" }, told));
  }

  function drawLeague() {
    const groups = new Map();
    const kind = by.value;
    for (const report of chosen) {
      const name = String(report[kind] || word.none);
      // two places may have an issuer of the same name
      const key = kind === "issuer" ? [report.province, report.city, name].join("\u0001") : name;
      const group = groups.get(key) ?? { name, place: kind === "issuer" ? report.city || report.province : "", reports: 0, scored: 0, points: 0, counts: [0, 0, 0] };
      group.reports += 1;
      if (report.points !== null) {
        group.scored += 1;
        group.points += report.points;
      }
      report.counts.forEach((n, k) => (group.counts[k] += n));
      groups.set(key, group);
    }
    const mean = (group) => (group.scored ? group.points / group.scored : -1);
    const list = [...groups.values()].sort((a, b) => mean(b) - mean(a) || text.compare(a.name, b.name));
    list.forEach((group, n) => {
      group.rank = n && mean(list[n - 1]).toFixed(1) === mean(group).toFixed(1) ? list[n - 1].rank : n + 1;
    });
    const heads = ["place", "name", "reports", "error", "warning", "info", "mean"];
    const head = el("thead", {}, el("tr", {}, ...heads.map((key) => el("th", { scope: "col", class: key === "name" ? "who" : "num" }, word[key]))));
    league.show(head, list, (group) => {
      const where = group.place && !group.name.startsWith(group.place) ? `（${group.place}）` : "";
      return el("tr", {},
        el("td", { class: "num" }, group.scored ? group.rank : "—"),
        el("th", { scope: "row", class: "who" }, group.name + where),
        el("td", { class: "num" }, group.reports),
        ...group.counts.map((n) => el("td", { class: "num" }, n)),
        el("td", { class: "num" }, group.scored ? mean(group).toFixed(1) : "—"));
    }, word[kind]);
  }

  function route() {
    const [, n] = location.hash.match(/^#report=(\d+)$/) ?? [];
    const report = reports[Number(n)];
    if (n === undefined || !report) {
      if (dialog.open) dialog.close();
      return;
    }
    document.getElementById("detail-body").replaceChildren(...detail(report, shared));
    if (!dialog.open) dialog.showModal();
    dialog.scrollTop = 0;
  }

  options(filters.elements.province, distinct("province", reports));
  options(filters.elements.year, distinct("year", reports));
  options(filters.elements.state, shared.states.map((name, n) => [n, name]));
  options(filters.elements.severity, SEVERITIES.map((name, n) => [n, shared.severities[n]]));
  options(filters.elements.rule, shared.rules.map(([, title], n) => [n, title]).sort((a, b) => text.compare(a[1], b[1])));
  by.replaceChildren(...["issuer", "city", "province"].map((key) => el("option", { value: key }, word[key])));
  filters.addEventListener("input", refresh);
  filters.addEventListener("reset", () => setTimeout(refresh));
  filters.addEventListener("submit", (event) => event.preventDefault());
  by.addEventListener("change", drawLeague);
  addEventListener("hashchange", route);
  document.getElementById("close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => {
    if (location.hash) history.replaceState(null, "", location.pathname + location.search);
  });
  document.getElementById("main").hidden = false;
  loading.remove();
  refresh();
  route();
}
main();
