// The hand: symbols and notes are dragged and stay, several are chosen, and the same without dragging. vis-network
// keeps the gestures of the camera; what is taken up here is taken away from it.

import { announce, app, node, toast } from "../app.mjs";
import { nodeAt, noteAt, onClick, settleAt, setHover, toWorld, wake } from "./camera.mjs";
import { bubbleAt, titleAt } from "./groups.mjs";
import { noteSpot } from "./own.mjs";
import { canvas, turnedOver } from "./stage.mjs";
import { keptWithin, letGo, putDown, writeNote } from "../data/own.mjs";
import { nameOf, say, sayCount } from "../data/words.mjs";
import { edit, undo } from "../edits.mjs";

const SLIP = 4; // pixels that a hand may shake
const LONG_PRESS = 420; // ms until a finger takes up what it rests on
const STEP = 12; // pixels of an arrow key, and with Shift
const FINE = 2;
const GROUND = [1000, 600]; // how far the drawing reaches from its middle, as docs/map.md has it
const EDGE = 18; // pixels from the edge of what is in sight: room for a symbol

// What lies under the pointer since it went down, and what is moved without dragging.
const hand = { armed: null, timer: 0, moving: null, moves: 0, told: "", opened: -1e9 };

/** Note that a click has opened a bubble, so that a second one there does nothing. */
export const noteOpened = () => {
  hand.opened = performance.now();
};

/** What happens to a note that is clicked, and to the ground or the name of a group that is clicked twice. */
export const onNotes = { open: () => {}, add: () => {}, fold: () => {} };

export function initHand() {
  handOn({ box: canvas.box, here: (act) => act() });
  window.addEventListener("pointermove", dragOn, true);
  window.addEventListener("pointerup", release, true);
  window.addEventListener("pointercancel", (event) => event.isTrusted && dropBack(), true);
  canvas.onTap = onTap;
}

/** Let the hand take up what lies on a pane: `box` is its element, `here` does something as it is on its day. */
export function handOn(pane) {
  const { box, here } = pane;
  box.addEventListener("pointerdown", (event) => armHand(event, pane), true);
  box.addEventListener("contextmenu", (event) => canvas.held && event.preventDefault());
  box.addEventListener("dblclick", (event) => {
    const [x, y] = pointOf(event, pane);
    const group = here(() => bubbleAt(x, y) ?? titleAt(x, y));
    if (event.timeStamp - hand.opened < 600) return; // the first of the two clicks opened a bubble here
    if (group !== null) onNotes.fold(group);
    else if (here(() => nodeAt(x, y)) < 0 && noteAt(x, y) === null) onNotes.add(toWorld(x, y));
  });
}

function pointOf(event, pane) {
  const box = pane.box.getBoundingClientRect();
  return [event.clientX - box.x, event.clientY - box.y];
}

function armHand(event, pane) {
  clearTimeout(hand.timer);
  hand.armed = null;
  if (!event.isPrimary || event.button !== 0 || canvas.gliding) {
    dropBack();
    return;
  }
  const [x, y] = pointOf(event, pane);
  const key = noteAt(x, y);
  const index = key === null ? pane.here(() => nodeAt(x, y)) : -1;
  if (key === null && index < 0 && !event.shiftKey) return;
  const [shift, finger] = [event.shiftKey, event.pointerType === "touch"];
  hand.armed = { pane, x, y, key, index, shift, finger, down: event };
  if (hand.armed.finger) hand.timer = setTimeout(rest, LONG_PRESS);
}

/** A finger has rested on something: what can be moved is taken up. */
function rest() {
  if (!hand.armed) return;
  hand.armed.rested = true;
  if (!isFixed(hand.armed)) takeUp();
}

/** Why nobody moves an organisation: on the world map it stands where it is, in a group with its group; else nothing. */
const whyFixed = () => (app.view.layout === "geographic" ? "stays_on_earth" : app.groups ? "stays_in_group" : "");

const isFixed = ({ key, index }) => key === null && index >= 0 && whyFixed() !== "";

/** Take the pointer away from vis-network, which would move the camera with it or take it for a click. */
function takeFromCamera({ down }) {
  const { pointerId, pointerType, clientX, clientY } = down;
  window.dispatchEvent(new PointerEvent("pointercancel", { pointerId, pointerType, clientX, clientY }));
}

/** Begin to drag what was armed. */
function takeUp() {
  const { armed } = hand;
  if (!armed) return;
  if (armed.shift && armed.index < 0 && armed.key === null) {
    takeFromCamera(armed);
    canvas.frameBox = { x: armed.x, y: armed.y, width: 0, height: 0 };
    return;
  }
  if (isFixed(armed)) {
    hand.armed = null;
    if (hand.told !== whyFixed()) toast(say(whyFixed()));
    hand.told = whyFixed();
    return;
  }
  takeFromCamera(armed);
  const note = app.own.notes.find((each) => each.key === armed.key);
  if (note) {
    const [x, y] = noteSpot(note);
    canvas.held = { note: armed.key, x, y, from: [[x, y]] };
  } else if (armed.index >= 0) {
    const indices = canvas.chosen.has(armed.index) ? [...canvas.chosen] : [armed.index];
    canvas.held = { indices, from: indices.map((index) => [canvas.at[index].x, canvas.at[index].y]) };
  }
  canvas.box.classList.add("holding");
  wake();
}

function dragOn(event) {
  const { armed } = hand;
  if (!armed || event.pointerId !== armed.down.pointerId) return;
  if (!armed.finger && !event.buttons) {
    release(event); // the button was let go where nobody heard of it
    return;
  }
  const [x, y] = pointOf(event, armed.pane);
  const far = Math.hypot(x - armed.x, y - armed.y) > SLIP;
  armed.far ||= far;
  if (!canvas.held && !canvas.frameBox) {
    if (!far) return;
    if (armed.finger && !armed.rested) dropBack(); // a finger that moves at once moves the map
    else takeUp();
  }
  if (canvas.frameBox)
    canvas.frameBox = {
      x: Math.min(x, armed.x),
      y: Math.min(y, armed.y),
      width: Math.abs(x - armed.x),
      height: Math.abs(y - armed.y),
    };
  else if (canvas.held) shift(inSight(canvas.held.from, [x - armed.x, y - armed.y]));
  wake();
}

/** How far points of the drawing go that are moved by so many pixels: nothing is put where nobody sees it. */
function inSight(points, pixels) {
  const { width, height, scale } = canvas.through;
  const isNetwork = app.view.layout === "network";
  const [far, down] = isNetwork ? turnedOver(GROUND) : [Infinity, Infinity];
  const sight = [toWorld(EDGE, EDGE), toWorld(width - EDGE, height - EDGE)];
  return keptWithin(points, pixels.map((each) => each / scale), { sight, ground: [[-far, -down], [far, down]] });
}

/** Show what is held so far from where it was taken up. */
function shift([dx, dy]) {
  const { held } = canvas;
  if (held.note !== undefined) {
    [held.x, held.y] = [held.from[0][0] + dx, held.from[0][1] + dy];
    return;
  }
  held.indices.forEach((index, i) => {
    Object.assign(canvas.at[index], { x: held.from[i][0] + dx, y: held.from[i][1] + dy });
  });
  const moved = new Set(held.indices);
  for (const line of canvas.lines.values()) if (moved.has(line.pair.a) || moved.has(line.pair.b)) line.parts = null;
}

function release(event) {
  const { armed } = hand;
  if (!armed || event.pointerId !== armed.down.pointerId) return;
  clearTimeout(hand.timer);
  hand.armed = null;
  if (canvas.held && armed.far) letDown();
  else if (canvas.frameBox) armed.pane.here(chooseWithin);
  else if (canvas.held || armed.pressed) {
    dropBack();
    onClick(armed, armed.pane.here); // it was a slow click
  } else if (armed.shift && armed.index >= 0) {
    takeFromCamera(armed);
    chooseToo(armed.index);
  }
}

/** What was held stays where it is let go. */
function letDown() {
  const { held } = canvas;
  letLoose();
  if (held.note !== undefined) moveNote(held.note, [held.x, held.y]);
  else moveTo(held.indices, held.indices.map((index) => [canvas.at[index].x, canvas.at[index].y]));
}

function letLoose() {
  canvas.held = null;
  canvas.box.classList.remove("holding");
}

/** Forget what was taken up; it stands where it stood. Tells whether anything was. */
function dropBack() {
  clearTimeout(hand.timer);
  hand.armed = null;
  const taken = Boolean(canvas.held || canvas.frameBox);
  canvas.frameBox = null;
  letLoose();
  if (taken) settleAt(canvas.mix);
  wake();
  return taken;
}

/** Put organisations where the drawing has these points. */
function moveTo(indices, points, tag = "") {
  const moves = indices.map((index, i) => [app.model.nodes[index].id, turnedOver(points[i])]);
  edit(putDown(app.own, moves), tag);
  const [one, ...others] = indices.map((index) => nameOf(app.model.nodes[index]));
  announce(others.length ? sayCount("moved_count", indices.length) : say("moved_one", { name: one }));
}

function moveBy(indices, pixels, tag) {
  const points = indices.map((index) => [canvas.at[index].x, canvas.at[index].y]);
  const [dx, dy] = inSight(points, pixels);
  moveTo(indices, points.map(([x, y]) => [x + dx, y + dy]), tag);
}

function moveNote(key, point, tag = "") {
  const note = app.own.notes.find((each) => each.key === key);
  if (!note) return;
  const [x, y] = note.layout === "network" ? turnedOver(point) : point;
  edit(writeNote(app.own, { ...note, x, y }), tag);
  announce(say("note_moved"));
}

// Choosing several.

export function chooseToo(index) {
  if (!canvas.chosen.delete(index)) canvas.chosen.add(index);
  tellChosen();
}

function chooseWithin() {
  const { x, y, width, height } = canvas.frameBox;
  canvas.frameBox = null;
  for (const mark of canvas.marks.values())
    if (mark.alpha > 0.1 && mark.x >= x && mark.x <= x + width && mark.y >= y && mark.y <= y + height)
      canvas.chosen.add(mark.index);
  tellChosen();
}

function tellChosen() {
  announce(sayCount("chosen_count", canvas.chosen.size));
  setHover(-1, null);
  wake();
}

// Moving without dragging: by arrow keys, or by a click where it belongs.

/** Take up organisations, or a note, for the arrow keys and the next click. */
export function startMove({ indices = null, note = null }) {
  if (indices && whyFixed()) {
    toast(say(whyFixed()));
    return;
  }
  hand.moves += 1;
  hand.moving = { indices, note, tag: `move ${hand.moves}`, before: app.own };
  canvas.chosen = new Set(indices || []);
  canvas.box.focus();
  toast(say("move_mode"));
  wake();
}

/** What a key does to what is being moved; tells whether it was for it. */
export function moveKey(event, arrow) {
  const { moving } = hand;
  if (!moving) {
    if (event.key.toLowerCase() === "m") moveChosen();
    else if (event.key === "Enter" && event.shiftKey && canvas.cursor >= 0) chooseToo(canvas.cursor);
    else return false;
    return true;
  }
  if (event.key === "Enter") endMove();
  else if (arrow) nudge(arrow.map((each) => each * (event.shiftKey ? FINE : STEP)));
  else return false;
  return true;
}

function moveChosen() {
  const focus = node(app.view.focus);
  const one = canvas.cursor >= 0 ? canvas.cursor : focus ? focus.index : -1;
  const indices = canvas.chosen.size ? [...canvas.chosen] : one >= 0 ? [one] : [];
  if (indices.length) startMove({ indices });
}

function nudge(pixels) {
  const { indices, note, tag } = hand.moving;
  const found = app.own.notes.find((each) => each.key === note);
  if (indices) moveBy(indices, pixels, tag);
  else if (found) {
    const [x, y] = noteSpot(found);
    const [dx, dy] = inSight([[x, y]], pixels);
    moveNote(note, [x + dx, y + dy], tag);
  }
}

function endMove() {
  hand.moving = null;
  canvas.chosen.clear();
  announce(say("put_down"));
  wake();
}

/** A click: where something belongs that is being moved, on a note, or on the ground, which ends the choice. */
function onTap(x, y, here) {
  const { moving, armed } = hand;
  if (armed) {
    armed.pressed = true; // vis takes a long press for a click; here it ends when the finger is lifted
    return true;
  }
  if (moving) {
    const at = toWorld(x, y);
    if (moving.note !== null) moveNote(moving.note, at, moving.tag);
    else {
      const [first] = moving.indices;
      const { x: fromX, y: fromY } = canvas.at[first];
      moveBy(moving.indices, [at[0] - fromX, at[1] - fromY].map((each) => each * canvas.through.scale), moving.tag);
    }
    endMove();
    return true;
  }
  const key = noteAt(x, y);
  if (key !== null) {
    onNotes.open(key);
    return true;
  }
  if (!canvas.chosen.size) return false;
  canvas.chosen.clear();
  wake();
  return here(() => nodeAt(x, y)) < 0;
}

/** Whether anything is being moved. */
export const isMoving = () => Boolean(hand.moving || canvas.held || canvas.frameBox);

/** Escape: what is being moved goes back, then nothing is chosen. Tells whether there was anything to leave. */
export function leaveHand() {
  if (dropBack()) return true;
  const { moving } = hand;
  const busy = Boolean(moving || canvas.chosen.size);
  hand.moving = null;
  if (moving && app.own !== moving.before && app.edits.past.at(-1) === moving.before) undo();
  canvas.chosen.clear();
  wake();
  return busy;
}

/** In another layout nothing is held and nobody is chosen. */
export function quitHand() {
  dropBack();
  hand.moving = null;
  hand.told = "";
  canvas.chosen.clear();
}

/** Pin an organisation where it stands, or let it go back to where the layout has it. */
export function pinOrLetGo(each) {
  const pinned = app.own.places.get(each.id);
  edit(pinned ? letGo(app.own, [each.id]) : putDown(app.own, [[each.id, [each.x, each.y]]]));
  announce(say(pinned ? "went_back" : "pinned", { name: nameOf(each) }));
}
