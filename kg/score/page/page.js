"use strict";
// The page works without this script: a label leads to its statement. The script narrows, orders and points.
(() => {
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);
  const cards = new Map(all(".card").map((card) => [card.id, card]));
  const marks = all("[data-o]");
  const chosen = { v: new Set(), k: new Set(), c: "" };

  const near = (event, selector) => (event.target instanceof Element ? event.target.closest(selector) : null);
  const idsOf = (mark) => mark.dataset.o.split(" ");
  const has = (card) =>
    (!chosen.v.size || chosen.v.has(card.dataset.v)) &&
    (!chosen.k.size || card.dataset.k.split(" ").some((kind) => chosen.k.has(kind))) &&
    (!chosen.c || card.dataset.c === chosen.c);

  // ---- narrowing

  function narrow() {
    const shown = new Set([...cards.values()].filter(has).map((card) => card.id));
    for (const mark of marks) {
      const first = idsOf(mark).find((id) => shown.has(id));
      mark.classList.toggle("off", !first);
      if (first && mark.matches(".m")) {
        // where spans overlap, the shortest of those shown gives its colour
        const here = idsOf(mark).filter((id) => shown.has(id)).map((id) => cards.get(id).dataset.v);
        mark.className = `m ${here[0]}${here.length > 1 ? ` lap on-${here[1]}` : ""}`;
      }
    }
    const narrowed = shown.size < cards.size || chosen.v.size || chosen.k.size || chosen.c;
    for (const [id, card] of cards) if (!shown.has(id)) card.classList.remove("open");
    for (const article of all("article")) {
      article.hidden = Boolean(narrowed) && !all(".card", article).some((card) => shown.has(card.id));
    }
    for (const button of all("[data-by]")) {
      button.setAttribute("aria-pressed", chosen[button.dataset.by].has(button.dataset.value));
    }
    byId("clear").hidden = !narrowed;
    byId("clear").textContent = chosen.c ? `× ${chosen.c.replace(":", " → ")}` : "× show all";
    byId("shown").textContent = narrowed ? `${shown.size} of ${cards.size} statements` : `${cards.size} statements`;
    return shown;
  }

  function clear() {
    chosen.v.clear();
    chosen.k.clear();
    chosen.c = "";
  }

  function toFirst(shown) {
    const first = marks.find((mark) => mark.matches("a") && shown.has(mark.dataset.o));
    if (first) {
      open(first.dataset.o);
      first.scrollIntoView({ block: "center" });
      first.focus({ preventScroll: true });
    }
  }

  // ---- pointing at a statement

  function open(id) {
    for (const card of all(".card.open")) if (card.id !== id) card.classList.remove("open");
    const card = cards.get(id);
    if (card) {
      card.classList.add("open");
      card.scrollIntoView({ block: "nearest" });
    }
  }

  function close() {
    for (const card of all(".card.open")) card.classList.remove("open");
    if (location.hash) history.replaceState(null, "", location.pathname + location.search);
  }

  function heat(ids) {
    for (const mark of marks) mark.classList.toggle("hot", idsOf(mark).some((id) => ids.includes(id)));
  }

  function step(by) {
    const labels = marks.filter((mark) => mark.matches("a:not(.off)") && mark.offsetParent);
    const firsts = labels.filter((label, i) => labels.findIndex((other) => other.dataset.o === label.dataset.o) === i);
    const now = firsts.findIndex((label) => cards.get(label.dataset.o).classList.contains("open"));
    const next = firsts[now < 0 ? (by > 0 ? 0 : firsts.length - 1) : now + by];
    if (next) {
      open(next.dataset.o);
      next.focus({ preventScroll: true });
      next.scrollIntoView({ block: "center" });
    }
  }

  // ---- what people do

  document.addEventListener("click", (event) => {
    const at = (selector) => near(event, selector);
    const mark = at("[data-o]");
    const by = at("[data-by]");
    const kind = at("[data-kind]");
    const cell = at("[data-cell]");
    if (mark && !mark.classList.contains("off")) {
      event.preventDefault();
      const ids = idsOf(mark).filter((id) => has(cards.get(id)));
      const isOpen = ids.every((id) => cards.get(id).classList.contains("open"));
      close();
      if (!isOpen) ids.forEach((id, i) => (i ? cards.get(id).classList.add("open") : open(id)));
    } else if (by) {
      const set = chosen[by.dataset.by];
      if (!set.delete(by.dataset.value)) set.add(by.dataset.value);
      chosen.c = "";
      narrow();
    } else if (kind || cell) {
      clear();
      if (kind) chosen.k.add(kind.dataset.kind);
      else chosen.c = cell.dataset.cell;
      toFirst(narrow());
    } else if (at("#clear")) {
      clear();
      narrow();
      byId("toolbar").scrollIntoView({ block: "nearest" });
    } else if (at(".close")) {
      close();
    }
  });

  document.addEventListener("focusin", (event) => {
    const mark = near(event, "a[data-o]");
    heat(mark ? idsOf(mark) : []);
    if (mark && mark.matches(":focus-visible")) open(mark.dataset.o);
  });
  document.addEventListener("mouseover", (event) => {
    const mark = near(event, "[data-o]");
    heat(mark && !mark.classList.contains("off") ? idsOf(mark) : []);
  });
  document.addEventListener("keydown", (event) => {
    if (near(event, "select") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") close();
    else if (event.key === "n") step(1);
    else if (event.key === "p") step(-1);
  });

  byId("order").addEventListener("change", (event) => {
    const worst = event.target.value === "worst";
    for (const list of all("[data-sorted]")) {
      const key = (item) => Number(worst ? item.dataset.rank : item.dataset.place);
      [...list.children].sort((a, b) => key(a) - key(b)).forEach((item) => list.append(item));
    }
  });
  byId("show").addEventListener("change", (event) => {
    document.body.dataset.view = event.target.value;
  });
  for (const list of all("[data-sorted]")) [...list.children].forEach((item, i) => (item.dataset.rank = i));
  narrow();
})();
