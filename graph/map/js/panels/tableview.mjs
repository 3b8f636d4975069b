// The table view: the same rows as the map, for reading, sorting and assistive technology.

import { app, change } from "../app.mjs";
import { byName, link, make, sign, webAddress } from "../dom.mjs";
import { MEASURES_HERE } from "../canvas/looks.mjs";
import { isoDay } from "../data/dates.mjs";
import { sortRows, unhidden } from "../data/table.mjs";
import {
  countryWord,
  kindWord,
  measureWord,
  nameOf,
  number,
  relationWord,
  say,
  sayCount,
  score,
  typeWord,
} from "../data/words.mjs";
import { overClass, rollWords, signedWords, standingNow, tag, todayWords } from "./agreements.mjs";
import { aloneWords } from "./panel.mjs";

const PAGE = 400;
const sheet = { rows: PAGE, tab: "", sort: "" };

/** The visible ties as rows of the CSV file, in the order of edges.csv. */
export function tieRecords() {
  return app.seen.ties.map((tie) => ({
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
    purposes: tie.purposes || "",
    source_url: tie.source_url || "",
    evidence: tie.evidence || "",
  }));
}

export const TIE_COLUMNS = [
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
  "purposes",
  "source_url",
  "evidence",
];

const WHO = ["id", "name", "name_ja", "type", "country", "region", "city"];
// What a table's numbers are counted over is one thing for all of its columns; the files say it in a column.
export const nodeColumns = () => [...WHO, ...MEASURES_HERE, "scope", ...noteColumn()];
export const measureColumns = () => [...WHO, ...app.model.meta.measures, "scope", ...noteColumn()];

/** A column for what somebody noted on organisations, where anybody did. */
const noteColumn = () => (app.own.remarks.size ? ["own_note"] : []);

/** Organisations, each with what `more` tells of it. */
function records(indices, scope, more) {
  return [...indices]
    .map((index) => app.model.nodes[index])
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((node) => ({
      ...Object.fromEntries(WHO.map((key) => [key, node[key] || ""])),
      name: node.label,
      ...more(node),
      scope: say(scope),
      own_note: app.own.remarks.get(node.id) || "",
    }));
}

/** The organisations of the view as rows, those without a tie too, with what is counted in it. */
export function nodeRecords() {
  return records([...app.seen.nodes, ...app.seen.alone], "counted_here", (node) =>
    Object.fromEntries(MEASURES_HERE.map((each) => [each, app.counts[each].get(node.index) || 0])),
  );
}

/** Those with a tie in the view with their measures over the whole ecosystem, as `graph centrality` gives them. */
export function measureRecords() {
  return records(app.seen.nodes, "measures_note", (node) =>
    Object.fromEntries(app.model.meta.measures.map((each) => [each, node.scores[each] ?? ""])),
  );
}

const TIES = [
  ["signed", "signed"],
  ["a", "organisation_word"],
  ["b", "partner"],
  ["relation", "relation"],
  ["kind", "kind"],
  ["ends", "ends"],
  ["purposes", "purposes"],
  ["source", "source_url"],
  ["row", "row_word"],
];

function tieTable() {
  const rows = app.seen.ties.map((tie) => ({
    tie,
    signed: tie.signed || "",
    a: nameOf(app.model.byId.get(tie.from)),
    b: nameOf(app.model.byId.get(tie.to)),
    relation: relationWord(tie.relation),
    kind: tie.kind ? kindWord(tie.kind) : "",
    ends: tie.ends === null ? rollWords(tie, isoDay) : isoDay(tie.ends),
    purposes: tie.purposes || "",
    source: tie.source_url || "",
    row: tie.row,
  }));
  const cells = (row) => [
    make("td", { class: "date-cell" }, signedWords(row.tie)),
    make("th", { scope: "row" }, nameLink(row.tie.from)),
    make("td", {}, nameLink(row.tie.to)),
    make("td", {}, row.relation),
    make("td", {}, row.kind),
    make("td", { class: "date-cell" }, row.ends, endTag(row.tie)),
    make("td", { class: "wide-cell" }, row.purposes),
    make(
      "td",
      {},
      webAddress(row.source) ? make("span", { class: "host" }, link(row.source, hostOf(row.source))) : row.source,
    ),
    make("td", { class: "number" }, row.row),
  ];
  return {
    columns: TIES.map(([key, word]) => [key, say(word)]),
    rows,
    cells,
    told: [sayCount("ties_count", rows.length), todayWords()].filter(Boolean).join(" · "),
    mark: (row) => ({ "data-row": row.row, class: overClass(row.tie) }),
  };
}

/** What becomes of a tie beside its last day: that it is over, or that its term is followed by another. */
function endTag(tie) {
  const word = { ended: "state_ended", renewed: "renewed", "renews-itself": "renews-itself" }[standingNow(tie)];
  return word ? tag(say(word).toLowerCase()) : null;
}

function nodeTable(found, measures, scope) {
  const rows = found.map((record) => ({
    ...record,
    shown: nameOf(app.model.byId.get(record.id)),
    kind: typeWord(record.type),
    where: record.country ? countryWord(record.country) : "",
  }));
  const cells = (row) => [
    make("th", { scope: "row" }, nameLink(row.id)),
    make("td", {}, row.kind),
    make("td", {}, row.where),
    ...measures.map((measure) => make("td", { class: "number" }, row[measure] === "" ? "" : score(row[measure]))),
    ...noteColumn().map((column) => make("td", { class: "wide-cell own-cell" }, unhidden(row[column]))),
  ];
  const columns = [
    ["shown", say("organisation_word")],
    ["kind", say("type")],
    ["where", say("country_or_area")],
    ...measures.map((measure) => [measure, measureWord(measure)]),
    ...noteColumn().map((column) => [column, say(column)]),
  ];
  const none = (row) => app.seen.alone.has(app.model.byId.get(row.id).index);
  const told = [sayCount("organisations_count", app.seen.nodes.size), rows.some(none) ? aloneWords() : "", say(scope)];
  return {
    columns,
    rows,
    cells,
    told: told.filter(Boolean).join(" · "),
    mark: (row) => ({ "data-id": row.id, class: none(row) ? "none" : null }),
  };
}

const TABLES = {
  ties: tieTable,
  organisations: () => nodeTable(nodeRecords(), MEASURES_HERE, "counted_here"),
  measures: () => nodeTable(measureRecords(), app.model.meta.ranked, "measures_note"),
};

/** The table that is open: organisations sorted by what is not counted in the view are those of the measures. */
function tableNow() {
  const { table, sort } = app.view;
  const column = sort.replace(/^-/, "");
  const whole = app.model.meta.ranked.includes(column) && !MEASURES_HERE.includes(column);
  return table === "organisations" && whole ? "measures" : table;
}

const hostOf = (address) => new URL(address).hostname.replace(/^www\./, "");

function nameLink(id) {
  const node = app.model.byId.get(id);
  return make(
    "button",
    {
      type: "button",
      class: "text name",
      onclick: () => change({ table: "", focus: id, path: "", tie: 0, steps: 0 }, { fly: true }),
    },
    nameOf(node),
  );
}

function drawSheet() {
  const { sort, lang } = app.view;
  const content = TABLES[tableNow()]();
  const column = sort.replace(/^-/, "");
  const sorted = content.columns.some(([key]) => key === column)
    ? sortRows(content.rows, column, sort.startsWith("-"), lang)
    : content.rows;
  const shown = sorted.slice(0, sheet.rows);
  const head = make("tr", {}, ...content.columns.map(([key, word]) => heading(key, word)));
  const body = shown.map((row) => make("tr", content.mark(row), ...content.cells(row)));
  const caption = content.told;
  const more =
    sorted.length > shown.length
      ? make(
          "button",
          {
            type: "button",
            class: "quiet wide",
            onclick: () => {
              sheet.rows += PAGE * 5;
              sheetPart.refresh(new Set(["table"]), {});
            },
          },
          say("more_rows", { count: number(sorted.length - shown.length) }),
        )
      : null;
  byName("sheet").replaceChildren(
    make(
      "div",
      { class: "sheet-head" },
      tabs(),
      make("p", { class: "hint" }, caption),
      make(
        "button",
        {
          type: "button",
          class: "quiet icon close",
          "aria-label": say("close"),
          onclick: () => {
            change({ table: "" });
            byName("table").focus();
          },
        },
        sign("close"),
      ),
    ),
    make(
      "div",
      { class: "sheet-body", tabindex: "0", role: "group", "aria-label": caption },
      make(
        "table",
        {},
        make("caption", { class: "unseen" }, caption),
        make("thead", {}, head),
        make("tbody", {}, ...body),
      ),
      more || "",
    ),
  );
}

function heading(key, word) {
  const { sort } = app.view;
  const now = sort === key ? "ascending" : sort === `-${key}` ? "descending" : "none";
  const button = make(
    "button",
    {
      type: "button",
      class: "text",
      "data-sort": key,
      onclick: () => {
        change({ sort: now === "ascending" ? `-${key}` : key });
        byName("sheet").querySelector(`[data-sort="${key}"]`).focus();
      },
    },
    word,
    make(
      "span",
      { class: "arrow", "aria-hidden": "true" },
      now === "ascending" ? "▲" : now === "descending" ? "▼" : "",
    ),
  );
  return make("th", { scope: "col", "aria-sort": now }, button);
}

function tabs() {
  const tab = (key, word) =>
    make(
      "button",
      {
        type: "button",
        class: "quiet",
        "aria-pressed": String(tableNow() === key),
        onclick: () => change({ table: key, sort: "" }),
      },
      say(word),
    );
  return make(
    "div",
    { class: "tabs", role: "group", "aria-label": say("table_label") },
    tab("ties", "ties"),
    tab("organisations", "nodes"),
    tab("measures", "measures_title"),
  );
}

export function initSheet() {
  byName("table").addEventListener("click", () => change({ table: app.view.table ? "" : "ties" }));
}

export const sheetPart = {
  refresh(changed, why) {
    if (why.from === "camera") return;
    const open = app.view.table !== "";
    byName("sheet").hidden = !open;
    byName("table").setAttribute("aria-pressed", String(open));
    document.body.classList.toggle("sheet-open", open);
    if (!open) {
      byName("sheet").replaceChildren();
      sheet.rows = PAGE;
    } else drawSheet();
  },
};
