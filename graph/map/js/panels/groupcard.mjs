// The card of a group: who is in it, and what joins it to the others.

import { app } from "../app.mjs";
import { make } from "../dom.mjs";
import { groupColour, groupWord } from "../canvas/looks.mjs";
import { facetWord, number, say, sayCount } from "../data/words.mjs";
import { closeButton, nameButton } from "./buttons.mjs";
import { foldButton } from "./grouping.mjs";
import { nodeIcon, symbolIcon } from "./icons.mjs";

const MOST_MEMBERS = 200;
const MOST_OTHERS = 20;

/** The parts of a card for a group of the view. */
export function groupCard(value) {
  const { key, counts, inside, outside } = app.groups;
  const told = [
    sayCount("organisations_count", counts.get(value) || 0),
    sayCount("group_inside", inside.get(value) || 0),
    sayCount("group_outside", outside.get(value) || 0),
  ];
  const title = make("div", {}, make("h2", { id: "card-title" }, groupWord(key, value)));
  return [
    make("div", { class: "card-head" }, symbolIcon("circle", groupColour(key, value), 26), title, closeButton()),
    make("p", { class: "meta" }, facetWord(key)),
    make("p", { class: "group-counts" }, told.join(say("table_comma"))),
    make("div", { class: "actions" }, foldButton(value, "quiet")),
    membersOf(value),
    othersOf(value),
  ].filter(Boolean);
}

/** Members in view, the best connected first. */
function membersOf(value) {
  const { nodes } = app.model;
  const partners = (index) => app.counts.partners.get(index) || 0;
  const all = [...app.seen.standing].filter((index) => app.groups.of(index) === value);
  all.sort((a, b) => partners(b) - partners(a) || nodes[a].order - nodes[b].order);
  const row = (index) =>
    make(
      "li",
      {},
      nodeIcon(nodes[index], 14),
      nameButton(nodes[index], `member:${nodes[index].id}`),
      make("span", { class: "count" }, number(partners(index))),
    );
  return briefly("group_members", all, MOST_MEMBERS, row);
}

/** The first of many as rows under their heading, and how many more there are. */
function briefly(heading, each, most, row) {
  const left = each.length - most;
  return make(
    "section",
    {},
    make("h3", {}, say(heading)),
    make("ul", { class: "plain members" }, ...each.slice(0, most).map(row)),
    left > 0 ? make("p", { class: "hint" }, say("more_values", { count: number(left) })) : null,
  );
}

/** How many ties join the group to each of the others, most first. */
function othersOf(value) {
  const counts = new Map();
  for (const pair of app.seen.pairs.keys()) {
    const ends = [app.groups.of(pair.a), app.groups.of(pair.b)];
    if (ends[0] === ends[1] || !ends.includes(value)) continue;
    const other = ends[0] === value ? ends[1] : ends[0];
    counts.set(other, (counts.get(other) || 0) + 1);
  }
  if (!counts.size) return null;
  const sorted = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const row = ([other, count]) =>
    make(
      "li",
      {},
      symbolIcon("circle", groupColour(app.groups.key, other), 14),
      make("span", { class: "word" }, groupWord(app.groups.key, other)),
      make("span", { class: "count" }, number(count)),
    );
  return briefly("group_ties_to", sorted, MOST_OTHERS, row);
}
