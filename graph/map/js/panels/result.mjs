// Who answers the question that was asked of the map: said above it, listed, saved, cleared.

import { announce, app, change } from "../app.mjs";
import { byName, make, sign } from "../dom.mjs";
import { prefectureWord, tielessPrefectures } from "../data/ask.mjs";
import { keptIn, questionWords } from "../data/questions.mjs";
import { unhidden } from "../data/table.mjs";
import { nameOf, number, say, sayCount } from "../data/words.mjs";
import { saveTable } from "./records.mjs";

const MOST_PLACES = 12;

/** What was asked, as it was understood, and how many answer it; nothing where nothing was asked. */
export const resultWords = (found = app.found) =>
  found ? say("found_told", { terms: questionWords(found.question), count: number(found.nodes.size) }) : "";

/** What was read as something else than it says, what names that are kept stand for, and what was not understood. */
export function readingWords(question) {
  const { meant, unknown } = question;
  const kept = keptIn(question).map((pair) => pair.map(unhidden));
  const read = [...meant, ...kept].map(([typed, word]) => say("read_typed", { typed, word }));
  const not = unknown.length ? [say("not_understood", { words: unknown.join(say("table_comma")) })] : [];
  return [...read, ...not].join(" · ");
}

/** In which prefectures of some organisations nobody has a tie in the view. */
export function tielessWords(indices) {
  const keys = tielessPrefectures(app.model, app.seen, indices);
  if (!keys.length) return "";
  const names = keys.slice(0, MOST_PLACES).map((key) => prefectureWord(key, app.view.lang));
  if (keys.length > MOST_PLACES) names.push(say("more_values", { count: number(keys.length - MOST_PLACES) }));
  return say("tieless_places", { count: number(keys.length), places: names.join(say("table_comma")) });
}

/** By which of its partners an organisation in focus comes to those found; else who their partners are. */
function aroundWords({ nodes, near, partners, links, focus }) {
  if (focus >= 0) {
    const values = { name: nameOf(app.model.nodes[focus]), partners: number(partners.size), links: number(links.size) };
    return say("found_around", values);
  }
  return near.size && nodes.size ? sayCount("found_partners", near.size) : "";
}

function moreWords(found) {
  const alone = [...found.nodes].filter((index) => app.seen.alone.has(index));
  return [
    aroundWords(found),
    alone.length && alone.length < found.nodes.size ? sayCount("alone_count", alone.length) : "",
    alone.length ? tielessWords(found.nodes) : "",
  ];
}

export function clearResult() {
  change({ find: "" });
  byName("canvas").focus();
}

export function initResult() {
  byName("result-list").addEventListener("click", () => change({ table: "organisations", sort: "" }));
  byName("result-csv").addEventListener("click", () => saveTable("organisations", app.found));
  byName("result-clear").addEventListener("click", clearResult);
  byName("result-clear").append(sign("close"));
}

export const resultPart = {
  refresh(changed, why) {
    if (why.from === "camera") return;
    const { found, view } = app;
    if (changed.has("find")) byName("search").value = view.find;
    byName("result").hidden = !view.find;
    document.body.classList.toggle("found-open", Boolean(view.find));
    if (!view.find) return;
    const told = found ? resultWords(found) : say("nothing_found");
    const reading = readingWords(found ? found.question : { ways: [], meant: [], unknown: [view.find] });
    const more = [...(found ? moreWords(found) : []), reading].filter(Boolean);
    byName("result-told").textContent = told;
    byName("result-more").replaceChildren(...more.map((text) => make("span", {}, text)));
    for (const each of ["result-list", "result-csv"]) byName(each).hidden = !found?.nodes.size;
    if (changed.has("find")) announce([told, ...more].join(". "));
  },
};
