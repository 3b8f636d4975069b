// What a person changes: every change goes through here, so that each can be undone.

import { announce, app, change, readWith, refresh } from "./app.mjs";
import { askedAfter } from "./data/kept.mjs";
import { embedded, plainOwn, tellStory } from "./data/own.mjs";
import { beginning, follow, stepBack, stepForth } from "./data/past.mjs";
import { say } from "./data/words.mjs";

let kept = ""; // what the file holds, or the copy that was saved last

export function initEdits(own) {
  app.edits = beginning(own);
  app.own = own;
  keep();
}

/** Note that what there is now has been saved. */
export function keep() {
  kept = embedded(plainOwn(app.own));
}

/** Whether there is anything that no file holds. The view is none of it: it changes with every look. */
export const unsaved = () => embedded(plainOwn(app.own)) !== kept;

/** Go on to another record; `tag` as in data/past.mjs, `from` for the parts of the page. */
export function edit(own, tag = "", from = "own") {
  go(follow(app.edits, own, tag), from);
}

/** Begin with what somebody made of another drawing of the same map, of which a copy may be `saved` already. */
export function takeOver(taken, saved = false) {
  const own = taken.story ? tellStory(taken, taken.story, app.given) : taken; // it may have become that of the map
  if (embedded(plainOwn(own)) === embedded(plainOwn(app.own))) return;
  if (saved) kept = embedded(plainOwn(own));
  go(beginning(own));
}

export function undo() {
  if (!app.edits.past.length) return;
  go(stepBack(app.edits));
  announce(say("undone"));
}

export function redo() {
  if (!app.edits.future.length) return;
  go(stepForth(app.edits));
  announce(say("redone"));
}

function go(edits, from = "own") {
  if (edits === app.edits) return;
  const before = app.own;
  app.edits = edits;
  app.own = edits.now;
  refresh(new Set(["own"]), { from }, app.ownParts);
  if (before.kept !== app.own.kept) askAnew(before.kept);
  showSaved();
}

/** What is asked may name what is kept: it is answered again, by the name that this has now. */
function askAnew(before) {
  const find = askedAfter(before, app.own.kept, app.view.find, readWith);
  if (app.view.find) change({ find }, { from: "script", still: true, force: true });
}

function ask(event) {
  event.preventDefault();
}

/** Before what was not saved would be lost, the browser asks. */
export function showSaved() {
  if (unsaved()) window.addEventListener("beforeunload", ask);
  else window.removeEventListener("beforeunload", ask);
}
