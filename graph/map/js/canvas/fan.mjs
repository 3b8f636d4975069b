// Those of one town on the map of the world: set side by side, for the zoom that it has, and tied to where they are.

import { app } from "../app.mjs";
import { toScreen } from "./scene.mjs";
import { canvas } from "./stage.mjs";

/** Pixels: nobody is taken farther from home than this, by the radius of the largest symbol. */
export const farthestAside = (widest) => 28 + 5 * widest;
const GAP = 2.5; // pixels between two symbols
const LEVELS = 3; // levels of zoom from one to its double: within a level nobody moves
const CLOSER = [1, 0.6]; // a crowd closes up instead of moving away: of the room that two symbols need
const TURN_ON = Math.PI * (3 - Math.sqrt(5)); // from one to the next where not even that helps, as seeds of a sunflower
const SEEN = 3; // pixels from home from which on a symbol is tied to it

/** The level of zoom of a scale, `fit` being that at which everyone is in sight, and the smallest scale of a level. */
export const levelOf = (scale, fit) => Math.floor(LEVELS * Math.log2(scale / fit) + 1e-9);
const scaleOfLevel = (level, fit) => fit * 2 ** (level / LEVELS);

/** The steps aside to try, the shortest first: a honeycomb of a step, as far as one may go. */
export function stepsAside(step, farthest) {
  const key = `${step} ${farthest}`;
  if (!knownSteps.has(key)) knownSteps.set(key, makeSteps(step, farthest));
  return knownSteps.get(key);
}

const knownSteps = new Map();

function makeSteps(step, farthest) {
  if (knownSteps.size > 200) knownSteps.clear(); // of other zooms
  const line = (step * Math.sqrt(3)) / 2;
  const reach = Math.ceil(farthest / line);
  const found = [];
  for (let row = -reach; row <= reach; row++) {
    for (let column = -reach - 1; column <= reach + 1; column++) {
      const [x, y] = [(column + (row % 2 ? 0.5 : 0)) * step, row * line];
      const away = Math.hypot(x, y);
      if (away <= farthest) found.push({ x, y, away: Math.round(away * 1e6), turn: Math.round(Math.atan2(y, x) * 1e6) });
    }
  }
  return found.sort((a, b) => a.away - b.away || a.turn - b.turn).map(({ x, y }) => [x, y]);
}

/**
 * Set symbols side by side. `homes`: [{key, x, y, r}] in pixels, the first comes first. Returns a Map of key to [x, y]:
 * the first of a town stays at home, each other one stands at the nearest free spot; where there is none, they close up.
 */
export function fanOut(homes) {
  const widest = homes.reduce((most, { r }) => Math.max(most, r), 1);
  const farthest = farthestAside(widest);
  const slots = new Slots(2 * widest + GAP);
  const full = new Map(); // by square of the map: how many rounds have found no room there, and how many stand anyhow
  const found = new Map();
  for (const { key, x, y, r } of homes) {
    const square = slots.squareOf(x, y);
    if (!full.has(square)) full.set(square, { rounds: 0, count: 0 });
    const spot = freeSpot(slots, { x, y, r }, farthest, full.get(square));
    slots.take(...spot, r);
    found.set(key, spot);
  }
  return found;
}

/** The nearest free spot to a home; in a square that is full one of a sunflower around it. */
function freeSpot(slots, { x, y, r }, farthest, crowd) {
  for (; crowd.rounds < CLOSER.length; crowd.rounds++) {
    const share = CLOSER[crowd.rounds];
    for (const [dx, dy] of stepsAside(Math.max(2, share * (Math.ceil(r) + GAP / 2)), farthest))
      if (slots.isFree(x + dx, y + dy, r, share)) return [x + dx, y + dy];
  }
  crowd.count += 1;
  const away = farthest * Math.sqrt((crowd.count % 997) / 997);
  return [x + away * Math.cos(crowd.count * TURN_ON), y + away * Math.sin(crowd.count * TURN_ON)];
}

const AROUND = [0, 1, -1]; // most who are in the way stand in the same square

/** Who stands where, in squares as wide as the largest symbol. */
class Slots {
  constructor(side) {
    this.side = side;
    this.squares = new Map();
  }

  take(x, y, r) {
    const key = this.squareOf(x, y);
    if (!this.squares.has(key)) this.squares.set(key, []);
    this.squares.get(key).push([x, y, r]);
  }

  /** Whether nobody is closer to a spot than a share of what two symbols need. */
  isFree(x, y, r, share) {
    for (const across of AROUND) {
      for (const down of AROUND) {
        const there = this.squares.get(this.squareOf(x + across * this.side, y + down * this.side));
        for (const [u, v, other] of there || [])
          if (Math.hypot(u - x, v - y) < share * (other + r + GAP) - 1e-6) return false;
      }
    }
    return true;
  }

  squareOf(x, y) {
    return Math.floor(x / this.side) * 2 ** 25 + Math.floor(y / this.side);
  }
}

/**
 * Where everyone stands on the map at a scale, in its own units, by index: a Map, empty where all are at home. Only
 * the zoom counts and not which part of the map is in sight. `members` are nodes, the most important first; `radiusAt`
 * gives the radius of a node at a scale.
 */
export function fannedPlaces(members, scale, fit, radiusAt) {
  const level = scaleOfLevel(levelOf(scale, fit), fit);
  const homes = members.map((node) => ({
    key: node.index,
    x: node.place[0] * level,
    y: node.place[1] * level,
    r: radiusAt(node, level),
  }));
  return new Map([...fanOut(homes)].map(([index, [x, y]]) => [index, [x / level, y / level]]));
}

/** Thin lines from symbols to where they are, below the symbols, with a dot at home. */
export function drawTethers(ctx, through, marks, colours) {
  if (canvas.mix < 0.5) return;
  ctx.save();
  ctx.lineWidth = 0.9;
  ctx.strokeStyle = ctx.fillStyle = colours.quiet;
  ctx.setLineDash([]);
  for (const mark of marks) {
    const { place, nowhere } = app.model.nodes[mark.index];
    if (nowhere) continue;
    const [x, y] = toScreen(through, ...place);
    if (Math.hypot(mark.x - x, mark.y - y) < SEEN) continue;
    ctx.globalAlpha = 0.6 * mark.alpha * canvas.mix;
    ctx.beginPath();
    ctx.moveTo(x, y);
    ctx.lineTo(mark.x, mark.y);
    ctx.stroke();
    ctx.beginPath();
    ctx.arc(x, y, 1.5, 0, 2 * Math.PI);
    ctx.fill();
  }
  ctx.restore();
}
