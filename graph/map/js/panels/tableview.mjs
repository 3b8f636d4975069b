// The table view: the same rows as the map, for reading, sorting and assistive technology.

import { app, change } from "../app.mjs";
import { byName, link, make, sign, webAddress } from "../dom.mjs";
import { changeLook, changeWord, MEASURES_HERE } from "../canvas/looks.mjs";
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
import { periodWords } from "./period.mjs";
import {
  foundColumns,
  listedTies,
  measureRecords,
  nodeRecords,
  noteColumn,
  ownTies,
  saveTable,
} from "./records.mjs";
import { resultWords, tielessWords } from "./result.mjs";

const PAGE = 400;
const sheet = { rows: PAGE, tab: "", sort: "" };

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

/** How many ties some rows are, and how many rows where those are more. */
function tiesCounted(rows, key = "ties_count") {
  const pairs = new Set(rows.map((tie) => tie.pair)).size;
  const ties = sayCount(key, pairs);
  return pairs === rows.length ? ties : say("ties_in_rows", { ties, count: number(rows.length) });
}

const tiesTold = (ties) => askedWords(tiesCounted(ties, app.found ? "ties_listed" : "ties_count"));

function tieTable(ties = listedTies(), told = tiesTold(ties)) {
  const rows = ties.map((tie) => ({
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
    make("td", { class: "date-cell" }, signedWords(row.tie), changeTag(row.tie)),
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
    told: [told, todayWords()].filter(Boolean).join(" · "),
    mark: (row) => ({ "data-row": row.row, class: overClass(row.tie) }),
  };
}

/** The ties of the organisation in focus, with what is told of them together. */
function ownTable() {
  const focus = app.model.byId.get(app.view.focus);
  const ties = ownTies();
  const named = [say("own_ties_of", { name: nameOf(focus) }), tiesCounted(ties)];
  return tieTable(ties, [...named, app.seen.period.first === null ? "" : periodWords()].filter(Boolean).join(" · "));
}

const END_WORDS = { ended: "state_ended", renewed: "renewed", "renews-itself": "renews-itself", due: "due" };

/** What becomes of a tie beside its last day: that it is over or soon will be, or that another term follows. */
function endTag(tie) {
  const word = END_WORDS[standingNow(tie)];
  return word ? tag(say(word).toLowerCase()) : null;
}

/** What became of a tie in the period, beside the day of its signing. */
function changeTag(tie) {
  const told = [...app.seen.period.of(tie)].find((each) => changeLook(each) === "new" || changeLook(each) === "passed");
  return told ? make("span", { class: `tag ${changeLook(told)}` }, changeWord(told).toLowerCase()) : null;
}

/** With what was asked before it, where anything was. */
const askedWords = (text) => [resultWords(), text].filter(Boolean).join(" · ");

function nodeTable(listed, measures, scope) {
  const rows = listed.map((record) => ({
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
    ...roleColumn().map((column) => make("td", {}, row[column])),
    ...noteColumn().map((column) => make("td", { class: "wide-cell own-cell" }, unhidden(row[column]))),
  ];
  const columns = [
    ["shown", say("organisation_word")],
    ["kind", say("type")],
    ["where", say("country_or_area")],
    ...measures.map((measure) => [measure, measureWord(measure)]),
    ...roleColumn().map((column) => [column, say(column)]),
    ...noteColumn().map((column) => [column, say(column)]),
  ];
  const none = (row) => app.seen.alone.has(app.model.byId.get(row.id).index);
  const alone = rows.filter(none);
  const count = app.found ? resultWords() : sayCount("organisations_count", app.seen.standing.size);
  const missing = alone.length ? sayCount("alone_count", alone.length) : "";
  const places = missing ? tielessWords(alone.map((row) => app.model.byId.get(row.id).index)) : "";
  const told = [count, missing, places, say(scope)];
  return {
    columns,
    rows,
    cells,
    told: told.filter(Boolean).join(" · "),
    mark: (row) => ({ "data-id": row.id, class: none(row) ? "none" : null }),
  };
}

/** The column that tells what one is in the answer to a question. */
const roleColumn = () => foundColumns().filter((column) => column === "found_as");

const TABLES = {
  ties: () => tieTable(),
  own: ownTable,
  organisations: () => nodeTable(nodeRecords(app.found), MEASURES_HERE, "counted_here"),
  measures: () => nodeTable(measureRecords(app.found), app.model.meta.ranked, "measures_note"),
};

/** The table that is open: organisations sorted by what is not counted in the view are those of the measures. */
function tableNow() {
  const { table, sort } = app.view;
  const column = sort.replace(/^-/, "");
  const whole = app.model.meta.ranked.includes(column) && !MEASURES_HERE.includes(column);
  if (table === "own" && !app.model.byId.has(app.view.focus)) return "ties";
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
  const isNumber = (key) => sorted.some((row) => typeof row[key] === "number");
  const head = make("tr", {}, ...content.columns.map(([key, word]) => heading(key, word, isNumber(key))));
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
      make("button", { type: "button", class: "quiet", onclick: () => saveTable(tableNow(), app.found) }, say("csv_here")),
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

function heading(key, word, isNumber) {
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
  return make("th", { scope: "col", "aria-sort": now, class: isNumber ? "number" : null }, button);
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
    app.model.byId.has(app.view.focus) ? tab("own", "own_tab") : null,
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
