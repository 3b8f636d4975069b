// What tables and files tell: ties, organisations and measures of the view as rows, and saving them as CSV.

import { app } from "../app.mjs";
import { save } from "../dom.mjs";
import { MEASURES_HERE } from "../canvas/looks.mjs";
import { isoDay } from "../data/dates.mjs";
import { csv } from "../data/table.mjs";
import { nameOf, say } from "../data/words.mjs";
import { rollWords, standingNow } from "./agreements.mjs";

/** The ties that tables list: those by which the answer to a question comes about, else all in view. */
export const listedTies = (found = app.found) => (found ? found.ties : app.seen.ties);

/** Those of some organisations that tables list: the answer to a question, with the partners that lead there, or all. */
export function listedNodes(indices, found = app.found) {
  if (!found) return [...indices];
  return [...indices].filter((index) => found.nodes.has(index) || found.links.has(index));
}

/** What an organisation is in the answer to a question while another one is in focus. */
function foundAs(node, found) {
  if (found.links.has(node.index)) return say("found_as_link");
  return say(found.partners.has(node.index) ? "found_as_partner" : "found_as_match");
}

/** The columns that tell what was asked, and what one is in the answer; none where nothing was asked. */
export const foundColumns = (found = app.found) => [
  ...(found ? ["asked"] : []),
  ...(found && found.focus >= 0 ? ["found_as"] : []),
];

/** The ties of the organisation in focus that are in view, in a period those that it touches; all where none is. */
export function ownTies() {
  const { period, ties } = app.seen;
  const focus = app.model.byId.get(app.view.focus);
  if (!focus) return ties;
  const own = ties.filter((tie) => tie.a === focus.index || tie.b === focus.index);
  return period.first === null ? own : own.filter((tie) => !period.of(tie).has("other"));
}

/** Visible ties as rows of the CSV file, in the order of edges.csv. */
export function tieRecords(ties = app.seen.ties, found = null) {
  const { period } = app.seen;
  const first = period.first === null ? "" : isoDay(period.first);
  const change = (tie) => [...period.of(tie)].filter((each) => each !== "due" && each !== "other").join("; ");
  return ties.map((tie) => ({
    row: tie.row,
    signed: tie.signed || "",
    source: tie.from,
    source_name: nameOf(app.model.byId.get(tie.from)),
    target: tie.to,
    target_name: nameOf(app.model.byId.get(tie.to)),
    relation: tie.relation,
    agreement: tie.agreement,
    kind: tie.kind || "",
    ends: tie.ends === null ? "" : isoDay(tie.ends),
    rolls: rollWords(tie, isoDay),
    state: standingNow(tie),
    state_on: isoDay(app.seen.on),
    change: change(tie),
    changed_after: first,
    purposes: tie.purposes || "",
    source_url: tie.source_url || "",
    evidence: tie.evidence || "",
    asked: found ? app.view.find : "",
  }));
}

const TIE_COLUMNS = [
  "row",
  "signed",
  "source",
  "source_name",
  "target",
  "target_name",
  "relation",
  "agreement",
  "kind",
  "ends",
  "rolls",
  "state",
  "state_on",
  "change",
  "changed_after",
  "purposes",
  "source_url",
  "evidence",
];

const WHO = ["id", "name", "name_ja", "type", "country", "region", "city"];
// What a table's numbers are counted over is one thing for all of its columns; the files say it in a column.
const columnsOf = (measures, found) => [...WHO, ...measures, "scope", ...foundColumns(found), ...noteColumn()];

/** A column for what somebody noted on organisations, where anybody did. */
export const noteColumn = () => (app.own.remarks.size ? ["own_note"] : []);

/** Organisations, each with what `more` tells of it. */
function records(indices, scope, found, more) {
  return listedNodes(indices, found)
    .map((index) => app.model.nodes[index])
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((node) => ({
      ...Object.fromEntries(WHO.map((key) => [key, node[key] || ""])),
      name: node.label,
      ...more(node),
      scope: say(scope),
      ...(found ? { asked: app.view.find, found_as: foundAs(node, found) } : {}),
      own_note: app.own.remarks.get(node.id) || "",
    }));
}

/** The organisations of the view as rows, those without a tie too, with what is counted in it. */
export function nodeRecords(found = null) {
  return records([...app.seen.nodes, ...app.seen.alone], "counted_here", found, (node) =>
    Object.fromEntries(MEASURES_HERE.map((each) => [each, app.counts[each].get(node.index) || 0])),
  );
}

/** Those with a tie in the view with their measures over the whole ecosystem, as `graph centrality` gives them. */
export function measureRecords(found = null) {
  return records(app.seen.nodes, "measures_note", found, (node) =>
    Object.fromEntries(app.model.meta.measures.map((each) => [each, node.scores[each] ?? ""])),
  );
}

/** The name of a file that is taken away. */
export function fileName(ending) {
  const day = app.seen.day === null ? "all" : isoDay(app.seen.day);
  const from = app.seen.period.first === null ? "" : `${isoDay(app.seen.period.first + 1)}-to-`;
  return `ecosystem-${from}${day}.${ending}`;
}

const ownEnding = () => `${app.view.focus.replace(/[^\p{L}\p{N}_-]/gu, "_")}.csv`;
const FILES = {
  ties: (found) => ["csv", [...TIE_COLUMNS, ...(found ? ["asked"] : [])], tieRecords(listedTies(found), found)],
  own: () => [ownEnding(), TIE_COLUMNS, tieRecords(ownTies())],
  organisations: (found) => ["organisations.csv", columnsOf(MEASURES_HERE, found), nodeRecords(found)],
  measures: (found) => ["measures.csv", columnsOf(app.model.meta.measures, found), measureRecords(found)],
};

/** Save a table as CSV for spreadsheets: what answers a question, or all that is in view. */
export function saveTable(table, found = null) {
  const [ending, columns, rows] = FILES[table](found);
  save(fileName(found && table !== "own" ? `found.${ending}` : ending), "text/csv;charset=utf-8", csv(columns, rows));
}
