// The outline around a group: convex, rounded, and not drawn out by the few who stand far off.

const FAR = 2.6; // times as far from the middle as the half of the group: whoever stands farther is outside
const CORNERS = 12; // of the circle around each point

const median = (values) => values.slice().sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Those of some points {x, y} who stand together: all but the few who are far from the middle. */
export function together(points) {
  if (points.length < 4) return points;
  const middle = { x: median(points.map(({ x }) => x)), y: median(points.map(({ y }) => y)) };
  const far = points.map(({ x, y }) => Math.hypot(x - middle.x, y - middle.y));
  const most = FAR * median(far);
  return points.filter((point, i) => far[i] <= most);
}

/** The corners of the smallest convex outline that leaves `pad` around every point; nothing where there is none. */
export function hullAround(points, pad) {
  const round = points.flatMap(({ x, y }) =>
    Array.from({ length: CORNERS }, (each, i) => {
      const angle = (2 * Math.PI * i) / CORNERS;
      return { x: x + pad * Math.cos(angle), y: y + pad * Math.sin(angle) };
    }),
  );
  round.sort((a, b) => a.x - b.x || a.y - b.y);
  const half = (list) => {
    const chain = [];
    for (const point of list) {
      while (chain.length > 1 && turn(chain.at(-2), chain.at(-1), point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(round), ...half(round.slice().reverse())];
}

/** Positive where the way from one point over another to a third turns to the side that y grows to. */
const turn = (a, b, c) => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
