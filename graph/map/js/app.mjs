// The one state of the page, and the way to change it.

import { byName } from "./dom.mjs";
import { today } from "./data/dates.mjs";
import { lookThrough, tally, toDraw } from "./data/model.mjs";
import { adjacency, shortestPath } from "./data/paths.mjs";
import { accept, FILTERS, fromHash, toHash } from "./data/state.mjs";
import { capitalised } from "./data/words.mjs";

export const app = {
  model: null,
  words: null,
  base: null, // the view with which the page opens
  view: null,
  seen: null, // what of the model the view shows, and so what every number counts
  drawn: null, // what of that is drawn, which is less of it in a large ecosystem
  counts: null, // partners and agreements in the view
  path: null, // the shortest path that the view asks for, as indices
  known: {},
  parts: [], // parts of the page: {refresh(changed, why)}
};

const LOOKS_ANEW = [
  "date",
  "since",
  "dates",
  "active",
  "undated",
  ...FILTERS,
  "compare",
  "focus",
  "path",
  "steps",
];

let hashTimer = 0;

/** Change the view and tell every part of the page what changed. `why` may hold {fly, announce, from}. */
export function change(patch, why = {}) {
  const before = app.view;
  app.view = accept(before, patch, app.known);
  const changed = new Set(Object.keys(app.view).filter((key) => app.view[key] !== before[key]));
  if (!changed.size && !why.force) return;
  if (why.force || LOOKS_ANEW.some((key) => changed.has(key))) look();
  refresh(changed, { ...why, before });
  scheduleHash();
}

export function look() {
  Object.assign(app, lookAt(app.view));
}

/** What a view shows: {seen, counts, path, drawn}. */
export function lookAt(view) {
  const seen = lookThrough(app.model, view, today());
  const [from, to] = [node(view.focus), node(view.path)];
  const next = () => adjacency(app.model.nodes.length, seen.pairs.keys());
  const path = from && to ? shortestPath(next(), from.index, to.index) : null;
  return { seen, counts: tally(seen), path, drawn: toDraw(app.model, view, seen, path || []) };
}

export function refresh(changed, why = {}) {
  for (const part of app.parts) part.refresh(changed, why);
}

function scheduleHash() {
  clearTimeout(hashTimer);
  hashTimer = setTimeout(writeHash, 250);
}

export function writeHash() {
  clearTimeout(hashTimer);
  const hash = toHash(app.view, app.base);
  if (hash === location.hash.replace(/^#/, "")) return;
  history.replaceState(null, "", hash ? `#${hash}` : location.href.replace(/#.*$/, ""));
}

/** Take the view from the address, as when the page opens or a link is followed within it. */
export function readHash() {
  return fromHash(location.hash, app.base, app.known);
}

let toastTimer = 0;

/** Say something for a moment, to eyes and to screen readers. */
export function toast(text) {
  const box = byName("toast");
  box.textContent = text;
  box.hidden = false;
  announce(text);
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => {
    box.hidden = true;
  }, 2600);
}

export function announce(text) {
  byName("live").textContent = text;
}

export function node(id) {
  return app.model.byId.get(id);
}

/** Whether a day has been chosen. */
export function hasDate() {
  return app.view.date !== "";
}

export function wholeTitle() {
  const title = app.model.meta.title;
  return typeof title === "string" ? title : app.view.lang === "ja" ? title.ja : title.en;
}

export function sourceLine() {
  const { digest } = app.model.meta;
  return digest ? capitalised("digest", { digest: digest.slice(0, 12) }) : "";
}
