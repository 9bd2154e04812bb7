"use strict";
/* Plots as inline SVG; what they show is also told in words. */
const WIDE = 420;
const TALL = 210;
const nice = (x) => (Number.isInteger(x) ? x.toLocaleString() : x.toFixed(x < 10 ? 1 : 0));

function plot(title, description, ...children) {
  return el("svg", { viewBox: `0 0 ${WIDE} ${TALL}`, role: "img", "aria-label": `${title}: ${description}` }, ...children);
}

function ceiling(value) {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 2.5, 5, 10].map((step) => step * power).find((step) => step >= value);
}

/* Upright bars in groups; `series` are arrays of the same length as `names`, drawn in the colours of `classes`. */
function bars(title, names, series, classes, labels) {
  const top = ceiling(Math.max(...series.flat(), 0));
  const left = 44;
  const bottom = TALL - 26;
  const slot = (WIDE - left - 6) / Math.max(names.length, 1);
  const width = Math.min((slot * 0.78) / series.length, 34);
  const height = (value) => ((bottom - 22) * value) / top;
  const parts = [0, 0.5, 1].flatMap((share) => {
    const y = bottom - (bottom - 22) * share;
    return [
      el("line", { x1: left, x2: WIDE, y1: y, y2: y, class: "grid" }),
      el("text", { x: left - 6, y: y + 4, class: "axis end" }, nice(top * share)),
    ];
  });
  names.forEach((name, n) => {
    const middle = left + slot * (n + 0.5);
    series.forEach((values, k) => {
      const x = middle + (k - series.length / 2) * width;
      const bar = el("rect", { x, width: Math.max(width - 1, 1), y: bottom - height(values[n]), height: height(values[n]), class: classes[k] });
      bar.append(el("title", {}, `${name} ${labels[k]} ${nice(values[n])}`));
      parts.push(bar);
      if (slot > 30 && values[n]) parts.push(el("text", { x: x + width / 2, y: bottom - height(values[n]) - 4, class: "axis middle" }, nice(values[n])));
    });
    const every = Math.ceil(names.length / 12);
    if (n % every === 0) parts.push(el("text", { x: middle, y: bottom + 18, class: "axis middle" }, name));
  });
  const told = names.map((name, n) => `${name} ${labels.map((label, k) => `${label} ${nice(series[k][n])}`).join(" ")}`);
  return plot(title, told.join("; "), ...parts);
}

/* Lying bars with their names before them, as an ordinary list. */
function ranking(entries, choose) {
  const most = Math.max(...entries.map((entry) => entry.value), 1);
  return el("ol", { class: "ranking" }, ...entries.map((entry) => {
    const fill = el("span", { class: `fill ${entry.class}`, "aria-hidden": "true" });
    fill.style.width = `${(100 * entry.value) / most}%`;
    const button = el("button", { type: "button" }, el("span", { class: "name" }, entry.name), el("span", { class: "track" }, fill), el("span", { class: "value" }, nice(entry.value)));
    button.addEventListener("click", () => choose(entry.key));
    return el("li", {}, button);
  }));
}
