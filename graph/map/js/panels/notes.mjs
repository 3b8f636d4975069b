// Writing notes: those that stand on the picture, in a box beside them, and those on an organisation, in its card.

import { app, change, toast } from "../app.mjs";
import { byName, make, narrow, sign } from "../dom.mjs";
import { camera, toWorld, wake } from "../canvas/camera.mjs";
import { onNotes, pinOrLetGo, startMove } from "../canvas/hand.mjs";
import { noteSpot } from "../canvas/own.mjs";
import { toScreen } from "../canvas/scene.mjs";
import { canvas, turnedOver } from "../canvas/stage.mjs";
import { LONGEST_NOTE, nextKey, writeNote, writeRemark } from "../data/own.mjs";
import { cleanText } from "../data/table.mjs";
import { say } from "../data/words.mjs";
import { edit } from "../edits.mjs";

// The note that is open, and what is being written on an organisation.
const written = { note: null, known: false, lang: "", back: null };
const remark = { id: "", typed: "", asked: "", visits: 0 };

export function initNotes() {
  onNotes.open = (key) => openNote(app.own.notes.find((note) => note.key === key));
  onNotes.add = addNote;
  byName("note-add").addEventListener("click", () =>
    addNote(toWorld(canvas.box.clientWidth / 2, canvas.box.clientHeight * (narrow() ? 0.3 : 0.45))),
  );
  new ResizeObserver(() => written.note && placeBox(byName("scribble"), written.note)).observe(byName("stage"));
  byName("scribble").addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape") closeNote();
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) keepNote();
    else return;
    event.stopPropagation();
    event.preventDefault();
  });
}

/** Whether a note is open, in which something may stand that is not kept yet. */
export const isWriting = () => written.note !== null;

/** Begin a note at a point of the drawing. */
function addNote(point) {
  const { layout } = app.view;
  if (app.groups) {
    toast(say("notes_in_group"));
    return;
  }
  const [x, y] = layout === "network" ? turnedOver(point) : point;
  openNote({ key: nextKey(app.own), layout, x, y, text: "" });
}

/** Open the box in which a note is written, beside where it stands. */
export function openNote(note) {
  if (!note) return;
  written.note = note;
  written.known = isThere(note);
  written.back = document.activeElement;
  drawBox();
  byName("note-text").focus();
}

const isThere = ({ key }) => app.own.notes.some((each) => each.key === key);

function drawBox() {
  const { note } = written;
  const box = byName("scribble");
  const text = box.hidden ? note.text : byName("note-text").value;
  const button = (key, act, kind = "quiet") =>
    make("button", { type: "button", class: kind, "data-key": key, onclick: act }, say(key));
  const close = { type: "button", class: "quiet icon close", "aria-label": say("close"), onclick: closeNote };
  const label = make("label", { for: "note-text" }, say("note_label"));
  const field = make("textarea", { id: "note-text", rows: 4, maxlength: LONGEST_NOTE, spellcheck: "false" });
  field.value = text;
  const there = isThere(note);
  box.replaceChildren(
    make("div", { class: "card-head" }, make("h2", {}, label), make("button", close, sign("close"))),
    field,
    make(
      "div",
      { class: "actions" },
      there ? button("note_delete", removeNote) : null,
      there ? button("note_move", moveWritten) : null,
      button("note_keep", keepNote, "main-button"),
    ),
  );
  written.lang = app.view.lang;
  box.hidden = false;
  placeBox(box, note);
}

/** Beside the note, within what holds the map, of which two days side by side have a half each. */
function placeBox(box, note) {
  const [left, top] = toScreen(camera(), ...noteSpot(note));
  const [x, y] = [left + canvas.box.offsetLeft, top + canvas.box.offsetTop];
  const { clientWidth: width, clientHeight: height } = byName("stage");
  const within = (at, length, most) => Math.max(8, Math.min(at, most - length - 8));
  box.style.left = `${within(x - box.offsetWidth / 2, box.offsetWidth, width)}px`;
  box.style.top = `${within(y + 26, box.offsetHeight, height)}px`;
}

function keepNote() {
  const { note } = written;
  const text = byName("note-text").value;
  closeNote();
  edit(writeNote(app.own, { ...note, text }));
}

function removeNote() {
  const { note } = written;
  closeNote();
  edit(writeNote(app.own, { ...note, text: "" }));
}

function moveWritten() {
  const { note } = written;
  keepNote();
  startMove({ note: note.key });
}

export function closeNote() {
  const { back } = written;
  const within = byName("scribble").contains(document.activeElement);
  byName("scribble").hidden = true;
  written.note = null;
  if (within) (back && back.isConnected && back !== document.body ? back : byName("canvas")).focus();
  wake();
}

export const notesPart = {
  refresh(changed, why) {
    if (why.from === "camera" || !written.note) return;
    if (changed.has("layout"))
      keepNote(); // it stands on the layout that was left
    else if (written.known && !isThere(written.note)) closeNote();
    else if (written.lang !== app.view.lang) drawBox();
    else placeBox(byName("scribble"), written.note);
  },
};

// On an organisation.

/** The part of a card in which one writes down something of one's own, once there is something or it was asked for. */
export function remarkSection(each) {
  if (!app.own.remarks.has(each.id) && remark.asked !== each.id) return null;
  return make(
    "section",
    { class: "own-note" },
    make("h3", {}, make("label", { for: "remark" }, say("own_note"))),
    remarkField(each),
  );
}

/** What is written is kept letter by letter, so that nothing gets lost; to undo it is one step. */
function remarkField(each) {
  const kept = app.own.remarks.get(each.id) || "";
  // What stands in the field may end in blanks, which are not kept.
  if (remark.id !== each.id || cleanText(remark.typed, LONGEST_NOTE) !== kept) Object.assign(remark, { id: each.id, typed: kept });
  const write = ({ target }) => {
    remark.typed = target.value;
    edit(writeRemark(app.own, each.id, target.value), `remark ${remark.visits}`, "remark");
  };
  const field = make("textarea", {
    id: "remark",
    rows: 2,
    maxlength: LONGEST_NOTE,
    spellcheck: "false",
    placeholder: say("own_note_hint"),
    "data-key": "remark",
    oninput: write,
    onfocus: () => {
      remark.visits += 1;
    },
  });
  field.value = remark.typed;
  return field;
}

/** The buttons of a card by which an organisation is noted on and, but on the world map, moved and pinned. */
export function placeButtons(each) {
  const pinned = app.own.places.has(each.id);
  const button = (key, act) =>
    make("button", { type: "button", class: "quiet", "data-key": key, onclick: act }, say(key));
  const ask = () => {
    remark.asked = each.id;
    change({}, { force: true });
    byName("remark").focus();
  };
  const note = app.own.remarks.has(each.id) || remark.asked === each.id ? [] : [button("note_add", ask)];
  if (app.view.layout === "geographic" || app.groups) return note;
  return [
    ...note,
    button("note_move", () => startMove({ indices: [each.index] })),
    pinned ? button("unpin", () => pinOrLetGo(each)) : button("pin", () => pinOrLetGo(each)),
  ];
}
