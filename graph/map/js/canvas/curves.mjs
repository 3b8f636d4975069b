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
  const left = world.left;
  const right = world.left + world.width;
  const length = west.x - left + (right - east.x);
  const share = length ? (west.x - left) / length : 0.5;
  const y = west.y + (east.y - west.y) * share;
  return [
    [west.x, west.y, (west.x + left) / 2, (west.y + y) / 2, left, y],
    [east.x, east.y, (east.x + right) / 2, (east.y + y) / 2, right, y],
  ];
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
