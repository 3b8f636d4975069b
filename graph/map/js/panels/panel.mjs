// The left panel: the legend, which is the filter, and how things are shown.

import { app, change, sourceLine } from "../app.mjs";
import { byName, fillSelect, make } from "../dom.mjs";
import {
  centredSign,
  changeFilters,
  changeLook,
  changeRows,
  COLOUR_KEYS,
  dashFor,
  groupsOf,
  lineSigns,
  MEASURES_HERE,
  relationsByUse,
  themeNow,
  valueColour,
  valueWord,
} from "../canvas/looks.mjs";
import { COLOURS } from "../canvas/scene.mjs";
import { inOrder, typeLook } from "../canvas/symbols.mjs";
import { agreementsOf, CHANGES } from "../data/changes.mjs";
import { longDay } from "../data/dates.mjs";
import { figures } from "../data/model.mjs";
import { FILTERS, joinList, splitList } from "../data/state.mjs";
import { agreementWords, facetWord, measureWord, number, relationWord, say, sayCount } from "../data/words.mjs";
import { lineIcon, symbolIcon } from "./icons.mjs";

export function initPanel() {
  const listen = (id, key) => byName(id).addEventListener("change", (event) => change({ [key]: event.target.value }));
  listen("layout", "layout");
  listen("size-by", "size");
  listen("colour-by", "colour");
  byName("context").addEventListener("change", (event) => change({ context: event.target.checked }));
  byName("reset").addEventListener("click", clearFilters);
  byName("empty-reset").addEventListener("click", clearFilters);
  byName("panel-toggle").addEventListener("click", () =>
    showPanel(byName("panel-toggle").getAttribute("aria-expanded") !== "true"),
  );
  byName("panel-close").addEventListener("click", () => {
    showPanel(false);
    byName("panel-toggle").focus();
  });
}

export function showPanel(open) {
  document.body.classList.toggle("panel-open", open);
  byName("panel-toggle").setAttribute("aria-expanded", String(open));
}

function clearFilters() {
  const patch = Object.fromEntries(FILTERS.map((key) => [key, ""]));
  change({
    ...patch,
    date: app.seen.ties.length ? app.view.date : "",
    find: "",
    focus: "",
    path: "",
    tie: 0,
    steps: 0,
    bubble: "",
    x: 0,
    y: 0,
    zoom: 0,
  });
}

export function refreshPanel() {
  panelPart.refresh(new Set(), {});
}

export const panelPart = {
  refresh(changed, why) {
    if (why.from === "camera") return;
    drawFacets(facets());
    byName("signs").replaceChildren(...[...lineSigns(), centredSign()].filter(Boolean).map(signRow));
    fillSelect(
      byName("layout"),
      [
        ["network", say("layout_network")],
        ...(app.model.meta.places ? [["geographic", say("layout_geographic")]] : []),
      ],
      app.view.layout,
    );
    fillSelect(
      byName("size-by"),
      app.model.meta.ranked.map((each) => [each, measureWord(each)]),
      app.view.size,
    );
    fillSelect(
      byName("colour-by"),
      app.known.colour.map((each) => [each, facetWord(each)]),
      app.view.colour,
    );
    byName("context").checked = app.view.context;
    byName("context").closest("p").hidden = !app.model.contexts.length;
    byName("size-note").textContent = sizeNote();
    byName("reset-group").hidden = !FILTERS.some((key) => app.view[key]);
    byName("source-line").textContent = sourceLine();
    byName("empty").hidden = app.drawn.nodes.size > 0 || Boolean(app.groups?.folded.size && app.seen.standing.size);
  },
};

/** What lines and hollow symbols tell, with how many tell it. */
function signRow({ kind, word, count }) {
  const told = make("span", { class: "word" }, word);
  const icon = kind ? lineIcon([], kind) : symbolIcon("circle", COLOURS[themeNow()].quiet, 16, true);
  return make("li", {}, icon, told, make("span", { class: "count" }, number(count)));
}

/** What the size is counted in, and how far it may be off where it was estimated from a sample. */
function sizeNote() {
  const { size } = app.view;
  if (MEASURES_HERE.includes(size)) return say("size_here");
  const bound = app.model.meta.bounds?.[size];
  const off = bound ? ` ${say("size_sampled", { bound: Number(bound.toPrecision(3)) })}` : "";
  return say("size_whole") + off;
}

/** How many have no tie in the view; nothing where everyone has one. */
export function aloneWords() {
  return app.seen.alone.size ? sayCount("alone_count", app.seen.alone.size) : "";
}

/** What changed, counted; how many agreements there are where there is nothing to compare. */
function changedWords() {
  const rows = changeRows().filter(({ value }) => value !== "due" && value !== "other");
  return rows.length
    ? say("agreements_changed", {
        changes: rows.map(({ word, count }) => `${word} ${number(count)}`).join(say("table_comma")),
      })
    : agreementWords(figures(app.seen.ties, app.seen.day, app.view));
}

/** The line under the title: how many are in sight. */
export function summary() {
  const { standing, pairs, ties } = app.seen;
  return [
    say("summary", { nodes: number(standing.size), ties: number(pairs.size) }),
    app.view.compare === "change" ? changedWords() : agreementWords(figures(ties, app.seen.day, app.view)),
    aloneWords(),
  ]
    .filter(Boolean)
    .join(" · ");
}

// The legend, which is the filter: types, relations, countries, regions, and what the colours stand for.

const opened = new Set();

/** The facets: {key (in the view), title, values: [{value, word, icon, count}], open}. */
export function facets() {
  const ties = app.model.collaboration.filter(app.seen.counts);
  const active = new Set(ties.flatMap((tie) => [tie.a, tie.b]));
  if (!app.model.collaboration.length) for (const node of app.model.nodes) active.add(node.index);
  const list = [changeFacet(), typeFacet(active), relationFacet(ties)];
  const { colour } = app.view;
  if (colour !== "type") list.unshift(groupFacet(colour, active, true));
  if (colour !== "country") list.push(groupFacet("country", active, false));
  list.push(groupFacet("region", active, false));
  return list.filter((facet) => facet.values.length > 0);
}

/** What became of agreements in the period, and which end soon. */
function changeFacet() {
  const { first } = app.seen.period;
  const icon = (look) => () => (look === "kept" || look === "other" ? lineIcon([]) : lineIcon([], look));
  return {
    key: "changes_off",
    title: first === null ? say("changes_soon") : say("changes_title", { day: longDay(first, app.view.lang) }),
    open: true,
    all: CHANGES,
    values: changeFilters().map((row) => ({ ...row, icon: icon(changeLook(row.value)) })),
  };
}

function countBy(active, key) {
  const counts = new Map();
  for (const index of active) {
    const value = app.model.nodes[index][key];
    counts.set(value, (counts.get(value) || 0) + 1);
  }
  return counts;
}

function typeFacet(active) {
  const counts = countBy(active, "type");
  const here = new Set(app.model.nodes.filter((node) => node.stands).map((node) => node.type));
  const values = inOrder(here);
  const plain = app.view.colour !== "type";
  return {
    key: "types_off",
    title: say("nodes"),
    open: true,
    values: values.map((value) => {
      const look = typeLook(value);
      return {
        value,
        word: valueWord("type", value),
        icon: () => symbolIcon(look.shape, plain ? COLOURS[themeNow()].quiet : look[themeNow()]),
        count: counts.get(value) || 0,
      };
    }),
  };
}

function relationFacet(ties) {
  const values = relationsByUse().map((value) => ({
    value,
    word: relationWord(value),
    icon: () => lineIcon(dashFor(value)),
    count: agreementsOf(ties.filter((tie) => tie.relation === value)),
  }));
  if (app.view.context) {
    const structural = [...new Set(app.model.ties.filter((tie) => tie.structural).map((tie) => tie.relation))].sort();
    for (const value of structural)
      values.push({ value, word: relationWord(value), icon: () => lineIcon([1.5, 3], "structural"), count: null });
  }
  return { key: "relations_off", title: say("relations_title"), open: true, values };
}

function groupFacet(key, active, coloured) {
  const counts = countBy(active, key);
  const groups = groupsOf(key);
  const values =
    groups.length < 2 && !coloured
      ? []
      : groups.map(({ value }) => ({
          value,
          word: valueWord(key, value),
          count: counts.get(value) || 0,
          icon: coloured ? () => symbolIcon("circle", valueColour(key, value), 14) : null,
        }));
  return {
    key: COLOUR_KEYS[key] || "regions_off",
    title: facetWord(key),
    open: coloured || opened.has(key),
    fold: !coloured,
    name: key,
    values,
  };
}

const FEW_ROWS = 11;

const MOST_ROWS = 200;

function drawFacet(facet) {
  const off = new Set(splitList(app.view[facet.key]));
  const most = opened.has(`${facet.key}+`) || facet.values.length <= FEW_ROWS + 2 ? MOST_ROWS : FEW_ROWS;
  const rows = facet.values.slice(0, most).map((item) => facetRow(facet, item, off));
  const left = facet.values.length - most;
  const more =
    left > 0
      ? make(
          "li",
          {},
          make(
            "button",
            {
              type: "button",
              class: "text",
              "data-key": `${facet.key}:more`,
              onclick: () => {
                opened.add(`${facet.key}+`);
                refreshPanel();
              },
            },
            say("more_groups", { count: number(left) }),
          ),
        )
      : null;
  const list = make("ul", { class: "facet" }, ...rows, more);
  const all = off.size
    ? make(
        "button",
        { type: "button", class: "text", "data-key": `${facet.key}:all`, onclick: () => change({ [facet.key]: "" }) },
        say("show_all"),
      )
    : null;
  if (!facet.fold)
    return make("section", { class: "group", "data-facet": facet.key }, make("h2", {}, facet.title, all), list);
  const details = make(
    "details",
    { class: "group", "data-facet": facet.key },
    make(
      "summary",
      { "data-key": `${facet.key}:summary` },
      make("h2", {}, facet.title),
      make(
        "span",
        { class: "count" },
        off.size ? `${facet.values.length - off.size}/${facet.values.length}` : number(facet.values.length),
      ),
    ),
    all,
    list,
  );
  details.open = facet.open;
  details.addEventListener("toggle", () => (details.open ? opened.add(facet.name) : opened.delete(facet.name)));
  return details;
}

let drawnFacets = "";

/** Draw the facets; where only the numbers have changed, as while time plays, only the numbers are written. */
export function drawFacets(list) {
  const box = byName("facets");
  const { lang, colour } = app.view;
  const key = JSON.stringify([
    lang,
    colour,
    themeNow(),
    [...opened],
    list.map((facet) => [facet.key, facet.title, app.view[facet.key], facet.values.map((item) => item.value)]),
  ]);
  if (key === drawnFacets) {
    const counts = new Map(
      list.flatMap((facet) => facet.values.map((item) => [`${facet.key}:${item.value}`, item.count])),
    );
    for (const element of box.querySelectorAll("[data-count]"))
      element.textContent = countWords(counts.get(element.dataset.count));
    return;
  }
  drawnFacets = key;
  const focused = document.activeElement && document.activeElement.dataset ? document.activeElement.dataset.key : "";
  box.replaceChildren(...list.map(drawFacet));
  const again = focused ? [...box.querySelectorAll("[data-key]")].find((each) => each.dataset.key === focused) : null;
  if (again) again.focus();
}

const countWords = (count) => (count === null || count === undefined ? "" : number(count));

function facetRow(facet, item, off) {
  const on = !off.has(item.value);
  const box = make("input", {
    type: "checkbox",
    "data-key": `${facet.key}:${item.value}`,
    onchange: () => toggle(facet, item.value),
  });
  box.checked = on;
  const only = make(
    "button",
    {
      type: "button",
      class: "only",
      "data-key": `${facet.key}:only:${item.value}`,
      "aria-label": say("only_label", { name: item.word }),
      onclick: () => showOnly(facet, item.value),
    },
    say("only"),
  );
  return make(
    "li",
    { class: on ? "" : "off" },
    make("label", {}, box, item.icon ? item.icon() : null, make("span", { class: "word", title: item.word }, item.word)),
    only,
    make("span", { class: "count", "data-count": `${facet.key}:${item.value}` }, countWords(item.count)),
  );
}

function toggle(facet, value) {
  const off = new Set(splitList(app.view[facet.key]));
  if (off.has(value)) off.delete(value);
  else off.add(value);
  change({ [facet.key]: joinList([...off].sort()) });
}

function showOnly(facet, value) {
  const others = (facet.all || facet.values.map((item) => item.value)).filter((each) => each !== value);
  change({ [facet.key]: joinList(others.sort()) });
}
