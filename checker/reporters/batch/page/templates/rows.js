"use strict";
/* A table of any length: only the rows in sight are in the page, between two spacers as high as the others. */
const HIGH = 34;
const SPARE = 12;

class Rows {
  constructor(box) {
    this.box = box;
    this.list = [];
    this.make = () => el("tr");
    box.addEventListener("scroll", () => this.paint(), { passive: true });
    new ResizeObserver(() => this.paint(true)).observe(box);
  }

  /* Show a list under a head; `make` turns an entry into a row. */
  show(head, list, make, label) {
    this.list = list;
    this.make = make;
    this.columns = head.querySelectorAll("tr:last-child > *").length;
    this.body = el("tbody");
    this.first = this.last = -1;
    this.box.replaceChildren(el("table", { "aria-rowcount": list.length + 1, "aria-label": label }, head, this.body));
    this.box.scrollTop = 0;
    this.paint(true);
  }

  paint(anew = false) {
    if (!this.body) return;
    const first = Math.max(Math.floor(this.box.scrollTop / HIGH) - SPARE, 0);
    const last = Math.min(first + Math.ceil(this.box.clientHeight / HIGH) + 2 * SPARE, this.list.length);
    if (!anew && first === this.first && last === this.last) return;
    const focused = this.body.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
    this.first = first;
    this.last = last;
    const rows = this.list.slice(first, last).map((entry, n) => {
      const row = this.make(entry, first + n);
      row.setAttribute("aria-rowindex", first + n + 2);
      return row;
    });
    this.body.replaceChildren(this.gap(first), ...rows, this.gap(this.list.length - last));
    if (focused) this.body.querySelector(`a[href="${focused}"]`)?.focus({ preventScroll: true });
  }

  gap(rows) {
    const cell = el("td", { colspan: this.columns, class: "gap" });
    cell.style.height = `${rows * HIGH}px`;
    return el("tr", { "aria-hidden": "true", class: "gap", hidden: rows === 0 }, cell);
  }
}
