"use strict";
/* The data: unpacked once, then read-only. Every report is an object with the names below. */
const SEVERITIES = ["error", "warning", "info"];
const UNREAD = "\u0001";
const FIELDS = ["path", "issuer", "province", "city", "year", "form", "state", "points", "error", "blank", "cells", "findings"];
const FINDING = ["rule", "severity", "confidence", "message", "advice", "basis", "places", "repairs"];

const named = (names, values) => Object.fromEntries(names.map((name, n) => [name, values[n]]));

function bytesOf(base64) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let n = 0; n < binary.length; n += 1) bytes[n] = binary.charCodeAt(n);
  return bytes;
}

async function unpacked() {
  const packed = document.getElementById("data");
  const bytes = bytesOf(packed.textContent);
  packed.remove();
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  const { reports, shared } = await new Response(stream).json();
  return { shared, reports: reports.map((values, n) => read(values, n)) };
}

/* Findings stay arrays until somebody opens the report: there are tens of thousands of them. */
function read(values, n) {
  const report = named(FIELDS, values);
  report.n = n;
  report.counts = [0, 0, 0];
  report.byRule = new Map();
  for (const [rule, severity] of report.findings) {
    report.counts[severity] += 1;
    let counts = report.byRule.get(rule);
    if (counts === undefined) report.byRule.set(rule, (counts = [0, 0, 0]));
    counts[severity] += 1;
  }
  return report;
}

/* An element with attributes and children; text is always set as text. */
function el(tag, attributes = {}, ...children) {
  const svg = ["svg", "g", "rect", "line", "text", "title", "path"].includes(tag);
  const made = svg ? document.createElementNS("http://www.w3.org/2000/svg", tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined).map((c) => (typeof c === "number" ? String(c) : c)));
  return made;
}
