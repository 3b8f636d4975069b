// Agreements in words: the card of a tie, and what an organisation's card says of each of its ties.

import { app, hasDate } from "../app.mjs";
import { link, make, webAddress } from "../dom.mjs";
import { longDay, nextRoll, standing, startOf } from "../data/dates.mjs";
import { kindWord, relationWord, say, sayCount } from "../data/words.mjs";
import { closeButton, dayButton, nameButton, nearButton } from "./buttons.mjs";
import { nodeIcon } from "./icons.mjs";

/** The date of signing as precise as its source. */
export function signedWords(tie) {
  if (!tie.signed) return say("undated");
  return tie.signed.replace("/", " – ");
}

/** The date of signing as the way to its day and to the day before it. */
export function signedDay(tie) {
  const day = startOf(tie, app.view.dates);
  if (day === null) return [signedWords(tie)];
  const key = `signed:${tie.row}`;
  return [dayButton(day, signedWords(tie), key), nearButton(day, "before", key)];
}

/** The last day of a tie as the way to it and to the day after. */
const lastDay = (tie, text, key = `ends:${tie.row}`) => [
  dayButton(tie.ends, text, key),
  nearButton(tie.ends, "after", key),
];

/**
 * What has become of a tie on the day on which the view judges, as the file and the table have it; due is what ends
 * within a year.
 */
export function standingNow(tie) {
  const state = standing(tie, app.seen.on, app.view.dates);
  return state === "in-force" && app.seen.period.due.has(tie.agreement) ? "due" : state;
}

const OVERS = ["ended", "renewed"];

/** The class of what is told of a tie: quiet once it is over. */
export const overClass = (tie) => (OVERS.includes(standingNow(tie)) ? "over" : null);

/** The day on which a tie renews itself next, or nothing. */
export function rollWords(tie, asText) {
  const rolls = standingNow(tie) === "renews-itself" && tie.rolls ? nextRoll(tie.rolls, app.seen.on) : null;
  return rolls === null ? "" : asText(rolls);
}

/** How long a tie is in force, or since when it is not; what is over is marked. */
function forceWords(tie) {
  const state = standingNow(tie);
  const day = (number) => longDay(number, app.view.lang);
  if (state === "renewed") return tag(say("renewed").toLowerCase());
  if (state === "ended") return tag(...lastDay(tie, say("ended_on", { day: day(tie.ends) })));
  if (tie.ends !== null) return make("span", {}, ...lastDay(tie, say("until", { day: day(tie.ends) })));
  if (state !== "renews-itself") return "";
  return rollWords(tie, (next) => say("rolls_on", { day: day(next) })) || say("renews-itself").toLowerCase();
}

/** A word that marks something. */
export const tag = (...text) => make("span", { class: "tag" }, ...text);

/** Against which day it is told what has become of ties, where nobody has chosen one. */
export const todayWords = () => (hasDate() ? "" : say("as_of_today", { day: longDay(app.seen.on, app.view.lang) }));

export const todayHint = () => (hasDate() ? null : make("p", { class: "hint as-of" }, todayWords()));

/** How an agreement renews itself: not at all, for the same term, for so many years, or without end. */
function againWords(again) {
  return Number(again) ? sayCount("renews_itself_years", Number(again)) : say(`renews_itself_${again}`);
}

export function tieFacts(tie) {
  const facts = [
    relationWord(tie.relation),
    tie.kind && tie.kind !== "initial" ? kindWord(tie.kind) : "",
    forceWords(tie),
  ].filter(Boolean);
  return make(
    "div",
    { class: "facts" },
    make("p", { class: "meta" }, ...facts.flatMap((fact, at) => (at ? [" · ", fact] : [fact]))),
    tie.purposes ? make("p", {}, tie.purposes) : null,
    sourceLink(tie),
  );
}

function sourceLink(tie) {
  if (!tie.source_url) return null;
  if (!webAddress(tie.source_url)) return make("p", { class: "meta" }, `${say("source_url")}: ${tie.source_url}`);
  return make(
    "p",
    {},
    link(
      tie.source_url,
      `${say("source_url")} ↗`,
      `${say("source_url")}: ${new URL(tie.source_url).hostname} (${say("row_number", { row: tie.row })})`,
    ),
  );
}

export const newestFirst = (one, other) => (other.last ?? -1e9) - (one.last ?? -1e9) || other.row - one.row;

export function tieCard(pair) {
  const [a, b] = [app.model.nodes[pair.a], app.model.nodes[pair.b]];
  const shown = new Set(app.seen.ties);
  const ties = pair.ties.slice().sort(newestFirst);
  const agreements = new Set(ties.map((tie) => tie.agreement)).size;
  return [
    make(
      "div",
      { class: "card-head" },
      make(
        "h2",
        { id: "card-title" },
        nodeIcon(a, 18),
        nameButton(a, "end:a"),
        make("span", { class: "joins" }, "–"),
        nodeIcon(b, 18),
        nameButton(b, "end:b"),
      ),
      closeButton(),
    ),
    make("p", { class: "meta" }, sayCount("agreements_count", agreements)),
    todayHint(),
    ...ties.map((tie) => agreementBox(tie, shown.has(tie) || tie.structural)),
  ].filter(Boolean);
}

function agreementBox(tie, visible) {
  const facts = [
    [say("signed"), make("span", {}, ...signedDay(tie))],
    [say("relation"), relationWord(tie.relation)],
  ];
  if (tie.kind) facts.push([say("kind"), kindWord(tie.kind)]);
  if (tie.renews) facts.push([say("renews"), tie.renews]);
  for (const key of ["effective", "announced", "expires", "terminated"])
    if (tie[key]) facts.push([say(key), tie[key]]);
  if (tie.ends !== null) {
    const last = lastDay(tie, longDay(tie.ends, app.view.lang), `last:${tie.row}`);
    facts.push([say("ends"), make("span", {}, ...last)]);
  }
  const rolls = rollWords(tie, (next) => longDay(next, app.view.lang));
  if (rolls) facts.push([say("rolls"), rolls]);
  if (tie.purposes) facts.push([say("purposes"), tie.purposes]);
  if (tie.evidence) facts.push([say("evidence"), tie.evidence]);
  if (tie.date_basis) facts.push([say("date_basis"), tie.date_basis.replace(/_/g, " ")]);
  const { auto_renews: again, notice_months: months, ...more } = tie.more || {};
  if (again) facts.push([say("renews-itself"), againWords(again)]);
  if (months) facts.push([say("notice_given"), sayCount("notice_months", Number(months))]);
  for (const [column, value] of Object.entries(more)) facts.push([column.replace(/_/g, " "), value]);
  if (tie.source_url)
    facts.push([
      say("source_url"),
      link(tie.source_url, webAddress(tie.source_url) ? `${new URL(tie.source_url).hostname} ↗` : tie.source_url),
    ]);
  facts.push([say("agreement"), tie.agreement], [say("row_word"), `edges.csv:${tie.row}`]);
  return make(
    "section",
    { class: ["agreement", visible ? null : "faint", overClass(tie)].filter(Boolean).join(" ") },
    make("h3", {}, signedWords(tie)),
    overClass(tie) ? make("p", {}, forceWords(tie)) : null,
    visible ? null : make("p", { class: "hint" }, sayCount("not_in_view", 1)),
    definitions(facts),
  );
}

export function definitions(facts) {
  return make("dl", {}, ...facts.flatMap(([term, value]) => [make("dt", {}, term), make("dd", {}, value)]));
}
