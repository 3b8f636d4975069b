// Walks along ties: neighbourhoods, shortest paths, the neighbour in a direction.

/** Neighbours of each organisation (indices), from pairs {a, b}; sorted, so that every walk is the same. */
export function adjacency(count, pairs) {
  const next = Array.from({ length: count }, () => []);
  for (const pair of pairs) {
    next[pair.a].push(pair.b);
    next[pair.b].push(pair.a);
  }
  for (const list of next) list.sort((a, b) => a - b);
  return next;
}

/** Everyone within so many steps of an organisation, itself included, as a Map of index to steps. */
export function within(next, start, steps) {
  const seen = new Map([[start, 0]]);
  let edge = [start];
  for (let step = 1; step <= steps && edge.length; step++) {
    const further = [];
    for (const from of edge) {
      for (const to of next[from]) {
        if (seen.has(to)) continue;
        seen.set(to, step);
        further.push(to);
      }
    }
    edge = further;
  }
  return seen;
}

/**
 * All shortest paths between two organisations, counted without walking each: {start, goal, length, total, after,
 * nodes}, where `after` is a Map of whoever is on one to whom it goes on to; null where there is none. `total` is exact
 * up to the largest safe whole number, and Infinity beyond.
 */
export function shortestPaths(next, start, goal) {
  const away = within(next, goal, next.length);
  const length = away.get(start);
  if (length === undefined) return null;
  const after = new Map();
  let level = [start];
  for (let left = length - 1; left >= 0; left--) {
    for (const from of level) after.set(from, next[from].filter((to) => away.get(to) === left));
    level = [...new Set(level.flatMap((from) => after.get(from)))];
  }
  const counts = new Map([[goal, 1]]);
  for (const [from, onward] of [...after].reverse()) {
    const sum = onward.reduce((all, to) => all + counts.get(to), 0);
    counts.set(from, Number.isSafeInteger(sum) ? sum : Infinity);
  }
  return { start, goal, length, total: counts.get(start), after, nodes: new Set(counts.keys()) };
}

/** The first of all shortest paths as lists of indices, in the order of these, so many at most. */
export function firstPaths({ start, goal, after }, most) {
  const found = [];
  const open = [[start]];
  while (open.length && found.length < most) {
    const path = open.pop();
    const last = path[path.length - 1];
    if (last === goal) found.push(path);
    else for (const to of after.get(last).slice().reverse()) open.push([...path, to]);
  }
  return found;
}

/** Whether a list of indices is one of the shortest paths. */
export function isShortest({ start, goal, length, after }, path) {
  if (path.length !== length + 1 || path[0] !== start || path[length] !== goal) return false;
  return path.every((node, at) => at === length || Boolean(after.get(node)?.includes(path[at + 1])));
}

/**
 * The neighbour that lies most nearly in a direction (dx, dy), within 80 degrees of it; null where none does.
 * `here` and `there` are {x, y}; `there` carries `key`.
 */
export function towards(here, there, dx, dy) {
  let best = null;
  for (const each of there) {
    const x = each.x - here.x;
    const y = each.y - here.y;
    const length = Math.hypot(x, y);
    if (!length) continue;
    const cosine = (x * dx + y * dy) / length;
    if (cosine < Math.cos((80 * Math.PI) / 180)) continue;
    const cost = length * (2 - cosine);
    if (!best || cost < best.cost || (cost === best.cost && each.key < best.key)) best = { cost, key: each.key };
  }
  return best ? best.key : null;
}
