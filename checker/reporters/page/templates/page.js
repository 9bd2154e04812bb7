(() => {
  "use strict";
  const all = (query, from = document) => [...from.querySelectorAll(query)];
  const reports = all("article.report");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let current = null; // the card being looked at
  let turn = -1; // which of its places was shown last

  const cards = (report) => all("li.card", report);
  const shown = () => reports.find((report) => !report.hidden) || reports[0];
  const places = (card) => all("a.spot", card).map((link) => document.getElementById(link.hash.slice(1)));

  /* Scroll only the pane that holds the element, so that the other one stays where it is. */
  function reveal(element, middle) {
    if (!element) return;
    const motion = calm.matches ? "auto" : "smooth";
    element.scrollIntoView({ block: middle ? "center" : "nearest", inline: "center", behavior: motion });
  }

  function select(card, { scroll = true } = {}) {
    if (!card) return;
    const report = card.closest("article.report");
    for (const each of all(".on", report)) each.classList.remove("on");
    for (const each of cards(report)) each.removeAttribute("aria-current");
    card.setAttribute("aria-current", "true");
    for (const each of all(`[data-f~="${card.dataset.f}"]`, report)) each.classList.add("on");
    if (current !== card) turn = -1;
    current = card;
    if (scroll) reveal(card, false);
  }

  function visit(card, n) {
    const found = places(card).filter(Boolean);
    if (!found.length) return;
    turn = (n + found.length) % found.length;
    for (const each of all(".here")) each.classList.remove("here");
    found[turn].classList.add("here");
    reveal(found[turn], true);
  }

  function step(by) {
    const list = cards(shown());
    if (!list.length) return;
    const at = list.indexOf(current);
    const next = list[Math.min(Math.max(at + by, 0), list.length - 1)];
    select(next);
    visit(next, 0);
    next.querySelector("a.go").focus({ preventScroll: true });
  }

  function show(report) {
    if (!report || reports.length < 2) return;
    for (const each of reports) each.hidden = each !== report;
    for (const link of all("header.index a")) {
      if (link.hash === `#${report.id}`) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  }

  function follow(hash) {
    const target = document.getElementById(decodeURIComponent(hash.slice(1)));
    const report = target && target.closest("article.report");
    if (!report) return null;
    if (report.hidden) show(report);
    return target;
  }

  function open(target) {
    const card = target.closest("li.card");
    if (card) {
      select(card);
      visit(card, 0);
    } else if (target.dataset.f) {
      const report = target.closest("article.report");
      const ranks = target.dataset.f.split(" ");
      if (!current || current.closest("article.report") !== report || !ranks.includes(current.dataset.f)) {
        select(report.querySelector(`li.card[data-f="${ranks[0]}"]`));
      }
      for (const each of all(".here")) each.classList.remove("here");
      target.classList.add("here");
      reveal(target, true);
    }
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link) {
      const target = follow(link.hash);
      if (!target) return;
      event.preventDefault();
      history.replaceState(null, "", link.hash);
      const card = link.closest("li.card");
      const again = card !== null && card === current && event.detail === 0; // the Enter key, not the mouse
      if (card) select(card, { scroll: false });
      if (card && link.matches(".go")) visit(card, again ? turn + 1 : 0);
      else if (target.matches("article.report")) start(target);
      else open(target);
      if (link.matches(".ref")) target.querySelector("a.go")?.focus({ preventScroll: true });
      if (link.matches(".skip")) target.focus();
      return;
    }
    const claim = event.target.closest(".claim[data-cell]");
    const mark = event.target.closest(".paper [data-f]");
    if (mark && !getSelection().toString()) {
      select(mark.closest("article.report").querySelector(`li.card[data-f="${mark.dataset.f.split(" ")[0]}"]`));
    } else if (claim && !getSelection().toString()) {
      for (const each of all(".here")) each.classList.remove("here");
      const cell = document.getElementById(claim.dataset.cell);
      cell?.classList.add("here");
      reveal(cell, true);
    } else if (event.target.closest("li.card") && !event.target.closest("summary, a") && !getSelection().toString()) {
      select(event.target.closest("li.card"), { scroll: false });
      visit(current, 0);
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest("input, textarea, select")) return;
    const arrows = event.target.closest(".findings") !== null;
    const by = { j: 1, k: -1, ArrowDown: arrows ? 1 : 0, ArrowUp: arrows ? -1 : 0 }[event.key];
    if (by) {
      event.preventDefault();
      step(by);
    } else if (event.key === "Escape" && current) {
      select(current);
      current.querySelector("a.go").focus({ preventScroll: true });
    }
  });

  /* Keep the page as a file: as it came, without what belongs to the server that gave it. */
  function save() {
    const copy = document.documentElement.cloneNode(true);
    for (const each of all(".served", copy)) each.remove();
    const file = new Blob([`<!doctype html>\n${copy.outerHTML}`], { type: "text/html" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = `${document.title}.html`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }
  for (const button of all("button.save")) button.addEventListener("click", save);

  addEventListener("beforeprint", () => {
    for (const each of reports) each.hidden = false;
    for (const each of all("details")) each.open = true;
  });

  function start(report) {
    show(report);
    const first = cards(report)[0];
    if (!first) return;
    select(first, { scroll: false });
    if (matchMedia("(min-width: 60rem)").matches) {
      const place = places(first).find(Boolean);
      const pane = report.querySelector(".paper");
      turn = 0;
      if (place) pane.scrollTop += place.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
    }
  }

  const asked = location.hash.length > 1 && follow(location.hash);
  if (asked) {
    show(asked.closest("article.report"));
    if (asked.matches("article.report")) start(asked);
    else open(asked);
  } else if (reports.length) start(reports[0]);
})();
