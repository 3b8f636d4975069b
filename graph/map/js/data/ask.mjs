// What people ask the map for beyond names: places, types, relations, purposes, periods, and all of them together.

import PREFECTURES from "../../../vocabulary/prefectures.json" with { type: "json" };
import { jointAt, joinsHere, levelled, markAt, markOf, markSigns, withJoints } from "./combined.mjs";
import { startOf } from "./dates.mjs";
import { entries, fold } from "./fold.mjs";
import { markKept } from "./kept.mjs";
import { nearest, romanised } from "./slips.mjs";
import { LONGEST_QUESTION } from "./state.mjs";
import { findPeriods } from "./typed.mjs";

// Words that say nothing of their own beside the others.
const FILLERS = new Set(
  "a all an and at by for from in of on our partner partners signed the to we who with と で に の は を が した 締結 署名".split(" "),
);
const ENDINGS = { 県: "ken", 府: "fu", 都: "to" }; // of a prefecture, as it is read
const KINDS = ["country", "prefecture", "region", "city"]; // what a word of several meanings is called by, first of all
const LATIN = /[a-z0-9]/;
export const MOST_SLIPS = 8; // words that are not understood, from which on nothing is looked up as a slip any more
const PARTICLE = /(?<=.)[とでにのはをが]$/;
const SIGNS = /[^\p{L}\p{N}]+/gu;
const SIGNS_BUT_MARKS = /[^\p{L}\p{N}\ue000-\uf8ff]+/gu;
const KANA = /^[\u3041-\u3096ー]+$/;

/** A text by its letters alone. */
const lettersOf = (text) => fold(text).replace(SIGNS, " ").trim();

/** A text by its letters and the marks of combined.mjs. */
const markedOf = (text) => fold(text).replace(SIGNS_BUT_MARKS, " ").trim();

/** A name as it stands in a question: with marks where it has what would combine. */
const asAsked = (text) => markedOf(markSigns(levelled(text)));

/**
 * What a question can be made of: {phrases: Map of folded words to what they mean ([{kind, value}]), names: the words
 * of all names, said: the names that have in them what combines terms, purposes: Map of ties to theirs, longest}.
 * `words` has the pairs of words by type, by relation and of `alone`, and the spellings of the countries of the data.
 */
export function makeLexicon(model, words) {
  const phrases = new Map();
  const add = (kind, value, ...texts) => {
    for (const text of new Set(texts.flatMap((each) => [lettersOf(each), asAsked(each)]).filter(Boolean))) {
      if (!phrases.has(text)) phrases.set(text, []);
      const known = phrases.get(text);
      if (!known.some((each) => each.kind === kind && each.value === value)) known.push({ kind, value });
    }
  };
  for (const [key, japanese] of Object.entries(PREFECTURES)) add("prefecture", key, ...readings(key, japanese));
  for (const node of model.nodes) addPlace(add, node, words.spellings);
  const addWords = (kind, pairs, values) => {
    for (const value of new Set(values.filter(Boolean)))
      add(kind, value, value.replace(/_/g, " "), ...wordsOf(pairs, value));
  };
  addWords("type", words.types, model.nodes.map((node) => node.type));
  addWords("relation", words.relations, model.collaboration.map((tie) => tie.relation));
  add("alone", "", ...words.alone, words.alone[0].replace(" a ", " "));
  const told = model.collaboration.filter((tie) => tie.purposes);
  const purposes = new Map(told.map((tie) => [tie, lettersOf(tie.purposes)]));
  const called = model.nodes.flatMap((node) => entries(node).map(({ name }) => name));
  const names = new Set(called.flatMap((name) => lettersOf(name).split(" ")));
  const longest = [...phrases.keys()].reduce((most, each) => Math.max(most, each.length), 0);
  return { phrases, purposes, names, said: withJoints(called.map(asAsked)), longest, kept: [] };
}

/** A lexicon that knows what is kept under names as well, each question read once. */
export function withKept(lexicon, kept, fiscalStart = 4) {
  const sets = [...kept].sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, find]) => ({ name, find }));
  const whole = { ...lexicon, kept: sets };
  for (const set of sets) readKeptOf(whole, set, fiscalStart);
  return whole;
}

/** While a question is read its own name is but words, so that none comes back to itself, whoever wrote it. */
function readKeptOf(lexicon, set, fiscalStart) {
  if (set.question) return;
  set.isOpen = true;
  set.question = readQuestion(lexicon, set.find, fiscalStart);
  set.isOpen = false;
}

/** Whether a name means something in questions by itself: a place, a type, a period, what combines, or a mere filler. */
export function isTakenWord(lexicon, name, fiscalStart = 4) {
  const { ways, unknown, meant, firm } = readQuestion({ ...lexicon, kept: [] }, name, fiscalStart);
  if (unknown.length || meant.length) return false;
  return ways.flat().length === 0 || (firm && ways.flat().length === 1);
}

const wordsOf = (pairs, key) => (Object.hasOwn(pairs, key) ? pairs[key] : []);

/** What a prefecture is called: Kanagawa, Kanagawa Prefecture, Kanagawa-ken, 神奈川県, 神奈川. */
function readings(key, japanese) {
  const ending = ENDINGS[japanese.at(-1)];
  const names = [key, `${key} Prefecture`, japanese];
  return ending ? [...names, `${key} ${ending}`, `${key}${ending}`, japanese.slice(0, -1)] : names;
}

function addPlace(add, node, spellings) {
  if (node.country) add("country", node.country, node.country, ...wordsOf(spellings, node.country));
  if (node.region && !node.prefecture) add("region", node.region, node.region);
  if (!node.city) return;
  const parts = /^(.*\S)\s*[(（](.+)[)）]$/.exec(node.city); // Chuo (Nihonbashi) is either
  add("city", node.city, node.city, ...(parts ? parts.slice(1) : []));
}

/**
 * Read a question: {ways, unknown, meant, kana, firm}. It is answered in any of its `ways`, and in one by whoever all of
 * its terms hold for. A term has a `kind` (place, type, relation, alone, purpose, period, kept), what it means, and `not`
 * where it leaves out who answers it. `unknown` are the words that were not understood, `meant` those that were read as
 * others ([[typed, meant]]), `kana` those that stood for Roman letters; `firm` says that all was understood, and none
 * of it only as a word of purposes.
 */
export function readQuestion(lexicon, text, fiscalStart = 4) {
  const closed = lexicon.kept.filter((set) => !set.isOpen);
  const { marked, there } = markKept(levelled(text.slice(0, LONGEST_QUESTION)), closed);
  for (const set of there) readKeptOf(lexicon, set, fiscalStart);
  const { periods, rest } = findPeriods(markSigns(marked), fiscalStart, (at) => ` ${markOf("period", at)} `);
  const found = { ways: [[]], unknown: [], meant: [], kana: [], firm: false };
  // `not` holds for the next term, `last` is the one that was read last, unless something else came after it.
  const reading = { plain: markedOf(rest), periods, kept: there, found, not: false, last: null };
  let at = 0;
  while (at < reading.plain.length) at += reading.plain[at] === " " ? 1 : readNext(lexicon, reading, at);
  found.ways = found.ways.map(periodsLast).filter((way) => way.length);
  const terms = found.ways.flat();
  found.firm = !found.unknown.length && terms.length > 0 && terms.every((term) => term.kind !== "purpose");
  return found;
}

/** Terms once each, with the periods behind the others. */
function periodsLast(way) {
  const key = ({ set, ...term }) => JSON.stringify([term, set?.name]);
  const once = [...new Map(way.map((term) => [key(term), term])).values()];
  return [...once.filter((term) => term.kind !== "period"), ...once.filter((term) => term.kind === "period")];
}

/** Read what stands at a place of the text; gives how many letters that took. */
function readNext(lexicon, reading, at) {
  const text = reading.plain.slice(at);
  const known = phraseAt(lexicon, text);
  const joint = jointAt(reading.plain, at, lexicon.said);
  if (joint && !(known && winsOver(known, joint, reading.plain, at))) return combine(reading, joint);
  const mark = known ? null : markAt(text[0]);
  if (mark?.kind === "period") return keepTerm(reading, { kind: "period", ...reading.periods[mark.at] }, 1);
  if (mark?.kind === "kept") return keepSet(reading, reading.kept[mark.at]);
  if (mark) return 1;
  return readWord(lexicon, text, { known, reading });
}

/** Whether a phrase is more than what combines; as long as that, "OR" of Oregon, it stands at an end of the text. */
const winsOver = (known, joint, text, at) =>
  known.size > joint.size || (known.size === joint.size && (at === 0 || at + joint.size === text.length));

function combine(reading, { kind, size }) {
  if (kind === "either") reading.found.ways.push([]);
  if (kind === "but" && reading.last) reading.last.not = !reading.last.not;
  Object.assign(reading, { not: kind === "without", last: null });
  return size;
}

/** Read a phrase or a word with which a text begins. */
function readWord(lexicon, text, { known, reading }) {
  const filler = fillerAt(text);
  if (known && known.size > filler) {
    const typed = text.slice(0, known.size);
    if (KANA.test(typed)) reading.found.kana.push([typed, known.word]);
    return keepTerm(reading, termOf(known.meanings), known.size);
  }
  const after = text.slice(filler);
  if (filler && (LATIN.test(text[0]) || !after || after[0] === " " || joinsHere(after) || phraseAt(lexicon, after)))
    return filler;
  const close = reading.found.unknown.length < MOST_SLIPS ? slipAt(lexicon, text) : null;
  const word = wordAt(lexicon, text);
  if (close && close.size > word.length) return keepMeant(reading, close);
  const purpose = purposeIn(lexicon, word);
  if (purpose) return keepTerm(reading, { kind: "purpose", value: purpose }, purpose.length);
  if (close) return keepMeant(reading, close);
  reading.found.unknown.push(LATIN.test(word) ? word : word.replace(PARTICLE, ""));
  Object.assign(reading, { not: false, last: null });
  return word.length;
}

/** Words of purposes that follow each other are one term. */
function keepTerm(reading, term, size) {
  const { last, not } = reading;
  if (term.kind === "purpose" && last?.kind === "purpose" && !not) last.value += ` ${term.value}`;
  else {
    reading.last = { ...term, not };
    reading.found.ways.at(-1).push(reading.last);
  }
  reading.not = false;
  return size;
}

/** What is kept is a term as any other; what of it was not understood is told as well. */
function keepSet(reading, set) {
  const { unknown } = reading.found;
  unknown.push(...set.question.unknown.filter((word) => !unknown.includes(word)));
  return keepTerm(reading, { kind: "kept", set }, 1);
}

function keepMeant(reading, { typed, meant, meanings, size }) {
  reading.found.meant.push([typed, meant]);
  return keepTerm(reading, termOf(meanings), size);
}

/** The first meaning with the other values of its kind: types that differ by case or width are one word. */
function alike([first, ...others]) {
  const also = others.filter((each) => each.kind === first.kind).map((each) => each.value);
  return also.length ? { ...first, also } : first;
}

const isMeant = ({ value, also = [] }, found) => found === value || also.includes(found);

/** What some meanings of one phrase are together: a place in any of them, else the first. */
function termOf(meanings) {
  const places = meanings.filter((each) => KINDS.includes(each.kind));
  if (!places.length) return alike(meanings);
  places.sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
  return { kind: "place", places };
}

/** Whether a word ends here: letters of the Latin script go on, those of others do not tell. */
const endsAt = (text, size) => !LATIN.test(text[size] || "") || !LATIN.test(text[size - 1]);

/** The longest phrase that a text begins with: {meanings, size, word}, or null. */
function phraseAt({ phrases, longest }, text) {
  for (let size = Math.min(longest + 2, text.length); size > 0; size--) {
    if (text[size - 1] === " " || !endsAt(text, size)) continue;
    const word = [text.slice(0, size), ...readingsOf(text.slice(0, size))].find((each) => phrases.has(each));
    if (word) return { meanings: phrases.get(word), size, word };
  }
  return null;
}

/** What else a word may stand for: one of what it names several of, and kana in Roman letters. */
function readingsOf(word) {
  if (KANA.test(word)) return word.length > 1 ? [romanised(word)] : [];
  if (word.length < 4 || !word.endsWith("s")) return [];
  return [word.replace(/ies$/, "y"), word.slice(0, -1), word.replace(/es$/, "")];
}

/** How many letters of a word that says nothing a text begins with. */
function fillerAt(text) {
  for (let size = Math.min(8, text.length); size > 0; size--)
    if (endsAt(text, size) && FILLERS.has(text.slice(0, size))) return size;
  return 0;
}

/** The word that a text begins with; in scripts without blanks it ends where something known begins. */
function wordAt(lexicon, text) {
  const word = /^\S+/.exec(text)[0];
  const latin = LATIN.test(word[0]);
  for (let at = 1; at < word.length; at++) {
    if (LATIN.test(word[at]) !== latin || markAt(word[at])) return word.slice(0, at);
    if (!latin && (joinsHere(word.slice(at)) || (phraseAt(lexicon, text.slice(at))?.size ?? 0) > 1)) return word.slice(0, at);
  }
  return word;
}

const WORDS = /^[a-z0-9']+(?: [a-z0-9']+){0,2}(?![^ ])/;

/** One to three words that a text begins with and that are a phrase but for a slip: {typed, meant, meanings, size}. */
function slipAt({ phrases, names }, text) {
  let typed = (WORDS.exec(text)?.[0] ?? "").replace(/ (?:or|without)(?![a-z0-9]).*/, "");
  for (; typed; typed = typed.slice(0, Math.max(0, typed.lastIndexOf(" ")))) {
    if (names.has(typed)) continue;
    const found = nearest(typed, phrases.keys());
    const terms = new Set(found.map((each) => JSON.stringify(termOf(phrases.get(each)))));
    if (terms.size === 1) return { typed, meant: found[0], meanings: phrases.get(found[0]), size: typed.length };
  }
  return null;
}

/** Whether a folded text has a word: at the beginning of one in the Latin script, anywhere in others. */
function hasWord(text, word) {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (!LATIN.test(word[0]) || at === 0 || !LATIN.test(text[at - 1])) return true;
  return false;
}

/** What of a word stands in purposes: all of it, in scripts without blanks the longest beginning. */
function purposeIn({ purposes }, word) {
  const least = LATIN.test(word[0]) ? Math.max(3, word.length) : 2;
  for (let size = word.length; size >= least; size--)
    for (const text of purposes.values()) if (hasWord(text, word.slice(0, size))) return word.slice(0, size);
  return "";
}

/** Whether a term holds for an organisation; undefined where it asks for ties. */
function nodeTest(term, seen) {
  if (term.kind === "type") return (node) => isMeant(term, node.type);
  if (term.kind === "alone") return (node) => seen.alone.has(node.index);
  if (term.kind === "place") return (node) => term.places.some(({ kind, value }) => node[kind] === value);
  return undefined;
}

/** Whether a term holds for a tie; undefined where it asks for organisations. */
function tieTest(term, lexicon, basis) {
  if (term.kind === "relation") return (tie) => isMeant(term, tie.relation);
  if (term.kind === "purpose") {
    const wanted = term.value.split(" ");
    return (tie) => wanted.every((word) => hasWord(lexicon.purposes.get(tie) || "", word));
  }
  if (term.kind !== "period") return undefined;
  const inside = (day) => day >= (term.first ?? -Infinity) && day <= (term.last ?? Infinity);
  return (tie) => startOf(tie, basis) !== null && inside(startOf(tie, basis));
}

/**
 * Who in a view answers a question, null where nothing was understood: {nodes, ties, pairs, near, partners, links,
 * focus}. `nodes` are the organisations that answer it in one of its ways, `ties` theirs by which they do, `pairs`
 * those that these are of, `near` who is at their other ends. With an organisation in focus the ties are those by which
 * it comes to them: its own with its `partners` among them, and by way of `links`, partners of it that have such a tie.
 */
export function answer(model, seen, question, lexicon, { dates, focus }) {
  if (!question.ways.length) return null;
  const { nodes, holds } = answerWays({ model, seen, lexicon, dates, known: new Map() }, question);
  const centre = model.byId.get(focus);
  const how = { nodes, partners: new Set(), links: new Set(), focus: centre ? centre.index : -1 };
  const theirs = () => ({ ...how, ties: seen.ties.filter((tie) => holds(tie, tie.a) || holds(tie, tie.b)) });
  return withLines(centre ? byWayOf(seen, how, holds) : theirs());
}

/** Who answers a question in any of its ways: {nodes, holds}, of which `holds` tells by which ties one does. */
function answerWays(asking, { ways }) {
  const answers = ways.map((way) => answerWay(asking, way));
  const nodes = new Set(answers.flatMap((each) => [...each.nodes]));
  const holds = (tie, index) => answers.some((each) => each.nodes.has(index) && each.holds(tie, index));
  return { nodes, holds };
}

/** Who answers what is kept, asked once. */
function answerKept(asking, { question }) {
  if (!asking.known.has(question)) asking.known.set(question, answerWays(asking, question));
  return asking.known.get(question);
}

/**
 * Who answers all terms of one way: {nodes, holds}. What is asked of ties holds for one and the same tie of theirs;
 * where nothing is, the ties are those of what is kept. A term that leaves out takes away who answers it alone.
 */
function answerWay(asking, terms) {
  const { model, seen, lexicon, dates } = asking;
  const every = (tests) => (each) => tests.every((test) => test(each));
  const wanted = terms.filter((term) => !term.not);
  const onNodes = wanted.map((term) => nodeTest(term, seen)).filter(Boolean);
  const onTies = wanted.map((term) => tieTest(term, lexicon, dates)).filter(Boolean);
  const holding = new Set(onTies.length ? seen.ties.filter(every(onTies)) : seen.ties);
  const busy = new Set(onTies.length ? [...holding].flatMap((tie) => [tie.a, tie.b]) : []);
  const here = [...seen.nodes, ...seen.alone].filter((index) => !onTies.length || busy.has(index));
  const kept = wanted.filter((term) => term.kind === "kept").map(({ set }) => answerKept(asking, set));
  const isKept = (index) => kept.every((each) => each.nodes.has(index));
  const nodes = new Set(here.filter((index) => isKept(index) && every(onNodes)(model.nodes[index])));
  for (const term of terms.filter((each) => each.not))
    for (const index of answerWay(asking, [{ ...term, not: false }]).nodes) nodes.delete(index);
  const byKept = (tie, index) => !kept.length || kept.some((each) => each.holds(tie, index));
  return { nodes, holds: (tie, index) => holding.has(tie) && (onTies.length > 0 || byKept(tie, index)) };
}

/** With an organisation in focus: who of its partners is among those found, or has a tie with one. */
function byWayOf(seen, how, holds) {
  const { nodes, focus } = how;
  const other = (tie, one) => (tie.a === one ? tie.b : tie.a);
  const touches = (tie) => tie.a === focus || tie.b === focus;
  const near = new Set(seen.ties.filter(touches).map((tie) => other(tie, focus)));
  const direct = seen.ties.filter((tie) => touches(tie) && holds(tie, other(tie, focus)));
  const partners = new Set(direct.map((tie) => other(tie, focus)));
  const leads = (tie, from, to) => near.has(from) && !nodes.has(from) && to !== focus && holds(tie, to);
  const further = seen.ties.filter((tie) => leads(tie, tie.a, tie.b) || leads(tie, tie.b, tie.a));
  const links = new Set(further.map((tie) => (leads(tie, tie.a, tie.b) ? tie.a : tie.b)));
  const first = seen.ties.filter((tie) => touches(tie) && links.has(other(tie, focus)));
  const wanted = new Set([...direct, ...further, ...first]);
  return { ...how, partners, links, ties: seen.ties.filter((tie) => wanted.has(tie)) };
}

function withLines(how) {
  const pairs = new Set(how.ties.map((tie) => tie.pair));
  const near = new Set([...pairs].flatMap((pair) => [pair.a, pair.b]).filter((index) => !how.nodes.has(index)));
  return { ...how, pairs, near };
}

/** The prefectures of some organisations in which nobody has a tie in the view, from north to south. */
export function tielessPrefectures(model, seen, indices) {
  const places = (some) => new Set([...some].map((index) => model.nodes[index].prefecture).filter(Boolean));
  const [wanted, covered] = [places(indices), places(seen.nodes)];
  return Object.keys(PREFECTURES).filter((key) => wanted.has(key) && !covered.has(key));
}

/** What a prefecture is called in a language. */
export const prefectureWord = (key, lang) => (lang === "ja" ? PREFECTURES[key] : key);
