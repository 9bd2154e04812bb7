"use strict";
const byId = (id) => document.getElementById(id);

class Page {
  constructor(reports, shared) {
    this.reports = reports;
    this.shared = shared;
    this.byPath = new Map(reports.map((report) => [report.path, report]));
    this.filters = new Filters(byId("filters"), reports, shared, () => this.refresh());
    this.matrix = new Matrix(byId("matrix"), shared);
    this.league = new League(byId("league"), byId("by"), shared.words);
    this.dialog = byId("detail");
    addEventListener("hashchange", () => this.route());
    byId("close").addEventListener("click", () => this.dialog.close());
    this.dialog.addEventListener("close", () => {
      if (location.hash) history.replaceState(null, "", location.pathname + location.search);
    });
  }

  refresh() {
    const chosen = this.filters.left();
    const rules = this.filters.rules(chosen);
    const readable = chosen.filter((report) => !report.error);
    const word = this.shared.words;
    byId("shown").textContent = word.shown.replace("{n}", chosen.length.toLocaleString());
    tiles(byId("tiles"), chosen, this.shared);
    trend(byId("trend"), readable, word);
    spread(byId("spread"), readable, word);
    byRule(byId("byrule"), rules, this.shared, (rule) => {
      this.filters.set("rule", rule);
      this.refresh();
    });
    this.matrix.show(chosen, rules);
    this.league.show(chosen);
  }

  /* The address says which report is open. */
  route() {
    const [, n] = location.hash.match(/^#report=(\d+)$/) ?? [];
    const report = n === undefined ? undefined : this.reports[Number(n)];
    if (!report) {
      if (this.dialog.open) this.dialog.close();
      return;
    }
    byId("detail-body").replaceChildren(...new Detail(report, this.shared, this.byPath).told());
    if (!this.dialog.open) this.dialog.showModal();
    this.dialog.scrollTop = 0;
  }
}

async function main() {
  const loading = byId("loading");
  if (typeof DecompressionStream === "undefined") {
    loading.textContent = loading.dataset.old;
    return;
  }
  const { reports, shared } = await unpacked();
  const page = new Page(reports, shared);
  byId("main").hidden = false;
  loading.remove();
  page.refresh();
  page.route();
}
main();
