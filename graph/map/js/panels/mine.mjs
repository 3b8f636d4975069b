// What is one's own, as a list: how many are placed by hand, what is kept, the notes, what is not saved; and the buttons
// for it.

import { announce, app, change } from "../app.mjs";
import { byName, make } from "../dom.mjs";
import { plainKept } from "../data/kept.mjs";
import { letGo, writeRemark } from "../data/own.mjs";
import { unhidden } from "../data/table.mjs";
import { number, say, sayCount } from "../data/words.mjs";
import { edit, redo, undo, unsaved } from "../edits.mjs";
import { nameButton } from "./buttons.mjs";
import { forgetSet } from "./keeping.mjs";
import { openNote } from "./notes.mjs";

const MOST_LISTED = 60;

export function initMine() {
  byName("undo").addEventListener("click", undo);
  byName("redo").addEventListener("click", redo);
}

export const minePart = {
  refresh(changed, why) {
    if (why.from === "camera") return;
    const { past, future } = app.edits;
    for (const [id, list] of [
      ["undo", past],
      ["redo", future],
    ]) {
      byName(id).hidden = !past.length && !future.length;
      byName(id).setAttribute("aria-disabled", String(!list.length));
    }
    for (const id of ["undo", "redo", "note-add", "story-make"]) byName(id).title = byName(id).getAttribute("aria-label");
    byName("unsaved").hidden = !unsaved();
    drawMine();
  },
};

function drawMine() {
  const { places, notes, remarks, kept } = app.own;
  const box = byName("mine");
  const held = box.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  box.hidden = !places.size && !notes.length && !remarks.size && !kept.size;
  if (box.hidden) {
    box.replaceChildren();
    if (held) byName("canvas").focus();
    return;
  }
  // What is kept is in the suggestions of the search as well, a note on nobody that is there is nowhere else.
  const all = [...notes.map(noteRow), ...[...remarks.keys()].sort().map(remarkRow), ...plainKept(kept).map(keptRow)];
  const [rows, more] = [all.slice(0, MOST_LISTED), all.length - MOST_LISTED];
  box.replaceChildren(
    make("h2", {}, say("own_title"), unsaved() ? make("span", { class: "tag" }, say("unsaved")) : null),
    ...(places.size ? [placedRow(places)] : []),
    ...(rows.length ? [make("ul", { class: "plain" }, ...rows)] : []),
    ...(more > 0 ? [make("p", { class: "hint" }, say("more_values", { count: number(more) }))] : []),
  );
  const again = [...box.querySelectorAll("[data-key]")].find((each) => each.dataset.key === held);
  if (held) (again || byName("canvas")).focus();
}

/** How many stand where somebody put them; those that the map does not have are named. */
function placedRow(places) {
  const gone = [...places.keys()].filter((id) => !app.model.byId.has(id));
  const back = () => {
    edit(letGo(app.own, [...app.own.places.keys()]));
    announce(say("all_went_back"));
  };
  const all = { type: "button", class: "text", "data-key": "all-back", onclick: back };
  return make(
    "div",
    { class: "placed" },
    make("p", {}, sayCount("placed_count", places.size)),
    make("button", all, say("all_back")),
    gone.length ? make("p", { class: "hint" }, `${say("gone")}: ${gone.map(unhidden).join(", ")}`) : null,
  );
}

/** A kept search: its name asks it. */
function keptRow([name, find]) {
  const act = () => change({ find: name, path: "", tie: 0 });
  const away = { type: "button", class: "text", "data-key": `forget:${name}`, onclick: () => forgetSet(name) };
  return make(
    "li",
    {},
    make("button", { type: "button", class: "text name", "data-key": `kept:${name}`, onclick: act }, unhidden(name)),
    make("button", { ...away, "aria-label": `${say("kept_forget")}: ${unhidden(name)}` }, say("kept_forget")),
    make("span", { class: "hint" }, unhidden(find)),
  );
}

function noteRow(note) {
  const text = unhidden(note.text).split("\n")[0];
  const open = { type: "button", class: "text name", "data-key": `note:${note.key}`, onclick: () => openNote(note) };
  return make("li", {}, make("button", open, text || "…"));
}

/** Whoever is not on the map has no card, so that what was noted on it is deleted here. */
function remarkRow(id) {
  const each = app.model.byId.get(id);
  const text = unhidden(app.own.remarks.get(id)).split("\n")[0];
  if (each) return make("li", {}, nameButton(each, `remark:${id}`), make("span", { class: "hint" }, text));
  const away = { type: "button", class: "text", onclick: () => edit(writeRemark(app.own, id, "")) };
  return make(
    "li",
    {},
    make("span", { class: "name" }, unhidden(id)),
    make("button", { ...away, "aria-label": `${say("note_delete")}: ${unhidden(id)}` }, say("note_delete")),
    make("span", { class: "hint" }, [say("gone"), text].join(" · ")),
  );
}
