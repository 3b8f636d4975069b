// By what organisations stand together, and which groups are bubbles: the controls of the panel, and the keyboard.

import { announce, app, change } from "../app.mjs";
import { byName, fillSelect, make } from "../dom.mjs";
import { noteOpened, onNotes } from "../canvas/hand.mjs";
import { flyToGroup, wake } from "../canvas/camera.mjs";
import { hullKey } from "../canvas/groups.mjs";
import { groupColour, groupWord } from "../canvas/looks.mjs";
import { canvas } from "../canvas/stage.mjs";
import { groupingOf, joinList, splitList } from "../data/state.mjs";
import { facetWord, number, say } from "../data/words.mjs";
import { symbolIcon } from "./icons.mjs";

const WHOLE_MAP = { x: 0, y: 0, zoom: 0 };
const NO_CARD = { focus: "", tie: 0, path: "", steps: 0 };

export function initGrouping() {
  byName("group-by").addEventListener("change", (event) => {
    canvas.groupCursor = null;
    change({ group: event.target.value, layout: "network", folded_but: "", bubble: "" });
  });
  byName("fold-all").addEventListener("click", () => change({ folded: true, folded_but: "", ...NO_CARD, ...WHOLE_MAP }));
  byName("open-all").addEventListener("click", () => change({ folded: false, folded_but: "", ...WHOLE_MAP }));
  byName("hulls").addEventListener("change", (event) => change({ hulls: event.target.checked }));
  byName("groups-list").addEventListener("toggle", drawList);
  canvas.onGroup = (value) => {
    const isFolded = app.groups.folded.has(value);
    if (isFolded) noteOpened();
    change({ ...NO_CARD, bubble: value, ...(isFolded ? turned(value) : {}) }, { from: "click" });
    if (isFolded) flyToGroup(value);
  };
  onNotes.fold = (value) => change({ ...turned(value), ...NO_CARD }, { from: "click" });
}

/** What folds a group that is open, or opens one that is folded. */
function turned(value) {
  const but = new Set(splitList(app.view.folded_but));
  if (!but.delete(value)) but.add(value);
  return { folded_but: joinList([...but].sort()) };
}

export const groupingPart = {
  refresh(changed, why) {
    if (why.from === "camera") return;
    fillSelect(
      byName("group-by"),
      app.known.group.map((key) => [key, key ? facetWord(key) : say("group_none")]),
      groupingOf(app.view),
    );
    byName("group-by").closest("p").hidden = app.known.group.length < 2;
    byName("group-tools").hidden = !app.groups;
    byName("hulls").checked = app.view.hulls;
    byName("hulls").closest("p").hidden = !hullKey();
    if (!app.groups) return;
    byName("fold-all").disabled = app.groups.folded.size === app.groups.groups.length;
    byName("open-all").disabled = !app.groups.folded.size;
    byName("groups-word").textContent = say("groups_list");
    byName("groups-count").textContent = number(shownGroups().length);
    drawList();
  },
};

/** The groups of which somebody is in view, as they are drawn: the largest first. */
const shownGroups = () => app.groups.groups.map(({ value }) => value).filter((value) => app.groups.counts.get(value));

/** The groups by name, each with a button for its card and one that folds or opens it. */
function drawList() {
  const details = byName("groups-list");
  if (!details.open || !app.groups) return;
  const inside = details.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  byName("groups-rows").replaceChildren(...shownGroups().map(groupRow));
  if (!inside) return;
  [...details.querySelectorAll("[data-key]")].find((each) => each.dataset.key === inside)?.focus();
}

function groupRow(value) {
  const { key, counts } = app.groups;
  const name = groupWord(key, value);
  const open = () => change({ ...NO_CARD, bubble: value });
  return make(
    "li",
    {},
    symbolIcon("circle", groupColour(key, value), 14),
    make("button", { type: "button", class: "text word", title: name, "data-key": `card:${value}`, onclick: open }, name),
    foldButton(value, "only"),
    make("span", { class: "count" }, number(counts.get(value))),
  );
}

/** The button that folds a group, or opens it. */
export function foldButton(value, look) {
  const isFolded = app.groups.folded.has(value);
  const label = say(isFolded ? "open_label" : "fold_label", { name: groupWord(app.groups.key, value) });
  const onclick = () => change({ ...turned(value), ...(isFolded ? {} : NO_CARD) });
  const how = { type: "button", class: look, "data-key": `fold:${value}`, "aria-label": label, onclick };
  return make("button", how, say(isFolded ? "group_open" : "group_fold"));
}

/** Step from group to group with the map in focus; tells whether there are any. */
export function stepGroup(step) {
  const all = app.groups ? shownGroups() : [];
  if (!all.length) return false;
  const at = all.indexOf(canvas.groupCursor);
  canvas.cursor = -1;
  canvas.groupCursor = at < 0 ? all.at(step > 0 ? 0 : -1) : all[(at + step + all.length) % all.length];
  const values = { name: groupWord(app.groups.key, canvas.groupCursor), count: number(app.groups.counts.get(canvas.groupCursor)) };
  announce(say(app.groups.folded.has(canvas.groupCursor) ? "group_at_folded" : "group_at_open", values));
  wake();
  return true;
}

/** Fold the group that the keyboard is at, or open it; tells whether it is at one. */
export function turnGroup() {
  if (canvas.groupCursor === null || !app.groups) return false;
  change({ ...turned(canvas.groupCursor), ...NO_CARD });
  stepGroup(0);
  return true;
}
