// The canvas. vis-network keeps the camera and the gestures; what it shows is drawn by scene.mjs. Neither organisations
// nor ties are given to vis: it can neither lead a line over the edge of the world, nor fade one, nor draw thousands of
// them within a frame, and it would look at every organisation at each movement of the pointer.

import { app } from "../app.mjs";
import { byName } from "../dom.mjs";
import {
  camera,
  covered,
  fit,
  flyTo,
  home,
  isTall,
  keepCamera,
  measureFit,
  moveCamera,
  onClick,
  onMove,
  onZoom,
  reshape,
  restLater,
  setHover,
  settleAt,
  spread,
  startGlide,
  startMoving,
  viewCamera,
  wake,
} from "./camera.mjs";
import { landOf } from "./curves.mjs";
import { drawTethers } from "./fan.mjs";
import { bubbleBoxes, bubbles, drawGroups, drawTitles, placeTitles } from "./groups.mjs";
import { initHand, quitHand } from "./hand.mjs";
import { coloursNow } from "./looks.mjs";
import { drawNetwork, drawShelf, emphasis, inLayers, lit, makeLines, makeMarks, room } from "./marks.mjs";
import { drawChoice, drawMarks, drawNotes, placeNotes } from "./own.mjs";
import { arrangeLabels, drawLabels, drawLand, drawTies, symbolBox } from "./scene.mjs";
import { canvas, isPointing, namesKept } from "./stage.mjs";
import { carried, carriedTitles, drawStill, isOnTheWay, keepStill, stillFor } from "./still.mjs";
import { contextPairs } from "../data/model.mjs";

export function initCanvas(options, coast) {
  const { model } = app;
  canvas.box = byName("canvas");
  canvas.land = landOf(coast);
  canvas.mix = app.view.layout === "geographic" ? 1 : 0;
  canvas.turned = isTall();
  canvas.at = model.nodes.map((node) => home(node, canvas.mix));
  canvas.alpha = new Float32Array(model.nodes.length);
  canvas.target = new Float32Array(model.nodes.length);
  retarget(true);
  canvas.network = new vis.Network(canvas.box, { nodes: [], edges: [] }, options);
  const frame = canvas.box.querySelector(".vis-network");
  if (frame) frame.tabIndex = -1;
  canvas.network.on("afterDrawing", drawFrame);
  canvas.network.on("click", (event) => onClick(event.pointer.DOM));
  canvas.network.on("dragStart", () => startMoving());
  canvas.network.on("dragging", () => startMoving());
  canvas.network.on("dragEnd", keepCamera);
  canvas.network.on("zoom", onZoom);
  canvas.network.on("resize", reshape);
  initHand();
  canvas.box.addEventListener("pointermove", onMove);
  canvas.box.addEventListener("mouseleave", () => setHover(-1, null));
  canvas.box.addEventListener("focus", wake);
  canvas.box.addEventListener("blur", wake);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", wake);
  measureFit();
  if (app.view.zoom > 0) flyTo(viewCamera(), false);
  else fit(false);
}

/** Make the drawing follow the view: who fades in, who fades out, and what glows for a moment. */
function retarget(atOnce, glowing = false) {
  const { model, seen, drawn, view } = app;
  const shown = new Set(drawn.nodes);
  canvas.context = contextPairs(model, view, { ...seen, nodes: drawn.nodes, hides: app.groups?.hides });
  for (const pair of canvas.context) shown.add(pair.a).add(pair.b);
  for (const index of lit(app)) shown.add(index);
  model.nodes.forEach((node) => {
    canvas.target[node.index] = shown.has(node.index) ? 1 : 0;
    if (atOnce) canvas.alpha[node.index] = canvas.target[node.index];
  });
  canvas.there = thoseThere();
  for (const line of canvas.lines.values()) line.target = 0;
  for (const [pair, ties] of drawn.pairs) {
    let line = canvas.lines.get(pair);
    if (!line) canvas.lines.set(pair, (line = { pair, alpha: 0, target: 0, glow: 0, change: "", parts: null }));
    const before = line.change === "new";
    line.target = 1;
    line.ties = ties;
    line.change = seen.changes.get(pair);
    if (glowing && line.change === "new" && !before) line.glow = 1;
    if (atOnce) line.alpha = 1;
  }
  if (atOnce) for (const line of canvas.lines.values()) if (!line.target) line.alpha = 0;
}

/** Whoever is drawn or fades, so that a frame of a few bubbles does not look at 100,000 organisations. */
function thoseThere() {
  const isThere = ({ index }) => canvas.target[index] > 0 || canvas.alpha[index] > 0;
  return app.model.nodes.filter(isThere).map((node) => node.index);
}

/** Draw in pixels of the page instead of the world's units. */
function onScreen(ctx, draw) {
  ctx.save();
  ctx.setTransform(canvas.ratio, 0, 0, canvas.ratio, 0, 0);
  draw();
  ctx.restore();
}

/** Everything, from the land to the names; while a large map is moved, as a picture of it. */
function drawFrame(ctx) {
  const [before, through] = [canvas.through, camera()];
  if (!through.width) return;
  spread();
  const { width, height } = ctx.canvas;
  Object.assign(canvas, { through, colours: coloursNow(), ratio: width / through.width });
  const marks = () => makeMarks(through, { room: room() });
  onScreen(ctx, () => {
    if (isOnTheWay(app.drawn.pairs.size)) {
      const still = stillFor(through, { width, height }, () => layersOf(marks()));
      drawStill(ctx, still, through);
      drawAbove(ctx, () => carryNames(before));
      if (canvas.moving) restLater();
    } else {
      canvas.order = marks();
      canvas.marks = new Map(canvas.order.map((mark) => [mark.id, mark]));
      drawGround(ctx, canvas.order);
      const { order: all, colours } = canvas;
      const lines = makeLines(through, { marks: all });
      drawNetwork(ctx, through, { marks: all, lines, colours }, () => drawTethers(ctx, through, all, colours));
      drawAbove(ctx, (taken) => placeNames(ctx, taken));
      keepStill(through);
    }
  });
  canvas.onDrawn();
  if (canvas.first) {
    canvas.first = false;
    document.documentElement.dataset.ready = "true";
  }
}

/** What a picture of the map is made of while it is moved: symbols, and what lies below and between them. */
function layersOf(marks) {
  const { through, colours } = canvas;
  const { below, above } = inLayers(marks, makeLines(through, { marks }));
  const drawBelow = (ctx) => {
    drawGround(ctx, marks);
    drawTies(ctx, through, below.lines, colours);
    drawTethers(ctx, through, marks, colours);
  };
  return { marks, drawBelow, drawBetween: above.lines.length ? (ctx) => drawTies(ctx, through, above.lines, colours) : null };
}

/** What lies below lines and symbols: land and groups. */
function drawGround(ctx, marks) {
  const { through, colours } = canvas;
  if (canvas.mix > 0.02) {
    ctx.globalAlpha = canvas.mix;
    drawLand(ctx, through, canvas.land, colours);
    ctx.globalAlpha = 1;
  }
  drawGroups(ctx, through, { marks });
}

/** What lies above them; `nameAll` decides on the names, which stay clear of some rectangles. */
function drawAbove(ctx, nameAll) {
  const { through, colours } = canvas;
  const shelf = drawShelf(ctx, through, canvas.order);
  canvas.notes = placeNotes(ctx, through, areaOf(through));
  drawMarks(ctx, canvas.order, colours);
  drawChoice(ctx, canvas.order, colours);
  nameAll([...shelf, ...canvas.notes]);
  drawTitles(ctx, through, canvas.titles, colours);
  drawLabels(ctx, canvas.placed, colours, (id) => Math.min(1, canvas.marks.get(id).alpha * 1.4));
  drawNotes(ctx, canvas.notes, colours);
}

const areaOf = ({ width, height }) => ({ x: 4, y: 4, width: width - 8, height: height - 8 });

function placeNames(ctx, obstacles) {
  const { through } = canvas;
  const area = areaOf(through);
  const taken = [...covered(), ...obstacles];
  canvas.titles = placeTitles(ctx, through, area, taken);
  canvas.placed = arrangeLabels(ctx, canvas.order, area, {
    zoom: through.scale / canvas.fitScale,
    last: namesKept(canvas.before),
    obstacles: [...taken, ...canvas.titles, ...bubbleBoxes(through)],
    bold: new Set([app.view.focus, app.view.path].filter(Boolean)),
    extra: emphasis() ? 12 : 0,
  });
  if (!isPointing()) canvas.before = new Map(canvas.placed.map((each) => [each.item.id, each]));
}

function carryNames(before) {
  canvas.titles = carriedTitles(canvas.titles, before, canvas.through);
  canvas.placed = carried(canvas.placed, canvas.marks);
}

const CAMERA = new Set(["x", "y", "zoom"]);

export const canvasPart = {
  refresh(changed, why) {
    if (!canvas.network) return;
    if ([...changed].every((key) => CAMERA.has(key)) && why.from === "camera") return;
    if (changed.has("own")) {
      if (!canvas.gliding && !canvas.held) settleAt(canvas.mix);
      wake();
      return;
    }
    retarget(false, changed.has("date") || changed.has("since"));
    if (changed.has("layout") || changed.has("group")) {
      quitHand();
      startGlide();
    }
    measureFit();
    moveCamera(changed, why);
    wake();
  },
};

/** Rectangles on the page. */
export function rectangles(boxes) {
  const origin = canvas.box.getBoundingClientRect();
  return boxes.map(({ id, text, over, x, y, width, height }) => ({
    id,
    ...(text === undefined ? {} : { text, over }),
    x: x + origin.x,
    y: y + origin.y,
    width,
    height,
    left: x + origin.x,
    top: y + origin.y,
    right: x + origin.x + width,
    bottom: y + origin.y + height,
  }));
}

export function labelBoxes() {
  return rectangles(
    canvas.placed.map(({ item, variant, over, x, y, width, height }) => ({
      id: item.id,
      text: variant.lines.join(" "),
      over,
      x,
      y,
      width,
      height,
    })),
  );
}

/** The bubbles of groups and their names, on the page: {bubbles, titles}. */
export function groupBoxes() {
  const round = ({ value, count, x, y, r }) => ({ id: value, text: String(count), x: x - r, y: y - r, width: 2 * r, height: 2 * r });
  const titles = canvas.titles.map(({ value, lines, ...box }) => ({ id: value, text: lines.join(" "), ...box }));
  return { bubbles: rectangles(bubbles(canvas.through).map(round)), titles: rectangles(titles) };
}

export function symbolBoxes() {
  return rectangles(
    [...canvas.marks.values()]
      .filter(
        (mark) =>
          mark.x > -mark.r &&
          mark.y > -mark.r &&
          mark.x < canvas.box.clientWidth + mark.r &&
          mark.y < canvas.box.clientHeight + mark.r,
      )
      .map((mark) => ({ id: mark.id, ...symbolBox(mark) })),
  );
}
