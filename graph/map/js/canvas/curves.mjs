// The line of a tie: a slight curve, or two pieces where it leaves the map on one side and comes back on the other.

const STEPS = 10;

/**
 * The pieces of a tie from `a` to `b` ({x, y}), each [x0, y0, cx, cy, x1, y1] (a quadratic curve).
 * `world` is {left, width} of a map that goes round the globe, or null: a tie longer than half of it takes
 * the short way over the edge.
 */
export function pieces(a, b, bend, world = null) {
  if (world && Math.abs(b.x - a.x) > world.width / 2) return around(a, b, world);
  return [bent(a.x, a.y, b.x, b.y, bend)];
}

function bent(x0, y0, x1, y1, bend) {
  // Always bend the same side, whichever end comes first.
  const turn = x0 < x1 || (x0 === x1 && y0 < y1) ? 1 : -1;
  const cx = (x0 + x1) / 2 + (y1 - y0) * bend * turn;
  const cy = (y0 + y1) / 2 - (x1 - x0) * bend * turn;
  return [x0, y0, cx, cy, x1, y1];
}

function around(a, b, world) {
  const [west, east] = a.x < b.x ? [a, b] : [b, a];
  // Symbols that are spread for room may stand beyond the edge, which a line then leaves from where they are.
  const left = Math.min(world.left, west.x);
  const right = Math.max(world.left + world.width, east.x);
  const length = west.x - left + (right - east.x);
  const share = length ? (west.x - left) / length : 0.5;
  const y = west.y + (east.y - west.y) * share;
  return [
    [west.x, west.y, (west.x + left) / 2, (west.y + y) / 2, left, y],
    [east.x, east.y, (east.x + right) / 2, (east.y + y) / 2, right, y],
  ];
}

const WIDER = [0.12, 0.2, 0.3, 0.42, 0.56, 0.72];

/**
 * The curve of a line from `a` to `b` that passes by all discs ({x, y, r}): as it always bends, or else with the least
 * bend that leads round them, to whichever side; where none does, the one that stays the clearest.
 */
export function curveRound(a, b, { bend, discs }) {
  let best = null;
  for (const each of [bend, -bend, ...WIDER.flatMap((more) => [more, -more])]) {
    const curve = bent(a.x, a.y, b.x, b.y, each);
    const clear = clearance(curve, discs, best ? best.clear : -Infinity);
    if (clear >= 0) return curve;
    if (!best || clear > best.clear) best = { curve, clear };
  }
  return best.curve;
}

/** How far a curve stays off the nearest of some discs, below 0 where it runs through one; no more is looked for below `least`. */
function clearance(curve, discs, least) {
  let clear = Infinity;
  for (const { x, y, r } of discs) {
    if (isNear(curve, x, y, r)) clear = Math.min(clear, distance(curve, x, y) - r);
    if (clear <= least) break;
  }
  return clear;
}

/** Whether a point is as near as `reach` to the triangle's box in which a curve lies: quick to say, for most are not. */
function isNear([x0, y0, cx, cy, x1, y1], x, y, reach) {
  return (
    x > Math.min(x0, cx, x1) - reach &&
    x < Math.max(x0, cx, x1) + reach &&
    y > Math.min(y0, cy, y1) - reach &&
    y < Math.max(y0, cy, y1) + reach
  );
}

const SHARES = [0.5, 0.43, 0.57, 0.36, 0.64, 0.29, 0.71, 0.22, 0.78];

/**
 * Where on its curve something stands that no other curve comes nearer to than `reach`, as near to the middle as can
 * be, of the spots that `isFree(x, y)` allows; null where it would be read as another's.
 */
export function spotOn(curve, { others, reach, isFree }) {
  const isClear = (other, x, y) => !isNear(other, x, y, reach) || distance(other, x, y) > reach;
  for (const share of SHARES) {
    const [x, y] = pointAt(curve, share);
    if (isFree(x, y) && others.every((other) => isClear(other, x, y))) return [x, y];
  }
  return null;
}

/** How far a point is from a curve. */
export function distance(curve, x, y) {
  let best = Infinity;
  let [px, py] = curve;
  for (let i = 1; i <= STEPS; i++) {
    const [qx, qy] = pointAt(curve, i / STEPS);
    best = Math.min(best, toSegment(x, y, px, py, qx, qy));
    px = qx;
    py = qy;
  }
  return best;
}

/** The point of a curve at a share of its way. */
export function pointAt([x0, y0, cx, cy, x1, y1], t) {
  const s = 1 - t;
  return [s * s * x0 + 2 * s * t * cx + t * t * x1, s * s * y0 + 2 * s * t * cy + t * t * y1];
}

function toSegment(x, y, x0, y0, x1, y1) {
  const dx = x1 - x0;
  const dy = y1 - y0;
  const square = dx * dx + dy * dy;
  const t = square ? Math.max(0, Math.min(1, ((x - x0) * dx + (y - y0) * dy) / square)) : 0;
  return Math.hypot(x - x0 - t * dx, y - y0 - t * dy);
}

/** Land as the page has it: {coast, borders}, the rings of the world and of Japan, and where prefectures meet. */
export function landOf({ rings = [], japan = {} }) {
  const finer = (lines = []) => uncode(lines).map((points) => points.map((each) => each / japan.grain));
  return { coast: [...uncode(rings), ...finer(japan.rings)], borders: finer(japan.borders) };
}

/** Rings of a coast, delta-coded integers, as absolute points [x0, y0, x1, y1, ...]. */
export function uncode(rings) {
  return rings.map((ring) => {
    const points = ring.slice();
    for (let i = 2; i < points.length; i++) points[i] += points[i - 2];
    return points;
  });
}
