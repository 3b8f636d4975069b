// While a large map is being moved, what was drawn when that began is shown as a picture that is shifted and scaled, and
// nothing is drawn anew but what has to keep its size on the screen: each symbol is a small picture of its own, and
// names go along with what they name. When the movement is over everything is drawn as it is.

import { drawSymbol, growth, symbolBox, toScreen } from "./scene.mjs";
import { canvas } from "./stage.mjs";

const MANY = 600; // lines and symbols: fewer are drawn anew in each frame
const MARGIN = 0.25; // of the canvas on each side: how far one moves before the picture is taken anew
const MOST_SCALED = 1.7; // times: how much larger or smaller the picture is shown
const SHEET = 2048; // pixels across, of the sheet of symbols

const surfaces = {};

/** Whether a picture will do for a frame with so many lines: nothing happens but that the camera moves. */
export function isOnTheWay(lines) {
  const { moving, panning, gliding, fading, glowing, held, frameBox, order } = canvas;
  return Boolean((moving || panning) && !gliding && !fading && !glowing && !held && !frameBox) && lines + order.length > MANY;
}

/**
 * The picture to show through a camera: the one that was taken, or a new one where that does not reach so far.
 * `make` gives {marks, drawBelow, drawBetween}; the symbols are moved to where they are now.
 */
export function stillFor(through, size, make) {
  if (!canvas.still || !reaches(canvas.still, through, size)) canvas.still = takeStill(through, size, make());
  moveMarks(canvas.still, through);
  return canvas.still;
}

/** After a frame that is drawn as it is: a picture of another scale would be seen to jump. */
export function keepStill(through) {
  if (canvas.still && canvas.still.through.scale !== through.scale) canvas.still = null;
}

/** An empty surface of a size in pixels of the screen, the same one each time. */
function surface(name, width, height) {
  surfaces[name] ||= document.createElement("canvas");
  const found = surfaces[name];
  if (found.width === width && found.height === height) {
    const ctx = found.getContext("2d");
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.clearRect(0, 0, width, height);
  } else Object.assign(found, { width, height });
  return found;
}

function takeStill(through, size, { marks, drawBelow, drawBetween }) {
  const { ratio, colours } = canvas;
  const [across, down] = [size.width, size.height].map((each) => Math.round(MARGIN * each));
  const taken = (name, draw) => {
    const found = surface(name, size.width + 2 * across, size.height + 2 * down);
    const ctx = found.getContext("2d");
    ctx.setTransform(ratio, 0, 0, ratio, across, down);
    draw(ctx);
    return found;
  };
  const ground = taken("ground", drawBelow);
  const between = drawBetween && taken("between", drawBetween); // what is lit up lies on what is faded
  const isNear = (at, margin, length) => at * ratio > -margin && at * ratio < length + margin;
  const near = marks.filter(({ x, y }) => isNear(x, across, size.width) && isNear(y, down, size.height));
  const { slots, height } = layOut(near.sort((a, b) => a.level - b.level || a.index - b.index), ratio);
  const sheet = surface("symbols", SHEET, height);
  drawSprites(sheet.getContext("2d"), slots, { ratio, colours });
  const byId = new Map(marks.map((mark) => [mark.id, mark]));
  const radii = marks.map((mark) => mark.r);
  return { through, ratio, across, down, ground, between, sheet, slots, marks, byId, radii, fitScale: canvas.fitScale };
}

/** A place on the sheet for each symbol, in rows: {slots: [{mark, r, x, y, left, top, side, inX, inY}], height}. */
export function layOut(marks, ratio) {
  let [x, y, row] = [0, 0, 0];
  const slots = marks.map((mark) => {
    const reach = (1.6 * mark.r + 6) * ratio; // a ring and an outline included
    const side = Math.ceil(2 * reach) + 1;
    if (x + side > SHEET) [x, y, row] = [0, y + row, 0];
    // A symbol lies between pixels as it does on the screen, and so looks the same when it is moved by whole ones.
    const [left, top] = [Math.floor(mark.x * ratio - reach), Math.floor(mark.y * ratio - reach)];
    const slot = { mark, r: mark.r, x, y, left, top, side, inX: mark.x * ratio - left, inY: mark.y * ratio - top };
    x += side;
    row = Math.max(row, side);
    return slot;
  });
  return { slots, height: Math.max(1, y + row) };
}

function drawSprites(ctx, slots, { ratio, colours }) {
  for (const { mark, x, y, inX, inY } of slots) {
    ctx.setTransform(ratio, 0, 0, ratio, x + inX - mark.x * ratio, y + inY - mark.y * ratio);
    drawSymbol(ctx, mark, colours);
  }
}

/** Where the picture of a camera lies on the screen of another one, in pixels of the screen. */
export function lieOf({ through, ratio, across, down }, now, size) {
  const scale = now.scale / through.scale;
  const [x, y] = toScreen(now, through.x, through.y);
  const left = (x - (now.width / 2) * scale) * ratio - across * scale;
  const top = (y - (now.height / 2) * scale) * ratio - down * scale;
  const [width, height] = [(size.width + 2 * across) * scale, (size.height + 2 * down) * scale];
  return scale === 1
    ? { left: Math.round(left), top: Math.round(top), width, height, scale }
    : { left, top, width, height, scale };
}

/** Whether a picture fills the screen, and is not shown much larger or smaller than it was taken. */
export function reaches(still, now, size) {
  const { through, ratio, fitScale } = still;
  if (ratio !== canvas.ratio || fitScale !== canvas.fitScale) return false;
  if (through.width !== now.width || through.height !== now.height) return false;
  const { left, top, width, height, scale } = lieOf(still, now, size);
  const isFilled = left <= 0 && top <= 0 && left + width >= size.width && top + height >= size.height;
  return isFilled && scale <= MOST_SCALED && scale >= 1 / MOST_SCALED;
}

function moveMarks({ marks, byId, radii, through, fitScale }, now) {
  Object.assign(canvas, { order: marks, marks: byId });
  const grown = growth(now.scale / fitScale) / growth(through.scale / fitScale);
  marks.forEach((mark, i) => {
    const { x, y } = canvas.at[mark.index];
    [mark.x, mark.y] = toScreen(now, x, y);
    mark.r = radii[i] * grown;
  });
}

/** Show a picture through a camera. */
export function drawStill(ctx, still, now) {
  const size = ctx.canvas;
  const { left, top, width, height, scale } = lieOf(still, now, size);
  const snapped = scale === 1 ? Math.round : (at) => at;
  const drawSlot = ({ mark, r, x, y, side, inX, inY }) => {
    const grown = mark.r / r;
    const [atX, atY] = [snapped(mark.x * still.ratio - inX * grown), snapped(mark.y * still.ratio - inY * grown)];
    const long = side * grown;
    if (atX < size.width && atY < size.height && atX + long > 0 && atY + long > 0)
      ctx.drawImage(still.sheet, x, y, side, side, atX, atY, long, long);
  };
  ctx.save();
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  ctx.drawImage(still.ground, left, top, width, height);
  for (const slot of still.slots) if (!slot.mark.level) drawSlot(slot);
  if (still.between) ctx.drawImage(still.between, left, top, width, height);
  for (const slot of still.slots) if (slot.mark.level) drawSlot(slot);
  ctx.restore();
}

const middle = ({ x, y, width, height }) => [x + width / 2, y + height / 2];

/** Names that go along with their symbols: what `placeLabels` gave, by marks of now. */
export function carried(placed, marks) {
  const there = placed.filter(({ item }) => marks.has(item.id));
  return there.map((each) => {
    const box = symbolBox(marks.get(each.item.id));
    const [[fromX, fromY], [x, y]] = [middle(each.item.box), middle(box)];
    return { ...each, item: { ...each.item, box }, x: each.x + x - fromX, y: each.y + y - fromY };
  });
}

/** Names of groups that go along with the place on which they stand, from one camera to another one. */
export function carriedTitles(titles, before, now) {
  return titles.map((title) => {
    const [x, y] = middle(title);
    const away = [(x - before.width / 2) / before.scale, (y - before.height / 2) / before.scale];
    const [atX, atY] = toScreen(now, before.x + away[0], before.y + away[1]);
    return { ...title, x: atX - title.width / 2, y: atY - title.height / 2 };
  });
}
