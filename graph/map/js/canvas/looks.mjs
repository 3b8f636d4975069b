// How each organisation and tie looks in the view: size, colour, shape, and what the colours mean.

import { app } from "../app.mjs";
import { COLOURS, dashOf } from "./scene.mjs";
import { GROUP_COLOURS, typeLook, UNKNOWN, YEAR_COLOURS } from "./symbols.mjs";
import { prefectureWord } from "../data/ask.mjs";
import { agreementsOf } from "../data/changes.mjs";
import { cityParts } from "../data/cities.mjs";
import { longDay, untilOf } from "../data/dates.mjs";
import { groupingValue, valueOfGroup } from "../data/groups.mjs";
import { countryWord, inLanguage, say, typeWord } from "../data/words.mjs";

export const MEASURES_HERE = ["partners", "agreements"]; // counted in the view; the others are the whole ecosystem's
export const COLOUR_KEYS = {
  type: "types_off",
  country: "countries_off",
  community: "communities_off",
  year: "years_off",
};

/** light or dark, as the view and the system ask. */
export function themeNow() {
  return app.view.theme === "auto" ? systemTheme() : app.view.theme;
}

export const systemTheme = () => (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");

export const coloursNow = () => COLOURS[themeNow()];

const scales = new Map();

/** The groups of what colour stands for, largest first: [{value, count}]. Counted over all with a collaboration tie. */
export const groupsOf = (key) => scaleOf(key).groups;

function scaleOf(key) {
  if (!scales.has(key)) scales.set(key, makeScale(key));
  return scales.get(key);
}

function makeScale(key) {
  const counts = new Map();
  for (const node of app.model.nodes) {
    if (!node.stands) continue;
    const value = groupingValue(node, key) ?? "";
    counts.set(value, (counts.get(value) || 0) + 1);
  }
  const groups = [...counts].map(([value, count]) => ({ value, count }));
  const byYear = (a, b) => (a.value === "") - (b.value === "") || Number(a.value) - Number(b.value);
  const bySize = (a, b) => (a.value === "") - (b.value === "") || b.count - a.count || (a.value < b.value ? -1 : 1);
  groups.sort(key === "year" ? byYear : bySize);
  return { groups, order: new Map(groups.map((group, i) => [group.value, i])) };
}

/** The colour of a value, in a theme. */
export function valueColour(key, value, theme = themeNow()) {
  if (key === "type") return typeLook(value)[theme];
  if (value === "") return UNKNOWN[theme];
  if (key === "year") return yearColour(value, theme);
  const order = scaleOf(key).order.get(value);
  return order < 7 ? GROUP_COLOURS[theme][order] : UNKNOWN[theme];
}

function yearColour(value, theme) {
  const years = groupsOf("year").filter((group) => group.value !== "");
  const at = years.findIndex((group) => group.value === value);
  const colours = YEAR_COLOURS[theme];
  return colours[Math.min(colours.length - 1, Math.floor((at * colours.length) / years.length))];
}

/**
 * What the symbols of a picture stand for, of the values in sight: [{word, shape, colour}]. What looks alike is told as one:
 * years that share a colour, and more than two values in grey.
 */
export function colourSigns(key, values, theme) {
  const told = values.map((value) => ({
    value,
    word: valueWord(key, value),
    shape: key === "type" ? typeLook(value).shape : "circle",
    colour: valueColour(key, value, theme),
  }));
  const isGrey = ({ value, shape, colour }) => value !== "" && colour === UNKNOWN[theme] && (key !== "type" || shape === UNKNOWN.shape);
  const grey = told.filter(isGrey);
  const rest = { word: say("group_rest"), shape: key === "type" ? UNKNOWN.shape : "circle", colour: UNKNOWN[theme] };
  const signs = grey.length > 2 ? [...told.filter((each) => !isGrey(each)), rest] : told;
  return key === "year" ? yearSpans(signs) : signs;
}

function yearSpans(signs) {
  const spans = [];
  for (const sign of signs) {
    const last = spans.at(-1);
    if (last && sign.value !== "" && last.colour === sign.colour) last.word = say("period_days", { from: last.first, to: sign.word });
    else spans.push({ ...sign, first: sign.word });
  }
  return spans;
}

/**
 * The colour of a group in which organisations stand together, as its bubble has it: the one of the legend where
 * colour stands for what groups them, else none, as it would be read as that of a type.
 */
export const groupColour = (key, group, theme = themeNow()) =>
  key === app.view.colour ? outlineColour(key, group, theme) : UNKNOWN[theme];

/** The colour by which the outline of a group is told from others. */
export function outlineColour(key, group, theme = themeNow()) {
  const value = valueOfGroup(group);
  return value === undefined ? UNKNOWN[theme] : valueColour(key, value, theme);
}

/** What a group is called in which organisations stand together. */
export function groupWord(key, group) {
  const value = valueOfGroup(group);
  return value === undefined ? say("group_rest") : valueWord(key, value);
}

/** What a value is called. */
export function valueWord(key, value) {
  if (key === "type") return typeWord(value);
  if (key === "country") return countryWord(value);
  if (key === "year") return value || say("undated");
  if (key === "community")
    return value === "" ? say("none_word") : communityWord(value);
  if (key === "city") return value ? cityWord(cityParts(value)) : say("unknown_city");
  return value || say("unknown_region");
}

function cityWord([city, country, prefecture]) {
  if (country === undefined) return city;
  const place = prefecture ? inLanguage(["en", "ja"].map((lang) => prefectureWord(prefecture, lang))) : countryWord(country);
  return say("city_in", { city, place });
}

/** What a community is called, after its hub or as the settings say. */
function communityWord(value) {
  const called = (app.model.meta.communities || {})[value];
  return called ? inLanguage(called) : say("community_number", { number: Number(value) + 1 });
}

export function colourOf(node, theme) {
  return valueColour(app.view.colour, node[app.view.colour], theme);
}

export const shapeOf = (node) => typeLook(node.type).shape;

let greatest = { key: "", value: 1 };

/** The value that size stands for. */
export function sizeValue(node) {
  const { size } = app.view;
  if (MEASURES_HERE.includes(size)) return app.counts[size].get(node.index) || 0;
  return node.scores[size] || 0;
}

function greatestValue() {
  const { size } = app.view;
  if (greatest.key !== size) {
    greatest = {
      key: size,
      value: app.model.nodes.reduce((most, node) => Math.max(most, node.scores[size] || 0), 0) || 1,
    };
  }
  return greatest.value;
}

/** The radius in pixels when everything is in sight. */
export function radius(node, crowd, room) {
  const share = Math.min(1, Math.max(0, sizeValue(node)) / greatestValue());
  const small = Math.min(1, Math.max(0.42, Math.sqrt(130 / Math.max(1, crowd))));
  return (4.3 + 12.5 * Math.sqrt(share)) * small * room;
}

/** Relations, the most frequent first, so that a relation keeps its line in every view. */
export function relationsByUse() {
  if (!app.relationsByUse) {
    const counts = new Map();
    for (const tie of app.model.collaboration) counts.set(tie.relation, (counts.get(tie.relation) || 0) + 1);
    app.relationsByUse = [...counts]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .map(([relation]) => relation);
  }
  return app.relationsByUse;
}

export const OVER = 0.45; // how much fainter the line of ties is that are all over

/** Whether ties are all past their last day in force on the day of the view, or today where it has none. */
export function isOver(ties) {
  const { on } = app.seen;
  return ties.every((tie) => (untilOf(tie, app.view.dates) ?? on) < on);
}

/** What lines tell beside their relation, as the legend of the page and of pictures has it. */
export function lineSigns(theme = themeNow()) {
  const { seen, view } = app;
  const signs = [];
  const over = [...seen.pairs].filter(([pair, ties]) => !seen.changes.get(pair) && isOver(ties)).length;
  if (over) {
    const word = say(seen.day === null ? "over_today" : "over_on", { day: longDay(seen.on, view.lang) });
    signs.push({ kind: "over", word, count: over, colour: COLOURS[theme].tie, alpha: OVER });
  }
  return signs;
}

/** Whether an organisation stands on the map of the world at the centre of its city or country, for want of more. */
export const isCentred = (node) => Boolean(node.centre);

/** What a symbol of those tells, with how many do, as legends have it: {word, count}; null where nobody does. */
export function centredSign() {
  if (app.view.layout !== "geographic") return null;
  const count = [...app.drawn.nodes].filter((index) => isCentred(app.model.nodes[index])).length;
  return count ? { word: say("centred_legend"), count } : null;
}

// The colour of what a line tells (`lineChange`), and which changes of ties lines of a look stand for.
export const CHANGE_COLOURS = { new: "glow", ended: "ended", passed: "passed", due: "due" };
const LOOK_OF = { renewed: "new", joined: "new", "came-and-went": "passed" };
export const changeLook = (change) => LOOK_OF[change] || change;

const isOther = (tie) => app.seen.period.of(tie).has("other");

/** What became of ties in view in the period, or does soon: [{value, word, count}]. */
export function changeRows() {
  const { changed, ties } = app.seen;
  return rowsOf([...changed, ["other", agreementsOf(ties.filter(isOther))]].filter(([, count]) => count));
}

/** The same for the legend, which is the filter: what ticking would bring, also where that is nothing just now. */
export function changeFilters() {
  const { legend, told, period, counts } = app.seen;
  const others = (ties) => ties.filter((tie) => counts(tie) && isOther(tie));
  const whole = new Map([...period.counts, ["other", others(app.model.collaboration).length]]);
  return rowsOf([...legend, ["other", agreementsOf(others(told))]].filter(([value]) => whole.get(value)));
}

function rowsOf(found) {
  const isTold = (value) => app.seen.period.first !== null || value === "due" || value === "other";
  const all = found.filter(([value]) => isTold(value));
  // Where there is nothing to tell them from, all the others are no row.
  if (all.every(([value]) => value === "other")) return [];
  const gone = app.view.active && app.view.compare !== "change" ? ["ended", "came-and-went"] : [];
  return all
    .filter(([value]) => !gone.includes(value))
    .map(([value, count]) => ({ value, count, word: changeWord(value) }));
}

const CHANGE_WORDS = {
  new: "new",
  renewed: "renewals",
  joined: "change_joined",
  "came-and-went": "came-and-went",
  ended: "ended",
  kept: "tie_stayed",
  due: "change_due",
  other: "change_none",
};

/** What is told of a change, with the day from which on it is looked for, where a day is told at all. */
export function changeWord(value, withDay = false) {
  const { first, second } = app.seen.period;
  const word = say(CHANGE_WORDS[value]);
  if (!withDay || value === "kept" || value === "other") return word;
  const day = longDay(value === "due" ? second : first, app.view.lang);
  return say(value === "due" ? "change_from" : "change_after", { change: word, day });
}

export const dashFor = (relation) => dashOf(relation, relationsByUse());
