// The left panel: the legend, which is the filter, and how things are shown.

import { app, change, hasDate, sourceLine } from "../app.mjs";
import { byName, fillSelect } from "./dom.mjs";
import { drawFacets, facets } from "./facets.mjs";
import { MEASURES_HERE } from "../canvas/looks.mjs";
import { measureWord, number, say } from "../data/words.mjs";

const FILTERS = ["types_off", "relations_off", "countries_off", "regions_off", "communities_off", "years_off"];

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
    focus: "",
    path: "",
    tie: 0,
    steps: 0,
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
      app.model.meta.measures.filter((each) => each !== "community").map((each) => [each, measureWord(each)]),
      app.view.size,
    );
    fillSelect(
      byName("colour-by"),
      app.known.colour.map((each) => [each, say(`facet_${each}`)]),
      app.view.colour,
    );
    byName("context").checked = app.view.context;
    byName("context").closest("p").hidden = !app.model.contexts.length;
    byName("size-note").textContent = sizeNote();
    byName("reset-group").hidden = !FILTERS.some((key) => app.view[key]);
    byName("source-line").textContent = sourceLine();
    byName("empty").hidden = app.seen.ties.length > 0;
  },
};

/** What the size is counted in, and how far it may be off where it was estimated from a sample. */
function sizeNote() {
  const { size } = app.view;
  if (MEASURES_HERE.includes(size)) return say("size_here");
  const bound = app.model.meta.bounds?.[size];
  const off = bound ? ` ${say("size_sampled", { bound: Number(bound.toPrecision(3)) })}` : "";
  return say("size_whole") + off;
}

/** The line under the title: how many are in sight. */
export function summary() {
  const agreements = new Set(app.seen.ties.map((tie) => tie.agreement)).size;
  const parts = [
    say("summary", {
      nodes: number(app.seen.nodes.size),
      ties: number(app.seen.pairs.size),
      agreements: number(agreements),
    }),
  ];
  if (hasDate() && app.view.active) parts.push(say("in_force_short"));
  return parts.join(" · ");
}
