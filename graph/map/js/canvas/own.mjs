// What a person has made of the map, as it is drawn: notes, the marks of what was pinned or noted, what is chosen.

import { app } from "../app.mjs";
import { breakName } from "./labels.mjs";
import { FONT, textWidth, toScreen } from "./scene.mjs";
import { canvas, turnedOver } from "./stage.mjs";
import { unhidden } from "../data/table.mjs";

const NOTE_FONT = `400 12.5px ${FONT}`;
const WIDEST = 230;
const ROWS = 14;
const LINE = 17;
const PAD = 8;

/** Where a note stands on the picture, in the coordinates of the drawing. */
export function noteSpot(note) {
  const { held } = canvas;
  if (held && held.note === note.key) return [held.x, held.y];
  return note.layout === "network" ? turnedOver([note.x, note.y]) : [note.x, note.y];
}

/**
 * The notes of a layout that is settled, as they are set: [{key, lines, x, y, width, height}]. One whose middle is in
 * the area stands in it whole.
 */
export function placeNotes(ctx, through, area) {
  // Where groups stand together, no place of the network layout is where a note was written.
  const here = app.groups ? "" : { 0: "network", 1: "geographic" }[canvas.mix];
  const measure = (text) => textWidth(ctx, text, NOTE_FONT);
  return app.own.notes
    .filter((note) => note.layout === here)
    .map((note) => {
      const [x, y] = toScreen(through, ...noteSpot(note));
      const lines = noteLines(note.text, measure);
      const width = Math.ceil(Math.max(...lines.map(measure))) + 2 * PAD + 3;
      const height = lines.length * LINE + 2 * PAD - 4;
      const [left, top] = [whole(x, width, area.x, area.width), whole(y, height, area.y, area.height)];
      return { key: note.key, lines, x: left, y: top, width, height };
    });
}

/** Where something begins that stands around a point, but within a stretch if the point does. */
function whole(at, length, start, room) {
  const wanted = at - length / 2;
  if (at < start || at > start + room) return wanted;
  return Math.max(start, Math.min(wanted, start + room - length));
}

const linesKnown = new Map();

/** The lines of a note, remembered: notes are set anew in every frame. */
function noteLines(text, measure) {
  if (!linesKnown.has(text)) linesKnown.set(text, brokenLines(text, measure));
  return linesKnown.get(text);
}

function brokenLines(text, measure) {
  const wide = WIDEST - 2 * PAD;
  const pieces = (line) => line.replace(/\S+/g, (word) => inPieces(word, wide, measure));
  const lines = text
    .split("\n")
    .slice(0, ROWS + 1)
    .flatMap((line) => (line.trim() ? breakName(pieces(unhidden(line)), wide, measure, ROWS) : [""]));
  return lines.length > ROWS ? [...lines.slice(0, ROWS), "…"] : lines;
}

/** A word that is wider than a line and ends nowhere in it, as some addresses, with blanks where lines end. */
function inPieces(word, wide, measure) {
  if (measure(word) <= wide || !breakName(word, wide, measure, Infinity).at(-1).endsWith("…")) return word;
  const found = [""];
  for (const letter of word)
    if (measure(found.at(-1) + letter) <= wide) found[found.length - 1] += letter;
    else found.push(letter);
  return found.join(" ");
}

/** Draw notes on slips of paper. */
export function drawNotes(ctx, placed, colours) {
  ctx.save();
  ctx.textAlign = "left";
  ctx.textBaseline = "middle";
  ctx.font = NOTE_FONT;
  ctx.lineWidth = 1;
  for (const { lines, x, y, width, height } of placed) {
    ctx.globalAlpha = 0.96;
    ctx.fillStyle = colours.card;
    ctx.fillRect(x, y, width, height);
    ctx.globalAlpha = 1;
    ctx.strokeStyle = colours.rule;
    ctx.beginPath();
    ctx.rect(x, y, width, height);
    ctx.stroke();
    ctx.fillStyle = colours.ring;
    ctx.fillRect(x, y, 3, height);
    ctx.fillStyle = colours.ink;
    lines.forEach((line, i) => ctx.fillText(line, x + PAD + 3, y + PAD - 2 + (i + 0.5) * LINE));
  }
  ctx.restore();
}

/** A small slip, which says that there is a note. */
export function drawSlip(ctx, x, y, colours) {
  ctx.fillStyle = colours.halo;
  ctx.fillRect(x - 5, y - 5, 10, 10);
  ctx.fillStyle = colours.ring;
  ctx.fillRect(x - 3.5, y - 3.5, 7, 7);
}

/** What stands beside symbols: a slip where somebody noted something and, with `pins`, a dot where it is pinned. */
export function drawMarks(ctx, marks, colours, pins = true) {
  if (!app.own.remarks.size && !app.own.places.size) return;
  ctx.save();
  for (const mark of marks) {
    const [aside, up] = [0.66 * mark.r + 1, mark.y - 0.66 * mark.r - 1];
    ctx.globalAlpha = mark.alpha;
    if (app.own.remarks.has(mark.id)) drawSlip(ctx, mark.x + aside, up, colours);
    if (pins && canvas.mix === 0 && app.own.places.has(mark.id)) drawPin(ctx, mark.x - aside, up, colours);
  }
  ctx.restore();
}

function drawPin(ctx, x, y, colours) {
  for (const [radius, colour] of [
    [3.6, colours.halo],
    [2.2, colours.quiet],
  ]) {
    ctx.beginPath();
    ctx.arc(x, y, radius, 0, 2 * Math.PI);
    ctx.fillStyle = colour;
    ctx.fill();
  }
}

/** Rings around those that are chosen, and the rectangle that is being drawn around some. */
export function drawChoice(ctx, marks, colours) {
  const { chosen, frameBox } = canvas;
  if (!chosen.size && !frameBox) return;
  ctx.save();
  ctx.strokeStyle = colours.ring;
  ctx.lineWidth = 1.6;
  ctx.setLineDash([4, 3]);
  for (const mark of marks.filter((each) => chosen.has(each.index))) {
    ctx.beginPath();
    ctx.arc(mark.x, mark.y, mark.r * 1.35 + 5, 0, 2 * Math.PI);
    ctx.stroke();
  }
  if (frameBox) {
    const { x, y, width, height } = frameBox;
    ctx.globalAlpha = 0.1;
    ctx.fillStyle = colours.ring;
    ctx.fillRect(x, y, width, height);
    ctx.globalAlpha = 1;
    ctx.beginPath();
    ctx.rect(x, y, width, height);
    ctx.stroke();
  }
  ctx.restore();
}
