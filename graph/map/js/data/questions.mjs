// Questions to the map in words, as they were understood.

import { prefectureWord } from "./ask.mjs";
import { isoDay } from "./dates.mjs";
import { unhidden } from "./table.mjs";
import { shortDay } from "./typed.mjs";
import { countryWord, inLanguage, relationWord, say, typeWord } from "./words.mjs";

/** A term of a question in words. */
function termWords(term) {
  if (term.kind === "type") return typeWord(term.value);
  if (term.kind === "relation") return relationWord(term.value);
  if (term.kind === "alone") return say(term.not ? "tied_word" : "alone_word");
  if (term.kind === "purpose") return say("purpose_said", { text: term.value });
  if (term.kind === "period") return term.not ? say("signed_any", { signed: periodSaid(term) }) : periodSaid(term);
  if (term.kind === "kept") return unhidden(term.set.name);
  const { kind, value } = term.places[0];
  if (kind === "country") return countryWord(value);
  return kind === "prefecture" ? inLanguage(["en", "ja"].map((lang) => prefectureWord(value, lang))) : value;
}

function periodSaid({ first, last }) {
  if (first === last) return say("signed_when", { when: isoDay(first) });
  if (last === null) return say("signed_from", { from: shortDay(first) });
  if (first === null) return say("signed_to", { to: shortDay(last, true) });
  const [from, to] = [shortDay(first), shortDay(last, true)];
  return from === to ? say("signed_when", { when: from }) : say("signed_between", { from, to });
}

/** The terms of one way to answer a question, and what they leave out. */
function wayWords(way) {
  // Whoever is not without a tie has one: that is said as it is.
  const isOut = (term) => term.not && term.kind !== "alone";
  const terms = way.filter((term) => !isOut(term)).map(termWords).join(" · ") || say("show_all");
  const out = way.filter(isOut).map(termWords);
  if (!out.length) return terms;
  return say("found_without", { terms, out: out.reduce((one, other) => say("found_without_more", { one, other })) });
}

/** A question as it was understood; ways of several terms are kept apart, so that it is clear what "or" is between. */
export function questionWords({ ways }) {
  const key = ways.some((way) => way.length > 1 || way[0].not) ? "found_or_apart" : "found_or";
  const told = ways.map(wayWords).reduce((one, other) => say(key, { one, other }));
  return told.charAt(0).toUpperCase() + told.slice(1);
}

/** What is kept and named in a question: pairs of its name and its own question. */
export const keptIn = ({ ways }) => [
  ...new Map(ways.flat().filter(({ set }) => set).map(({ set }) => [set.name, set.find])).entries(),
];
