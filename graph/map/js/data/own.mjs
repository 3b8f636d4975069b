// What a person has made of the map: where symbols were put and what was noted. One record, which is never changed
// but followed by another: {places: Map of id to [x, y], notes: [{key, layout, x, y, text}], remarks: Map of id to
// text, kept: Map of names to questions (data/kept.mjs), story: the story as it is told here (data/stories.mjs), or
// null where it is that of the map}.

import { askedAfter, plainKept, readKept, saidPlainly } from "./kept.mjs";
import { NO_STORY, plainStory, readStory, sameStory } from "./stories.mjs";
import { cleanText } from "./table.mjs";

// Of the form that is written down, as in graph/map/saved.py: without a story or anything that is kept that of the
// first tools that read it.
const VERSION = 1;
const WITH_STORY = 2;
const WITH_KEPT = 3;
export const LONGEST_NOTE = 2000; // characters
export const MOST_NOTES = 1000;
const FARTHEST_PLACE = 1e6;
const LAYOUTS = ["network", "geographic"];

export const NOTHING = Object.freeze({ places: new Map(), notes: [], remarks: new Map(), kept: new Map(), story: null });

/** A coordinate in tenths, within the bounds of every map. */
function tenth(value) {
  const near = Math.min(FARTHEST_PLACE, Math.max(-FARTHEST_PLACE, value));
  return Math.round(near * 10) / 10 + 0;
}

/** Put organisations somewhere, which pins them there: `moves` are pairs of an id and [x, y]. */
export function putDown(own, moves) {
  const places = new Map(own.places);
  for (const [id, [x, y]] of moves) places.set(id, [tenth(x), tenth(y)]);
  return { ...own, places };
}

/**
 * How far some points can be moved together, as [dx, dy]: whoever is in `sight` stays there, and nobody goes out of the
 * `ground`, or farther where somebody is out of it. Both are [[left, top], [right, bottom]].
 */
export function keptWithin(points, wanted, { sight, ground }) {
  const isSeen = ([x, y]) => sight[0][0] <= x && x <= sight[1][0] && sight[0][1] <= y && y <= sight[1][1];
  return wanted.map((move, axis) =>
    [[points, ground], [points.filter(isSeen), sight]].reduce((far, [some, area]) => {
      const at = some.map((point) => point[axis]);
      const back = Math.min(0, area[0][axis] - Math.min(Infinity, ...at));
      const on = Math.max(0, area[1][axis] - Math.max(-Infinity, ...at));
      return Math.max(back, Math.min(on, far));
    }, move),
  );
}

/** Let organisations go back to where the layout has them. */
export function letGo(own, ids) {
  const places = new Map(own.places);
  const gone = [...ids].filter((id) => places.delete(id));
  return gone.length ? { ...own, places } : own;
}

/** Write a note, or anew where its key is known; one without a text goes. The same record where nothing changes. */
export function writeNote(own, { key, layout, x, y, text }) {
  const said = cleanText(text, LONGEST_NOTE);
  const note = { key, layout, x: tenth(x), y: tenth(y), text: said };
  const at = own.notes.findIndex((each) => each.key === key);
  if (at < 0 && (!said || own.notes.length >= MOST_NOTES)) return own;
  if (at >= 0 && JSON.stringify(own.notes[at]) === JSON.stringify(note)) return own;
  const notes = at < 0 ? [...own.notes, note] : own.notes.map((each) => (each.key === key ? note : each));
  return { ...own, notes: notes.filter((each) => each.text) };
}

/** The key of the next note. */
export const nextKey = (own) => own.notes.reduce((most, note) => Math.max(most, note.key), 0) + 1;

/** Write something down on an organisation; nothing takes it away. */
export function writeRemark(own, id, text) {
  const said = cleanText(text, LONGEST_NOTE);
  if (said === (own.remarks.get(id) || "")) return own;
  const remarks = new Map(own.remarks);
  if (said) remarks.set(id, said);
  else remarks.delete(id);
  return { ...own, remarks };
}

/** Tell a story: that of one's own, or nothing where it is the one with which the map was made. */
export function tellStory(own, story, given = NO_STORY) {
  const next = sameStory(story, given) ? null : story;
  if (next === own.story || (next && own.story && sameStory(next, own.story))) return own;
  return { ...own, story: next };
}

/** Keep other questions than before, as the steps of a story of one's own ask then (`askedAfter`). */
export function keepSets(own, kept, read) {
  if (kept === own.kept) return own;
  const asked = (view) => (view.find ? { ...view, find: askedAfter(own.kept, kept, view.find, read) } : view);
  const steps = own.story?.steps.map((step) => ({ ...step, view: asked(step.view) }));
  return { ...own, kept, story: own.story && { ...own.story, steps } };
}

/** A story for wherever nothing is kept: its steps ask in words what they name, as far as words say it. */
export function plainlyAsked(story, kept, read) {
  const asked = (view) => (view.find ? { ...view, find: saidPlainly(kept, view.find, read) } : view);
  return { ...story, steps: story.steps.map((step) => ({ ...step, view: asked(step.view) })) };
}

const byId = (one, other) => (one[0] < other[0] ? -1 : one[0] > other[0] ? 1 : 0);

/** The record in plain JSON, with the view as the text behind #; the same record gives the same. */
export function plainOwn(own, view = "") {
  const parts = {
    kept: plainKept(own.kept),
    notes: own.notes.map(({ layout, x, y, text }) => [layout, x, y, text]),
    places: [...own.places].map(([id, [x, y]]) => [id, x, y]).sort(byId),
    remarks: [...own.remarks].sort(byId),
    view,
  };
  const said = Object.entries(parts).filter(([, value]) => value.length);
  if (own.story) said.push(["story", plainStory(own.story)]);
  const version = own.kept.size ? WITH_KEPT : own.story ? WITH_STORY : VERSION;
  return said.length ? Object.fromEntries([...said, ["version", version]].sort(byId)) : {};
}

/** The record and the view of plain JSON, whoever wrote it: {own, view}. What makes no sense is passed over. */
export function readOwn(raw) {
  const known = raw && [VERSION, WITH_STORY, WITH_KEPT].includes(raw.version);
  const list = (key) => (known && Array.isArray(raw[key]) ? raw[key].filter(Array.isArray) : []);
  const isText = (value) => typeof value === "string" && value !== "";
  const isPlace = (x, y) => Number.isFinite(x) && Number.isFinite(y);
  const places = list("places").filter(([id, x, y]) => isText(id) && isPlace(x, y));
  let own = putDown(NOTHING, places.map(([id, x, y]) => [id, [x, y]]));
  for (const [layout, x, y, text] of list("notes"))
    if (LAYOUTS.includes(layout) && isPlace(x, y) && isText(text))
      own = writeNote(own, { key: nextKey(own), layout, x, y, text });
  const remarks = list("remarks").filter(([id, text]) => isText(id) && isText(text));
  const said = remarks.map(([id, text]) => [id, cleanText(text, LONGEST_NOTE)]).filter(([, text]) => text);
  own = { ...own, remarks: new Map(said), kept: readKept(list("kept")), story: known ? readStory(raw.story) : null };
  return { own, view: known && isText(raw.view) ? raw.view : "" };
}

/** JSON that is safe inside a script element: nothing in it can end or open one; as `_embed` of document.py. */
export function embedded(value) {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
