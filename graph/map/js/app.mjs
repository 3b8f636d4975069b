// The one state of the page, and the way to change it.

import { byName } from "./dom.mjs";
import { today } from "./data/dates.mjs";
import { answer, isTakenWord, makeLexicon, readQuestion, withKept } from "./data/ask.mjs";
import { entries, find } from "./data/fold.mjs";
import { lookThrough, tally, toDraw } from "./data/model.mjs";
import { adjacency, firstPaths, isShortest, shortestPaths } from "./data/paths.mjs";
import { countGroups, foldedIn, groupsBy } from "./data/groups.mjs";
import { nearest } from "./data/slips.mjs";
import { accept, FILTERS, fromHash, groupingOf, splitList, toHash } from "./data/state.mjs";
import { askable, capitalised } from "./data/words.mjs";

export const app = {
  model: null,
  words: null,
  base: null, // the view with which the page opens
  plain: null, // the same, but for what a saved copy has of its own
  given: null, // the story with which the map was made (data/stories.mjs)
  own: null, // what a person has made of the map (data/own.mjs)
  edits: null, // the same with all that came before, for undo and redo
  view: null,
  seen: null, // what of the model the view shows, and so what every number counts
  drawn: null, // what of that is drawn, which is less of it in a large ecosystem
  counts: null, // partners and agreements in the view
  found: null, // who answers the question that the view asks (`find`), as data/ask.mjs has it
  groups: null, // by what organisations stand together, and what is counted of them (`groupIn`), or null
  path: null, // the shortest paths that the view asks for (`pathIn`), or null
  known: {},
  parts: [], // parts of the page: {refresh(changed, why)}
  ownParts: [], // those of them that show what a person has made
};

const LOOKS_ANEW = [
  "date",
  "since",
  "dates",
  "active",
  "undated",
  ...FILTERS,
  "compare",
  "find",
  "focus",
  "path",
  "way",
  "steps",
  "tie",
  "layout",
  "group",
  "folded",
  "folded_but",
];

let hashTimer = 0;
// What has been changed since the address was written last, and by what: "" goes into the entry of the browser's
// history that is there, "time" is one step however many days it goes through, anything else is a step of its own.
const walked = { next: "", last: "" };
const ASIDE = new Set(["x", "y", "zoom", "lang", "theme"]);

/** Which step of the browser's history a change belongs to. */
function stepOf(changed, why) {
  if (why.from === "camera" || why.from === "script" || [...changed].every((key) => ASIDE.has(key))) return "";
  return why.from === "time" || why.from === "play" ? "time" : "own";
}

let isHeld = false; // a key that repeats itself

/** Whoever takes up the pointer begins a new step; what a key does while it is held is one. */
export function initSteps() {
  const begin = () => {
    if (hashTimer) writeHash();
    walked.last = "";
  };
  window.addEventListener("pointerdown", begin, true);
  window.addEventListener("keydown", (event) => (isHeld = event.repeat), true);
  window.addEventListener("keyup", () => (isHeld = false), true);
}

/** Change the view and tell every part of the page what changed. `why` may hold {fly, announce, from}. */
export function change(patch, why = {}) {
  const before = app.view;
  // One of the shortest paths is chosen between two ends; with other ends it is none.
  const ends = ["focus", "path"].some((key) => Object.hasOwn(patch, key) && patch[key] !== before[key]);
  app.view = accept(before, ends ? { way: "", ...patch } : patch, app.known);
  const changed = new Set(Object.keys(app.view).filter((key) => app.view[key] !== before[key]));
  if (!changed.size && !why.force) return;
  if (why.force || LOOKS_ANEW.some((key) => changed.has(key))) look();
  refresh(changed, { ...why, before });
  walked.next = stepOf(changed, why) || walked.next;
  scheduleHash();
}

export function look() {
  Object.assign(app, lookAt(app.view));
}

let lexicon = null; // the words of these data
let asking = { kept: null, words: null }; // the same with what is kept, and what that is

function plainWords() {
  lexicon ||= makeLexicon(app.model, askable());
  return lexicon;
}

function wordsNow() {
  const { kept } = app.own;
  if (asking.kept !== kept) asking = { kept, words: withKept(plainWords(), kept, app.model.meta.fiscal_start) };
  return asking.words;
}

/** What a question means, in the words of these data and the names of what is kept. */
export const readFind = (text) => readQuestion(wordsNow(), text, app.model.meta.fiscal_start);

/** The same with other questions kept than are. */
export const readWith = (kept, text) =>
  readQuestion(withKept(plainWords(), kept, app.model.meta.fiscal_start), text, app.model.meta.fiscal_start);

/** Whether a name means something in questions by itself. */
export const meansAlready = (name) => isTakenWord(wordsNow(), name, app.model.meta.fiscal_start);

let names = null; // of everyone, as `find` takes them

/** Organisations with a name that holds every word of a text, best first: [{key: index, name}]. */
export function findNamed(text, most = 8) {
  names ||= app.model.nodes.map((node) => ({ key: node.index, order: node.order, names: entries(node) }));
  return find(names, text, most);
}

/** The words of names that come nearest to one that is in none. */
export const nearNames = (word) => nearest(word, wordsNow().names);

/** Who answers a question in what is seen of a view, with the question as it was read and those who are `lit`, or null. */
export function findIn(view, seen, text = view.find) {
  const question = text ? readFind(text) : null;
  const found = question && answer(app.model, seen, question, wordsNow(), view);
  return found && { ...found, question, lit: mostCentral([...found.nodes, ...found.links]) };
}

/** Of some organisations those who are drawn in a large ecosystem. */
function mostCentral(indices) {
  const { nodes, meta } = app.model;
  return indices.sort((one, other) => nodes[one].order - nodes[other].order).slice(0, meta.limit);
}

const grouped = new Map();

/** Who is in which group by a key, remembered. */
export function groupedBy(key) {
  if (!grouped.has(key)) grouped.set(key, groupsBy(app.model.nodes, key));
  return grouped.get(key);
}

/**
 * The groups of a view: what `groupsBy` and `countGroups` give, `folded`, a Set of those that are bubbles, and `hides`,
 * which tells of an index whether it is in one; null where nothing is grouped. Whatever is looked at closely is not
 * hidden: the groups of the focus, of a path and of a tie are open, and all are in the neighbourhood of a focus.
 */
function groupIn(view, seen, path) {
  const key = groupingOf(view);
  if (!key) return null;
  const { of, groups } = groupedBy(key);
  const pair = view.tie ? app.model.rowToPair.get(view.tie) : null;
  const close = [view.focus, view.path].map((id) => node(id)?.index).filter((index) => index !== undefined);
  const open = new Set([...close, ...(path ? path.lit : []), ...(pair ? [pair.a, pair.b] : [])].map(of));
  const isNear = node(view.focus) && view.steps > 0;
  const folded = isNear ? new Set() : foldedIn(view, groups, open);
  return { key, of, groups, folded, hides: (index) => folded.has(of(index)), ...countGroups({ of, folded }, seen) };
}

const PATHS_LISTED = 10;

/**
 * The shortest paths that a view asks for: what `shortestPaths` gives, with the first of them (`listed`), the one that
 * is `chosen`, or null, and those who are `lit`: who is on the chosen one, else on any. Null where there is none.
 */
function pathIn(view, seen) {
  const [from, to] = [node(view.focus), node(view.path)];
  if (!from || !to || from === to) return null;
  const found = shortestPaths(adjacency(app.model.nodes.length, seen.pairs.keys()), from.index, to.index);
  if (!found) return null;
  const listed = firstPaths(found, PATHS_LISTED);
  const asked = [from.index, ...splitList(view.way).map((id) => node(id)?.index), to.index];
  const chosen = view.way && isShortest(found, asked) ? asked : null;
  // In a large ecosystem not everybody is drawn who is on one of very many paths.
  const lit = new Set(chosen || [...listed.flat(), ...mostCentral([...found.nodes])]);
  return { ...found, listed, chosen, lit };
}

/** What a view shows: {seen, counts, found, path, groups, drawn}. */
export function lookAt(view) {
  const seen = lookThrough(app.model, view, today());
  const path = pathIn(view, seen);
  const found = findIn(view, seen);
  const asked = (found ? found.lit : []).filter((index) => seen.nodes.has(index));
  const groups = groupIn(view, seen, path);
  const drawn = toDraw(app.model, view, seen, [...asked, ...(path ? path.lit : [])], groups?.folded.size ? groups.hides : null);
  return { seen, counts: tally(seen), found, path, groups, drawn };
}

export function refresh(changed, why = {}, parts = app.parts) {
  for (const part of parts) part.refresh(changed, why);
}

/** A step of its own is in the history before anybody can go back or on; a series is when it rests. */
function scheduleHash() {
  clearTimeout(hashTimer);
  hashTimer = setTimeout(writeHash, walked.next === "own" && !isHeld ? 0 : 250);
}

export function writeHash() {
  clearTimeout(hashTimer);
  hashTimer = 0;
  const hash = toHash(app.view, app.base);
  const { next, last } = walked;
  walked.next = "";
  if (hash === location.hash.replace(/^#/, "")) return;
  const address = hash ? `#${hash}` : location.href.replace(/#.*$/, "");
  if (next && !(next === "time" && last === "time")) history.pushState(null, "", address);
  else history.replaceState(null, "", address);
  walked.last = next || last;
}

/** Take the view from the address, as when the page opens or a link is followed within it. */
export function readHash() {
  return fromHash(location.hash, app.base, app.known);
}

let toastTimer = 0;

/** Say something for a moment, to eyes and to screen readers; with a button it stays until something else is done. */
export function toast(text, button = null) {
  const box = byName("toast");
  box.textContent = text;
  if (button) box.append(button);
  box.hidden = false;
  announce(text);
  clearTimeout(toastTimer);
  if (!button) toastTimer = setTimeout(hideToast, Math.max(2600, 60 * text.length)); // time to read it
}

export function hideToast() {
  byName("toast").hidden = true;
}

export function announce(text) {
  byName("live").textContent = text;
}

/** The story as it is told here. */
export const storyNow = () => app.own.story || app.given;

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
