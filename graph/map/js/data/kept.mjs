// Questions that are kept under a name, which is a term of other questions: Map of name to question. Names are told
// apart blind to width and case.

import { levelled, markOf } from "./combined.mjs";
import { asksTheSame } from "./meaning.mjs";
import { LONGEST_QUESTION } from "./state.mjs";
import { cleanText } from "./table.mjs";

// As in graph/map/saved.py.
export const MOST_KEPT = 100;
export const LONGEST_NAME = 60; // characters

export const cleanName = (text) => cleanText(String(text).normalize("NFC").replace(/\s+/g, " ").trim(), LONGEST_NAME);
export const cleanQuestion = (text) => cleanText(String(text).trim(), LONGEST_QUESTION);

const keyOf = (name) => levelled(name).toLowerCase();

/** The name under which something is kept already, as it is written there, or nothing. */
export const keptAs = (kept, name) => [...kept.keys()].find((each) => keyOf(each) === keyOf(name)) ?? "";

/** What finds names in a levelled text, the longest first; null where there are none. */
function patternOf(names) {
  const letter = /[a-z0-9]/i;
  const one = (name) => {
    const text = levelled(name).replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
    const [first, last] = [levelled(name)[0], levelled(name).at(-1)];
    return `${letter.test(first) ? "(?<![a-z0-9])" : ""}${text}${letter.test(last) ? "(?![a-z0-9])" : ""}`;
  };
  const sorted = names.filter((name) => levelled(name)).sort((a, b) => levelled(b).length - levelled(a).length);
  return sorted.length ? new RegExp(sorted.map(one).join("|"), "giu") : null;
}

/** A levelled text with marks instead of the names of what is kept, and which of them there are: {marked, there}. */
export function markKept(text, sets) {
  const pattern = patternOf(sets.map(({ name }) => name));
  const there = [];
  if (!pattern) return { marked: text, there };
  const marked = text.replace(pattern, (typed) => {
    const set = sets.find(({ name }) => keyOf(name) === keyOf(typed));
    if (!set) return typed;
    if (!there.includes(set)) there.push(set);
    return `${markOf("kept", there.indexOf(set))} `; // what leads it, as a minus, still does
  });
  return { marked, there };
}

/** A text with another name for one thing that is kept; the same text where it does not name it. */
function renamedIn(text, names, [old, next]) {
  const pattern = patternOf(names);
  const isOld = (typed) => keyOf(typed) === keyOf(old);
  if (!pattern || !(levelled(text).match(pattern) || []).some(isOld)) return text;
  return levelled(text).replace(pattern, (typed) => (isOld(typed) ? next : typed));
}

/** The names among what is kept that a question has in it. */
export function namedIn(kept, text) {
  const names = [...kept.keys()];
  const found = levelled(text).match(patternOf(names) || /(?!)/) || [];
  return names.filter((name) => found.some((typed) => keyOf(typed) === keyOf(name)));
}

/** Whether something that is kept comes back to itself by way of something else. */
function goesRound(kept) {
  const done = new Set();
  const leads = (name, way) => {
    if (way.includes(name)) return true;
    if (done.has(name)) return false;
    const isRound = namedIn(kept, kept.get(name)).some((next) => next !== name && leads(next, [...way, name]));
    done.add(name);
    return isRound;
  };
  return [...kept.keys()].some((name) => leads(name, []));
}

/**
 * Keep a question under a name, or another one under the name of one: {kept, fault}. A fault is "name", where there is
 * none, "full" or "circle", and nothing is kept then. Its own name in a question that is new stands for its words.
 */
export function keepQuestion(kept, name, find) {
  const [called, asked] = [cleanName(name), cleanQuestion(find)];
  const before = keptAs(kept, called);
  const fault = (why) => ({ kept, fault: why });
  if (!/[\p{L}\p{N}]/u.test(levelled(called)) || !asked) return fault("name");
  if (!before && kept.size >= MOST_KEPT) return fault("full");
  if (before && namedIn(kept, asked).includes(before)) return fault("circle");
  const next = new Map(kept);
  next.delete(before);
  next.set(called, asked);
  return goesRound(next) ? fault("circle") : { kept: next, fault: "" };
}

/** Call what is kept otherwise, in the questions that name it as well: {kept, fault}, also "taken" or "long". */
export function renameKept(kept, old, name) {
  const called = cleanName(name);
  const fault = (why) => ({ kept, fault: why });
  if (called === old) return fault("");
  if (!/[\p{L}\p{N}]/u.test(levelled(called))) return fault("name");
  if (keptAs(kept, called) && keptAs(kept, called) !== old) return fault("taken");
  const names = [...kept.keys()];
  const named = (each, find) => (each === old ? find : renamedIn(find, names, [old, called]));
  const next = new Map([...kept].map(([each, find]) => [each === old ? called : each, named(each, find)]));
  if ([...next.values()].some((find) => find.length > LONGEST_QUESTION)) return fault("long");
  return goesRound(next) ? fault("circle") : { kept: next, fault: "" };
}

/** What is kept without one of it; the others say what that was in its place, where words say it. `read` as below. */
export function forgetKept(kept, name, read) {
  if (!kept.has(name)) return kept;
  const said = (each, find) => withoutName(without(kept, each), name, find, read); // its own name is but words in it
  return without(new Map([...kept].map(([each, find]) => [each, each === name ? find : said(each, find)])), name);
}

function without(kept, name) {
  const next = new Map(kept);
  next.delete(name);
  return next;
}

const OR = /\s*(?:[|│]|(?<![a-z0-9])or(?![a-z0-9])|または|又は)\s*/i;

/**
 * A question with what is kept under a name said in its place; the same text where it does not name that, or where no
 * words beside each other mean the same. `read` gives a question as it is read with something kept, of that and a text.
 */
export function withoutName(kept, name, text, read) {
  const names = [...kept.keys()];
  if (!namedIn(kept, text).includes(name)) return text;
  const find = kept.get(name);
  if (keyOf(text) === keyOf(name)) return find;
  const [parts, rest] = [levelled(find).split(OR), without(kept, name)];
  const put = (part, into = text) => renamedIn(into, names, [name, part]);
  const spread = (way) => (namedIn(kept, way).includes(name) ? parts.map((part) => put(part, way)) : [way]);
  const tried = [put(find), levelled(text).split(OR).flatMap(spread).join(" | "), put(parts.join(" -")), put(parts.join("以外 "))];
  const named = read(kept, text);
  return tried.find((each) => each.length <= LONGEST_QUESTION && asksTheSame(named, name, read(rest, each))) ?? text;
}

/** A question that means the same wherever nothing is kept, as far as words say it. */
export function saidPlainly(kept, text, read) {
  let said = text;
  for (let round = 0; round < kept.size; round += 1) {
    const before = said; // what is kept may name what else is, in a file that somebody wrote even itself
    said = namedIn(kept, before).reduce((now, name) => withoutName(kept, name, now, read), before);
    if (said === before) break;
  }
  return said;
}

/**
 * A question after what is kept has changed from one record of it to another: of what is called otherwise it has the
 * new name, and what is kept no more it says in its own words.
 */
export function askedAfter(before, after, find, read) {
  const gone = [...before.keys()].filter((name) => !after.has(name));
  const come = [...after.keys()].filter((name) => !before.has(name));
  if (gone.length !== 1 || come.length > 1) return find;
  if (come.length) return renamedIn(find, [...before.keys()], [gone[0], come[0]]);
  return withoutName(before, gone[0], find, read);
}

/** What is kept as it is written down, and read again, whoever wrote it: pairs of a name and a question. */
export const plainKept = (kept) => [...kept].sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));

export function readKept(rows) {
  const kept = new Map();
  for (const [name, find] of plainKept(rows.filter(([one, other]) => typeof one === "string" && typeof other === "string"))) {
    const [called, asked] = [cleanName(name), cleanQuestion(find)];
    const isName = /[\p{L}\p{N}]/u.test(levelled(called)) && asked;
    if (isName && kept.size < MOST_KEPT && !keptAs(kept, called)) kept.set(called, asked);
  }
  return kept;
}
