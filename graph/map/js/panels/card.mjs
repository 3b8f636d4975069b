// The card of an organisation, or of a tie.

import { announce, app, change, findNamed, node } from "../app.mjs";
import { byName, link, make } from "../dom.mjs";
import { prefectureWord } from "../data/ask.mjs";
import { fold } from "../data/fold.mjs";
import { figures } from "../data/model.mjs";
import { ordinal, ranks } from "../data/table.mjs";
import {
  agreementWords,
  countryWord,
  measureWord,
  nameOf,
  number,
  otherName,
  placeOf,
  relationWord,
  say,
  sayCount,
  score,
  typeWord,
} from "../data/words.mjs";
import { definitions, newestFirst, overClass, signedDay, tieCard, tieFacts, todayHint } from "./agreements.mjs";
import { closeButton, nameButton } from "./buttons.mjs";
import { groupCard } from "./groupcard.mjs";
import { nodeIcon } from "./icons.mjs";
import { placeButtons, remarkSection } from "./notes.mjs";
import { pathList, pathsInAll } from "./pathlist.mjs";
import { saveTable } from "./records.mjs";

const MOST_ITEMS = 200; // of a list of ties

/** Choosing the other end of a path: the next organisation picked is it. */
export const choosing = { path: false };

/** An organisation was picked on the canvas, in the search or in a list. */
export function pick(index) {
  const { id } = app.model.nodes[index];
  if (choosing.path && app.view.focus && id !== app.view.focus) {
    choosing.path = false;
    change({ path: id, tie: 0 }, { from: "pick", force: true });
    return;
  }
  choosing.path = false;
  change({ focus: id, path: "", tie: 0, steps: 0 }, { from: "pick", fly: false });
}

export const cardPart = {
  refresh(changed, why) {
    if (why.from === "camera" || why.from === "remark") return;
    const box = byName("card");
    const focused = node(app.view.focus);
    const pair = app.view.tie ? app.model.rowToPair.get(app.view.tie) : null;
    const group = app.groups && app.view.bubble && app.groups.counts.has(app.view.bubble) ? app.view.bubble : "";
    const shown = focused || pair || group;
    const inside = box.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    const top = ["focus", "tie", "bubble"].some((key) => changed.has(key)) ? 0 : box.scrollTop;
    box.hidden = !shown;
    document.body.classList.toggle("card-open", Boolean(shown));
    if (!shown) {
      choosing.path = false;
      box.replaceChildren();
      if (inside !== null && inside !== undefined) byName("canvas").focus();
      return;
    }
    box.replaceChildren(...(focused ? nodeCard(focused) : pair ? tieCard(pair) : groupCard(group)));
    box.scrollTop = top;
    if (inside) {
      const again = [...box.querySelectorAll("[data-key]")].find((each) => each.dataset.key === inside);
      (again || box.querySelector("button")).focus();
    }
    if (changed.has("focus") && focused) announce(describe(focused));
    else if (changed.has("path") && app.path) announce(pathsInAll(app.path));
  },
};

/** An organisation in one spoken sentence. */
export function describe(each) {
  const partners = app.counts.partners.get(each.index) || 0;
  return [nameOf(each), typeWord(each.type), placeOf(each), sayCount("partners_count", partners)]
    .filter(Boolean)
    .join(", ");
}

function nodeCard(each) {
  const partners = app.counts.partners.get(each.index) || 0;
  const own = app.seen.ties.filter((tie) => tie.a === each.index || tie.b === each.index);
  const counts = figures(own, app.seen.day, app.view);
  return [
    make(
      "div",
      { class: "card-head" },
      nodeIcon(each, 26),
      make(
        "div",
        {},
        make("h2", { id: "card-title" }, nameOf(each)),
        otherName(each)
          ? make("p", { class: "other", lang: app.view.lang === "ja" ? "en" : "ja" }, otherName(each))
          : null,
      ),
      closeButton(),
    ),
    make("p", { class: "meta" }, [typeWord(each.type), placeOf(each)].filter(Boolean).join(" · ")),
    each.centre ? make("p", { class: "hint" }, centredWords(each)) : null,
    make(
      "p",
      { class: "big-numbers" },
      bigNumber(partners, sayCount("partners_count", partners)),
      bigNumber(counts.agreements, agreementWords(counts)),
    ),
    actions(each),
    taking(),
    pathBox(each),
    remarkSection(each),
    partnerList(each),
    measureTable(each),
    contextList(each),
    about(each),
  ].filter(Boolean);
}

/** Of what the place of an organisation without coordinates is the centre. */
function centredWords(each) {
  const place = {
    town: each.city || nameOf(each),
    city: each.city || nameOf(each),
    prefecture: each.prefecture ? prefectureWord(each.prefecture, app.view.lang) : nameOf(each),
    country: countryWord(each.country),
  }[each.centre];
  return say(`centred_${each.centre}`, { place });
}

function bigNumber(value, text) {
  const [before, ...after] = text.split(number(value));
  return make("span", {}, before, make("b", {}, number(value)), after.join(number(value)));
}

function actions(own) {
  const step = (steps, key) =>
    make(
      "button",
      {
        type: "button",
        class: "quiet",
        "data-key": key,
        "aria-pressed": String(app.view.steps === steps),
        onclick: () => change({ steps: app.view.steps === steps ? 0 : steps }),
      },
      say(key),
    );
  const path = make(
    "button",
    {
      type: "button",
      class: "quiet",
      "data-key": "path",
      "aria-pressed": String(choosing.path || Boolean(app.view.path)),
      onclick: () => {
        if (app.view.path) change({ path: "" });
        else {
          choosing.path = !choosing.path;
          cardPart.refresh(new Set(), {});
          if (choosing.path) byName("path-to").focus();
        }
      },
    },
    say("path_to"),
  );
  return make("div", { class: "actions" }, step(1, "steps_1"), step(2, "steps_2"), path, ...placeButtons(own));
}

/** The organisation's own ties, to read as a table and to take away. */
function taking() {
  const button = (key, onclick) =>
    make("button", { type: "button", class: "text", "data-key": key, onclick }, say(key));
  return make(
    "p",
    { class: "taking" },
    button("own_table", () => change({ table: "own", sort: "" })),
    button("own_csv", () => saveTable("own")),
  );
}

function pathBox(each) {
  if (app.view.path) return pathList(node(app.view.path));
  if (!choosing.path) return null;
  const list = make(
    "datalist",
    { id: "path-names" },
    ...app.model.byImportance
      .slice(0, 2000)
      .filter((other) => other !== each && other.ties.length)
      .map((other) => make("option", { value: nameOf(other) })),
  );
  const input = make("input", {
    id: "path-to",
    type: "text",
    list: "path-names",
    autocomplete: "off",
    "data-key": "path-to",
    onchange: () => endAt(input, each),
  });
  const told = make("p", { id: "path-told", class: "hint", role: "status" });
  return make("div", { class: "path-box" }, make("label", { for: "path-to" }, say("path_hint")), input, list, told);
}

const FITTING = 3; // names that are told where several fit

/** End the path at whom a name means; where that is none or several, say so. */
function endAt(input, each) {
  const found = findNamed(input.value, Infinity).filter(({ key }) => key !== each.index);
  const whole = found.filter(({ name }) => fold(name) === fold(input.value));
  const meant = whole.length ? whole : found;
  if (meant.length === 1) return pick(meant[0].key);
  const names = meant.slice(0, FITTING).map(({ key }) => nameOf(app.model.nodes[key]));
  const more = meant.length > FITTING ? ["…"] : [];
  const told = say("path_several", { count: number(meant.length), names: [...names, ...more].join(say("table_comma")) });
  byName("path-told").textContent = meant.length ? told : input.value.trim() && say("nothing_found");
}

function partnerList(each) {
  const shown = new Set(app.seen.ties);
  const all = each.ties.filter((tie) => !tie.structural).sort(newestFirst);
  const here = all.filter((tie) => shown.has(tie));
  const elsewhere = all.filter((tie) => !shown.has(tie));
  return make(
    "section",
    {},
    make("h3", {}, say("partners_by_date")),
    here.some((tie) => tie.ends !== null || tie.rolls) ? todayHint() : null,
    ...(here.length ? listOfTies("ties", here, (tie) => tieItem(tie, each)) : [make("p", { class: "hint" }, say("no_ties_here"))]),
    elsewhere.length
      ? make(
          "details",
          {},
          make("summary", { "data-key": "elsewhere" }, sayCount("not_in_view", elsewhere.length)),
          ...listOfTies("ties quiet-list", elsewhere, (tie) => tieItem(tie, each)),
        )
      : null,
  );
}

/** A list of items, and how many more there are than it shows. */
function listOfTies(kind, all, item) {
  const list = make("ul", { class: kind }, ...all.slice(0, MOST_ITEMS).map(item));
  const more = all.length - MOST_ITEMS;
  return more > 0 ? [list, make("p", { class: "hint" }, say("more_values", { count: number(more) }))] : [list];
}

function tieItem(tie, each) {
  const other = app.model.nodes[tie.a === each.index ? tie.b : tie.a];
  return make(
    "li",
    { class: overClass(tie) },
    make("time", {}, ...signedDay(tie)),
    make("div", {}, nameButton(other, `tie:${tie.row}`), tieFacts(tie)),
  );
}

function measureTable(each) {
  const measures = app.model.meta.ranked.filter(
    (measure) => each.scores[measure] !== undefined && each.scores[measure] !== null,
  );
  if (!measures.length) return null;
  const rows = measures.map((measure) => {
    const { rank, of } = rankOf(measure, each);
    return make(
      "tr",
      {},
      make("th", { scope: "row" }, measureWord(measure)),
      make("td", {}, score(each.scores[measure])),
      make(
        "td",
        { class: "rank" },
        say("rank_of", { rank: app.view.lang === "en" ? ordinal(rank) : rank, of: number(of) }),
      ),
    );
  });
  return make(
    "section",
    {},
    make("h3", {}, say("measures_title")),
    make(
      "table",
      { class: "measures" },
      make("caption", { class: "unseen" }, say("measures_title")),
      make(
        "thead",
        { class: "unseen" },
        make(
          "tr",
          {},
          make("th", { scope: "col" }, say("measure")),
          make("th", { scope: "col" }, say("value")),
          make("th", { scope: "col" }, say("rank")),
        ),
      ),
      make("tbody", {}, ...rows),
    ),
    make("p", { class: "hint" }, say("measures_note")),
  );
}

const rankTables = new Map();

/** The rank of an organisation by a measure; the smallest is first where the measure says so. */
export function rankOf(measure, each) {
  if (!rankTables.has(measure)) {
    const values = app.model.nodes.map((one) => one.scores[measure]);
    const list = ranks(values, app.model.meta.ascending.includes(measure));
    rankTables.set(measure, { list, of: list.filter((rank) => rank !== null).length });
  }
  const { list, of } = rankTables.get(measure);
  return { rank: list[each.index], of };
}

function contextList(each) {
  const structural = each.ties.filter((tie) => tie.structural);
  if (!structural.length) return null;
  return make(
    "section",
    {},
    make("h3", {}, say("structure")),
    ...listOfTies("plain", structural, (tie) => {
      const outward = tie.a === each.index;
      const other = app.model.nodes[outward ? tie.b : tie.a];
      return make(
        "li",
        {},
        make("span", { class: "meta" }, `${relationWord(tie.relation)} ${outward ? "→" : "←"} `),
        nameButton(other, `context:${tie.row}`),
      );
    }),
  );
}

function about(each) {
  const facts = [];
  if (each.url)
    facts.push([say("website"), link(each.url, each.url.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, ""))]);
  if (each.founded) facts.push([say("founded"), each.founded]);
  if (each.aliases) facts.push([say("aliases"), each.aliases]);
  if (each.country) facts.push([say("country_or_area"), countryWord(each.country)]);
  if (each.notes) facts.push([say("notes"), each.notes]);
  for (const [column, value] of Object.entries(each.more || {})) facts.push([column.replace(/_/g, " "), value]);
  facts.push(["id", each.id]);
  return make("section", {}, make("h3", {}, say("facts")), definitions(facts));
}
