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

/** One shortest path between two organisations as a list of indices; null where there is none. */
export function shortestPath(next, start, goal) {
  const before = new Map([[start, -1]]);
  let edge = [start];
  while (edge.length && !before.has(goal)) {
    const further = [];
    for (const from of edge) {
      for (const to of next[from]) {
        if (before.has(to)) continue;
        before.set(to, from);
        further.push(to);
      }
    }
    edge = further;
  }
  if (!before.has(goal)) return null;
  const path = [];
  for (let at = goal; at !== -1; at = before.get(at)) path.unshift(at);
  return path;
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
