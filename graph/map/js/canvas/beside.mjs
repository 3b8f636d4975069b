// Two days side by side: the first day of the period on a canvas of its own, in step with the map of the last one.
// What draws and points goes by what `app` and `canvas` hold, so for the first day these hold it for a moment.

import { app, lookAt } from "../app.mjs";
import { byName } from "../dom.mjs";
import { isoDay } from "../data/dates.mjs";
import { contextPairs } from "../data/model.mjs";
import {
  camera,
  covered,
  keepCamera,
  limited,
  nodeAt,
  noteAt,
  onClick,
  pairAt,
  reshape,
  setHover,
  startMoving,
} from "./camera.mjs";
import { drawTethers } from "./fan.mjs";
import { bubbleAt, bubbleBoxes, drawGroups, drawTitles, placeTitles, titleAt } from "./groups.mjs";
import { handOn } from "./hand.mjs";
import { coloursNow } from "./looks.mjs";
import { drawChoice, drawMarks, drawNotes, placeNotes } from "./own.mjs";
import { drawNetwork, drawShelf, emphasis, lit, makeLines, makeMarks, room } from "./marks.mjs";
import { arrangeLabels, drawLabels, drawLand } from "./scene.mjs";
import { canvas, isPointing, namesKept } from "./stage.mjs";

// The first day; the pointers that are down on it, by their ids, and whether they have moved the map.
const beside = { held: null, shape: "", down: new Map(), moved: false };

/** Whether two days stand side by side. */
export const areTwo = () => app.view.compare === "days" && app.seen.period.first !== null;

export function initBeside() {
  const surface = byName("beside");
  handOn({ box: surface, here: onFirstDay });
  surface.addEventListener("pointerdown", (event) => {
    surface.setPointerCapture(event.pointerId);
    if (!beside.down.size) beside.moved = false;
    beside.down.set(event.pointerId, { x: event.offsetX, y: event.offsetY });
  });
  window.addEventListener("pointercancel", () => beside.down.clear(), true); // the hand has taken something up
  surface.addEventListener("pointermove", onPointer);
  surface.addEventListener("pointerup", onRelease);
  surface.addEventListener("pointercancel", onRelease);
  surface.addEventListener("mouseleave", () => setHover(-1, null));
  surface.addEventListener("wheel", onWheel, { passive: false });
  canvas.onDrawn = drawBeside;
}

export const besidePart = {
  refresh(changed, why) {
    if (why.from === "camera") return;
    byName("beside").hidden = !areTwo();
    document.body.classList.toggle("two-days", areTwo());
    beside.held = areTwo() ? holdFirst() : null;
  },
};

/** After all others: the map takes the room that it has now. */
export const roomPart = {
  refresh() {
    if (!canvas.network) return;
    const { offsetLeft, offsetTop, clientWidth, clientHeight } = canvas.box;
    const shape = [offsetLeft, offsetTop, clientWidth, clientHeight].join();
    if (beside.shape === shape) return;
    beside.shape = shape;
    canvas.network.setSize();
    reshape();
  },
};

/** The map of the first day: as that of the last one, with nothing to compare it with. */
function holdFirst() {
  const { model, view } = app;
  const first = { ...view, date: isoDay(app.seen.period.first), since: "", compare: "", changes_off: "" };
  const found = lookAt(first);
  const context = contextPairs(model, first, { ...found.seen, nodes: found.drawn.nodes, hides: found.groups?.hides });
  const shown = new Set(found.drawn.nodes);
  for (const pair of context) shown.add(pair.a).add(pair.b);
  for (const index of lit({ ...found, model, view })) shown.add(index);
  const line = (pair, ties) => ({ pair, ties, target: 1, glow: 0, change: found.seen.changes.get(pair), parts: null });
  return {
    app: found,
    canvas: {
      context,
      target: model.nodes.map((node) => (shown.has(node.index) ? 1 : 0)),
      there: [...shown].sort((a, b) => a - b),
      lines: new Map([...found.drawn.pairs].map(([pair, ties]) => [pair, line(pair, ties)])),
      marks: new Map(),
      before: new Map(),
      titles: [],
    },
  };
}

/** Do something as if the first day were the day of the map; nothing may be changed meanwhile. */
export function onFirstDay(act) {
  const { held } = beside;
  if (!held) return act(); // two days that are no longer there
  const swap = (target, values) => {
    const kept = Object.fromEntries(Object.keys(values).map((key) => [key, target[key]]));
    Object.assign(target, values);
    return kept;
  };
  const kept = [swap(app, held.app), swap(canvas, held.canvas)];
  try {
    return act();
  } finally {
    swap(app, kept[0]);
    swap(canvas, kept[1]);
  }
}

/** Draw a map through a camera: land, ties, symbols, names. Gives {marks, placed, titles}. */
export function drawPane(ctx, through, area, { theme, colours, geographic, size = 1, obstacles = [], pins = false, ...names }) {
  if (geographic) drawLand(ctx, through, canvas.land, colours);
  const marks = makeMarks(through, { theme, room: size, still: true });
  for (const line of canvas.lines.values()) line.parts = null; // somebody may have moved meanwhile
  drawGroups(ctx, through, { marks, theme, colours });
  const lines = makeLines(through, { theme, colours, marks, still: true });
  drawNetwork(ctx, through, { marks, lines, colours }, () => drawTethers(ctx, through, marks, colours));
  const shelf = drawShelf(ctx, through, marks, colours);
  const notes = placeNotes(ctx, through, area);
  drawMarks(ctx, marks, colours, pins);
  const zoom = through.scale / canvas.fitScale;
  const taken = [...obstacles, ...shelf, ...notes];
  const titles = placeTitles(ctx, through, area, taken);
  const clear = [...taken, ...titles, ...bubbleBoxes(through)];
  const placed = arrangeLabels(ctx, marks, area, { zoom, obstacles: clear, ...names });
  drawTitles(ctx, through, titles, colours);
  drawLabels(ctx, placed, colours);
  drawNotes(ctx, notes, colours);
  return { marks, placed, titles };
}

function drawBeside() {
  if (!beside.held) return;
  const surface = byName("beside");
  const through = camera();
  const { width, height } = through;
  const { ratio } = canvas;
  if (surface.width !== Math.round(width * ratio)) surface.width = Math.round(width * ratio);
  if (surface.height !== Math.round(height * ratio)) surface.height = Math.round(height * ratio);
  const ctx = surface.getContext("2d");
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.clearRect(0, 0, width, height);
  const bold = new Set([app.view.focus, app.view.path].filter(Boolean));
  const { held } = beside;
  const how = {
    colours: coloursNow(),
    geographic: canvas.mix > 0.5,
    size: room(),
    obstacles: covered(surface),
    pins: true,
  };
  onFirstDay(() => {
    const extra = emphasis() ? 12 : 0;
    const area = { x: 4, y: 4, width: width - 8, height: height - 8 };
    const drawn = drawPane(ctx, through, area, { ...how, bold, extra, last: namesKept(held.canvas.before) });
    held.canvas.titles = drawn.titles;
    held.canvas.marks = new Map(drawn.marks.map((mark) => [mark.id, mark]));
    if (!isPointing()) held.canvas.before = new Map(drawn.placed.map((each) => [each.item.id, each]));
    drawChoice(ctx, drawn.marks, how.colours);
  });
}

// Pointing at the first day is pointing at the map.

function onPointer(event) {
  const { offsetX: x, offsetY: y } = event;
  const pointer = beside.down.get(event.pointerId);
  if (!pointer) {
    if (!event.buttons) hoverAt(x, y);
    return;
  }
  beside.moved ||= Math.hypot(x - pointer.x, y - pointer.y) >= 4;
  if (!beside.moved) return;
  const before = grip();
  Object.assign(pointer, { x, y });
  moveWith(before, grip());
}

function hoverAt(x, y) {
  canvas.overNote = noteAt(x, y) !== null;
  onFirstDay(() => {
    const index = canvas.overNote ? -1 : nodeAt(x, y);
    const group = canvas.overNote || index >= 0 ? null : (bubbleAt(x, y) ?? titleAt(x, y));
    const pair = canvas.overNote || index >= 0 || group !== null ? null : pairAt(x, y);
    setHover(index, pair, x - canvas.box.offsetLeft, y - canvas.box.offsetTop, group);
  });
}

/** What is between the pointers that are down: its middle, and how far they are apart. */
function grip() {
  const [one, other = one] = beside.down.values();
  return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2, apart: Math.hypot(one.x - other.x, one.y - other.y) };
}

/** Move and zoom the map so that what was in one grip is in another one. */
function moveWith(before, after) {
  const now = camera();
  const scale = before.apart && after.apart ? limited((now.scale * after.apart) / before.apart) : now.scale;
  const from = ({ x, y }, by) => [(x - now.width / 2) / by, (y - now.height / 2) / by];
  const [[x, y], [toX, toY]] = [from(before, now.scale), from(after, scale)];
  startMoving();
  canvas.network.moveTo({ position: { x: now.x + x - toX, y: now.y + y - toY }, scale });
}

function onRelease(event) {
  if (!beside.down.delete(event.pointerId)) return;
  if (beside.moved) keepCamera();
  else if (event.type === "pointerup" && !beside.down.size) onClick({ x: event.offsetX, y: event.offsetY }, onFirstDay);
}

/** Zoom about the pointer. */
function onWheel(event) {
  event.preventDefault();
  const at = { x: event.offsetX, y: event.offsetY };
  moveWith({ ...at, apart: 1 }, { ...at, apart: 2 ** (-event.deltaY / 400) });
  keepCamera();
}
