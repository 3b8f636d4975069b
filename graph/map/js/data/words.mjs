// Every word on the page, in the language of the view.

const store = { ui: {}, countries: {}, spellings: {}, types: {}, relations: {}, measures: {}, lang: "en" };

export function setWords(words) {
  Object.assign(store, words);
}

/** The words in both languages that a question to the map may be made of. */
export const askable = () => ({
  types: store.types,
  relations: store.relations,
  spellings: store.spellings,
  alone: store.ui.alone_word,
});

export function setLanguage(lang) {
  store.lang = lang;
}

/** Of words in English and Japanese those in the language of the page. */
export function inLanguage(pair) {
  return store.lang === "ja" ? pair[1] : pair[0];
}

/** The words for a key, filled in. */
export function say(key, values = {}) {
  const pair = store.ui[key];
  if (!pair) throw new Error(`no words for ${key}`);
  return fill(inLanguage(pair), values);
}

/** Like say, with a capital in front. */
export function capitalised(key, values = {}) {
  const text = say(key, values);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What the map can be coloured and filtered by. */
export function facetWord(facet) {
  return say({ year: "first_year", country: "country_or_area" }[facet] || facet);
}

/** Like say, for words with a {count}. */
export function sayCount(key, count) {
  return say(key, { count: number(count) });
}

/** How many agreements there are by the figures of a view, in the words of tables and reports. */
export function agreementWords(counts) {
  const key = counts.word === "agreements" && counts.undated ? "agreements_apart" : `${counts.word}_said`;
  const values = Object.entries(counts).map(([name, value]) => [name, name === "word" ? value : number(value)]);
  return say(key, Object.fromEntries(values));
}

/** A template with its values, as `graph.words.fill` fills it. */
export function fill(text, values) {
  return text.replace(/\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g, (whole, name, one, many) => {
    if (!Object.hasOwn(values, name)) return whole;
    const value = String(values[name]);
    return one === undefined ? value : `${value} ${value === "1" ? one : many}`;
  });
}

/** A word of one's own with a capital, as all others have, unless it has some already (iPSC); as `label` of graph/words. */
export function ownWord(value) {
  const text = value.replace(/_/g, " ");
  const [first] = text.split(/[ -]/);
  return first === first.toLowerCase() ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

export function typeWord(type) {
  if (!type) return say("unknown_type");
  return Object.hasOwn(store.types, type) ? inLanguage(store.types[type]) : ownWord(type);
}

export function relationWord(relation) {
  return Object.hasOwn(store.relations, relation) ? inLanguage(store.relations[relation]) : ownWord(relation);
}

export function measureWord(measure) {
  return Object.hasOwn(store.measures, measure) ? inLanguage(store.measures[measure]) : measure;
}

export function kindWord(kind) {
  return Object.hasOwn(store.ui, `kind_${kind}`) ? say(`kind_${kind}`) : ownWord(kind);
}

/** A country's name from its ISO code; whatever is no code stays as it is. */
export function countryWord(code) {
  if (!code) return say("unknown_country");
  const key = code.toUpperCase();
  return Object.hasOwn(store.countries, key) ? inLanguage(store.countries[key]) : code;
}

const numbers = { en: new Intl.NumberFormat("en-GB"), ja: new Intl.NumberFormat("ja-JP") };

export function number(value) {
  return numbers[store.lang].format(value);
}

/** A measure's value as people read it: whole numbers whole, others to three significant digits. */
export function score(value) {
  if (value === null || value === undefined) return "–";
  if (Number.isInteger(value)) return number(value);
  return value !== 0 && Math.abs(value) < 0.0005 ? value.toExponential(1) : value.toFixed(3);
}

/** The name to show: the Japanese one in Japanese where there is one. */
export function nameOf(node) {
  return store.lang === "ja" && node.name_ja ? node.name_ja : node.label;
}

/** The name in the other language, or nothing. */
export function otherName(node) {
  const other = store.lang === "ja" ? node.label : node.name_ja;
  return other && other !== nameOf(node) ? other : "";
}

/** Where an organisation is: town, region, country. */
export function placeOf(node) {
  const parts = [node.city, node.region, node.country ? countryWord(node.country) : ""].filter(Boolean);
  const distinct = parts.filter((part, i) => parts.indexOf(part) === i);
  return store.lang === "ja" ? distinct.reverse().join(" ") : distinct.join(", ");
}
