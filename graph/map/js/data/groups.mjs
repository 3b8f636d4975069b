// Groups of organisations: who is in which, where they stand together, and what is counted of them in a view.

import { splitList } from "./state.mjs";

export const GROUPINGS = ["community", "country", "type", "city"];
// Two groups are none of a value: links, stories and saved copies name them so, and a value like that otherwise.
export const NOBODY = "?"; // the group of those of whom nothing is said
export const REST = "…"; // of those whose groups are too small to stand for themselves
const LIKE_THOSE = /^=*[?…]$/;
export const MOST_GROUPS = 60;
const MOST_LEFT = 0.5; // of all organisations, among those left over
export const BUBBLES_FROM = 400; // organisations: with more of them the first picture is bubbles

const [WIDTH, HEIGHT] = [2000, 1200]; // of the network layout, which the groups together fill
const NEAR = 0.8; // of the distance that everyone has in an even crowd: organisations of a group come no nearer
const WIDE = 0.6; // across counts less than down, for screens are wide

/** What names the group of a value: the value itself, but "=?" for "?" and "==?" for "=?", since "?" is the group of nobody. */
export const groupOfValue = (value) => (!value ? NOBODY : LIKE_THOSE.test(value) ? `=${value}` : value);

/** The value of which a group is, "" for that of those of whom nothing is said; undefined for those left over. */
export function valueOfGroup(group) {
  if (group === REST) return undefined;
  if (group === NOBODY) return "";
  return LIKE_THOSE.test(group) ? group.slice(1) : group;
}

/** By what an organisation is grouped. */
export const groupingValue = (node, key) => node[key === "city" ? "cityName" : key];

/**
 * Who is in which group: {key, of (index to the name of a group), groups: [{value, members}]}, the largest first, those
 * left over last; `value` is the name of a group, as `groupOfValue` gives it.
 */
export function groupsBy(nodes, key) {
  const members = new Map();
  for (const node of nodes) {
    const value = groupOfValue(groupingValue(node, key));
    if (members.has(value)) members.get(value).push(node.index);
    else members.set(value, [node.index]);
  }
  const isNamed = ([value]) => value !== NOBODY;
  const bySize = (a, b) => isNamed(b) - isNamed(a) || b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1);
  const sorted = [...members].sort(bySize);
  const groups = sorted.filter(isNamed).slice(0, MOST_GROUPS);
  const left = sorted.filter(isNamed).slice(MOST_GROUPS);
  if (left.length) groups.push([REST, left.flatMap(([, indices]) => indices).sort((a, b) => a - b)]);
  if (members.has(NOBODY)) groups.push([NOBODY, members.get(NOBODY)]);
  const home = new Map(groups.flatMap(([value, indices]) => indices.map((index) => [index, value])));
  return { key, of: (index) => home.get(index), groups: groups.map(([value, its]) => ({ value, members: its })) };
}

/**
 * By what so many organisations are grouped that the first picture is bubbles: by community, or where communities are so
 * many that most organisations would be among those left over, by what leaves the fewest; "" where all are one group.
 */
export function firstGrouping(keys, groupsOf) {
  const found = keys.map((key) => {
    const { groups } = groupsOf(key);
    const named = groups.filter(({ value }) => value !== REST && value !== NOBODY);
    const held = (each) => each.reduce((sum, { members }) => sum + members.length, 0);
    return { key, several: named.length > 1, left: 1 - held(named) / (held(groups) || 1) };
  });
  const some = found.filter(({ several }) => several);
  const least = Math.min(...some.map(({ left }) => left));
  return (some.find(({ left }) => left <= MOST_LEFT || left === least) || { key: "" }).key;
}

/** Which groups are folded into bubbles in a view, but for those that are kept open: a Set of values. */
export function foldedIn(view, groups, open = new Set()) {
  const but = new Set(splitList(view.folded_but));
  const values = groups.map(({ value }) => value);
  return new Set(values.filter((value) => view.folded !== but.has(value) && !open.has(value)));
}

/** What is counted of groups in a view: how many are in each, its ties inside and to others, and those of bubbles. */
export function countGroups({ of, folded }, seen) {
  const [counts, inside, outside, links] = [new Map(), new Map(), new Map(), new Map()];
  const bubbles = new Map([...folded].map((value, at) => [value, at - folded.size])); // below those of organisations
  const more = (map, value) => map.set(value, (map.get(value) || 0) + 1);
  for (const index of seen.standing) more(counts, of(index));
  for (const pair of seen.pairs.keys()) {
    const [one, other] = [of(pair.a), of(pair.b)];
    if (one === other) more(inside, one);
    else [one, other].forEach((value) => more(outside, value));
    const ends = [endOf(pair.a, one, bubbles), endOf(pair.b, other, bubbles)].sort((a, b) => a.key - b.key);
    if (ends.every(({ node }) => node !== undefined) || ends[0].key === ends[1].key) continue;
    const key = `${ends[0].key} ${ends[1].key}`;
    if (!links.has(key)) links.set(key, { a: ends[0], b: ends[1], count: 0, fresh: 0 });
    links.get(key).count += 1;
    if (seen.changes.get(pair) === "new") links.get(key).fresh += 1;
  }
  return { counts, inside, outside, links: [...links.values()].sort((a, b) => b.count - a.count) };
}

const MANY_LINKS = 60;
const MOST_OF_ONE = 3;

/** Of very many lines those that are among the widest of an end; they come widest first. */
export function mainLinks(links) {
  if (links.length <= MANY_LINKS) return links;
  const drawn = new Map();
  return links.filter(({ a, b }) => {
    const ends = [a, b].filter(({ group }) => group !== undefined).map(({ key }) => key);
    const isMain = ends.some((key) => (drawn.get(key) || 0) < MOST_OF_ONE);
    if (isMain) for (const key of ends) drawn.set(key, (drawn.get(key) || 0) + 1);
    return isMain;
  });
}

/** The end of a line: a bubble, or an organisation, each by a number, as names may hold whatever would divide two. */
const endOf = (node, group, bubbles) =>
  bubbles.has(group) ? { key: bubbles.get(group), group } : { key: node, node };

/**
 * Where everyone stands when groups stand together: {places (index to [x, y]), discs: [{value, x, y, r}], unit}. The
 * area of a disc goes by how many are in it, the largest is in the middle, and no two overlap; within it people stand
 * to each other as `spotOf` has them. `unit` is how far neighbours are apart.
 */
export function arrange(groups, spotOf) {
  const total = groups.reduce((sum, { members }) => sum + members.length, 0);
  const unit = 0.8 * Math.sqrt((WIDTH * HEIGHT) / Math.max(1, total));
  const radius = (count) => unit * (0.62 * Math.sqrt(count) + 0.55);
  const sorted = groups.slice().sort((a, b) => b.members.length - a.members.length);
  const sizes = sorted.map(({ members }) => radius(members.length));
  const spots = packDiscs(sizes, Math.max(0.9 * unit, 0.1 * (sizes[0] || 0)));
  const places = new Map();
  const discs = sorted.map(({ value, members }, at) => {
    const disc = { value, ...spots[at], r: sizes[at] };
    const inner = innerPlaces(members.map(spotOf), sizes[at] - 0.55 * unit, NEAR * unit);
    members.forEach((index, i) => places.set(index, [disc.x + inner[i].x, disc.y + inner[i].y]));
    return disc;
  });
  return { places, discs, unit };
}

/** Put discs side by side, the first in the middle, each next one as near to it as there is room. */
export function packDiscs(sizes, gap) {
  const placed = [];
  for (const r of sizes) {
    const [first, second] = placed;
    const near = !first ? [{ x: 0, y: 0 }] : !second ? [{ x: first.r + r + gap, y: 0 }] : touching(placed, r + gap);
    const isFree = ({ x, y }) =>
      placed.every((other) => Math.hypot(x - other.x, y - other.y) > other.r + r + gap - 1e-6);
    const far = ({ x, y }) => (WIDE * x) ** 2 + y ** 2;
    let best = null;
    for (const spot of near) if ((!best || far(spot) < far(best) - 1e-9) && isFree(spot)) best = spot;
    placed.push({ ...best, r });
  }
  return placed.map(({ x, y }) => ({ x, y }));
}

/** The middles of a disc of radius r that touches two others. */
function touching(placed, r) {
  const found = [];
  placed.forEach((one, at) => {
    for (const other of placed.slice(at + 1)) {
      const [dx, dy] = [other.x - one.x, other.y - one.y];
      const apart = Math.hypot(dx, dy);
      const [near, far] = [one.r + r, other.r + r];
      const along = (near ** 2 - far ** 2 + apart ** 2) / (2 * apart);
      const aside = Math.sqrt(Math.max(0, near ** 2 - along ** 2));
      if (apart > near + far || Math.abs(along) > near) continue;
      const foot = { x: one.x + (along * dx) / apart, y: one.y + (along * dy) / apart };
      for (const side of [-1, 1])
        found.push({ x: foot.x - (side * aside * dy) / apart, y: foot.y + (side * aside * dx) / apart });
    }
  });
  return found;
}

/** Points around (0, 0) as they stand to each other, within `reach` and no nearer than `least` where there is room. */
function innerPlaces(spots, reach, least) {
  const middle = [0, 1].map((axis) => spots.reduce((sum, spot) => sum + spot[axis], 0) / spots.length);
  const points = spots.map(([x, y]) => ({ x: x - middle[0], y: y - middle[1] }));
  const widest = points.reduce((most, { x, y }) => Math.max(most, Math.hypot(x, y)), 0);
  for (const point of points) {
    point.x *= widest ? reach / widest : 0;
    point.y *= widest ? reach / widest : 0;
  }
  const rounds = points.length > 2000 ? 6 : 24;
  for (let round = 0; round < rounds && pushApart(points, least); round += 1)
    for (const point of points) {
      const far = Math.hypot(point.x, point.y);
      if (far > reach) [point.x, point.y] = [(point.x * reach) / far, (point.y * reach) / far];
    }
  return points;
}

/** Push those apart who are too near; tells whether anybody was. */
function pushApart(points, least) {
  const cells = new Map();
  const cellOf = ({ x, y }) => Math.floor(x / least) * 65536 + Math.floor(y / least);
  points.forEach((point, i) => {
    const key = cellOf(point);
    if (cells.has(key)) cells.get(key).push(i);
    else cells.set(key, [i]);
  });
  let pushed = false;
  points.forEach((point, i) => {
    const home = cellOf(point);
    for (const key of [-65537, -65536, -65535, -1, 0, 1, 65535, 65536, 65537])
      for (const j of cells.get(home + key) || []) if (j > i && apart(point, points[j], least, i)) pushed = true;
  });
  return pushed;
}

function apart(one, other, least, turn) {
  const [dx, dy] = [other.x - one.x, other.y - one.y];
  const far = Math.hypot(dx, dy);
  if (far >= least * 0.98) return false;
  // On one spot they go any way, but always the same.
  const [ux, uy] = far ? [dx / far, dy / far] : [Math.cos(turn), Math.sin(turn)];
  const push = (least - far) / 2;
  [one.x, one.y] = [one.x - ux * push, one.y - uy * push];
  [other.x, other.y] = [other.x + ux * push, other.y + uy * push];
  return true;
}
