// The ecosystem as the page holds it, and what of it is visible in a view. The same answers as Python's model.

import { agreementsOf, countChanges, lineChange, lived, periodOf } from "./changes.mjs";
import { cityNames } from "./cities.mjs";
import { counted, dayNumber, startOf } from "./dates.mjs";
import { adjacency, within } from "./paths.mjs";
import { splitList } from "./state.mjs";

/** Build the model from the JSON of the page: {meta, nodes, edges}. */
export function makeModel(data) {
  const measures = data.meta.measures;
  const nodes = data.nodes.map((raw, index) => makeNode(raw, index, measures));
  const cities = cityNames(nodes);
  for (const node of nodes) node.cityName = cities[node.index];
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const ties = data.edges.map((raw) => makeTie(raw, byId)).sort((a, b) => a.row - b.row);
  const pairs = makePairs(ties.filter((tie) => !tie.structural));
  const contexts = makePairs(ties.filter((tie) => tie.structural));
  for (const tie of ties) {
    nodes[tie.a].ties.push(tie);
    if (tie.b !== tie.a) nodes[tie.b].ties.push(tie);
  }
  const collaboration = ties.filter((tie) => !tie.structural);
  for (const node of nodes) {
    node.year = firstYear(node);
    // Whoever has a tie stands on the map; where nobody has one, everyone does.
    node.stands = !collaboration.length || node.ties.some((tie) => !tie.structural);
  }
  const model = { meta: data.meta, nodes, byId, ties, collaboration, pairs, contexts };
  model.byImportance = nodes.slice().sort((a, b) => b.importance - a.importance || (a.id < b.id ? -1 : 1));
  model.byImportance.forEach((node, order) => {
    node.order = order;
  });
  model.rowToPair = new Map();
  for (const pair of [...pairs, ...contexts]) {
    for (const tie of pair.ties) {
      tie.pair = pair;
      model.rowToPair.set(tie.row, pair);
    }
  }
  return model;
}

function makeNode(raw, index, measures) {
  const scores = {};
  (raw.scores || []).forEach((value, i) => {
    scores[measures[i]] = value;
  });
  const community = scores.community;
  return {
    ...raw,
    index,
    scores,
    community: community === null || community === undefined ? "" : String(community),
    country: raw.country || "",
    region: raw.region || "",
    importance: (scores.partners || 0) + (scores.betweenness || 0),
    ties: [],
  };
}

function makeTie(raw, byId) {
  return {
    ...raw,
    a: byId.get(raw.from).index,
    b: byId.get(raw.to).index,
    first: dayNumber(raw.first),
    last: dayNumber(raw.last),
    ends: dayNumber(raw.ends),
    until_first: dayNumber(raw.until_first),
    until_last: dayNumber(raw.until_last),
    structural: Boolean(raw.structural),
  };
}

function makePairs(ties) {
  const found = new Map();
  for (const tie of ties) {
    const a = Math.min(tie.a, tie.b);
    const b = Math.max(tie.a, tie.b);
    const key = `${a} ${b}`;
    let pair = found.get(key);
    if (!pair) found.set(key, (pair = { a, b, ties: [], structural: tie.structural }));
    pair.ties.push(tie);
  }
  return [...found.values()];
}

/** The year of an organisation's first dated agreement, as text; blank where there is none. */
function firstYear(node) {
  const days = node.ties.filter((tie) => !tie.structural && tie.last !== null).map((tie) => tie.last);
  return days.length ? String(new Date(Math.min(...days) * 86400000).getUTCFullYear()) : "";
}

/** Whether an organisation passes the filters on types, countries, regions, communities and years. */
export function passing(view) {
  const off = {
    type: new Set(splitList(view.types_off)),
    country: new Set(splitList(view.countries_off)),
    region: new Set(splitList(view.regions_off)),
    community: new Set(splitList(view.communities_off)),
    year: new Set(splitList(view.years_off)),
  };
  const keys = Object.keys(off).filter((key) => off[key].size);
  return (node) => keys.every((key) => !off[key].has(node[key]));
}

/**
 * What a view shows, whether it is drawn or not. What is in force without a day is so today, which `now` is. Returns
 * {day, on, ties, pairs, nodes, alone, standing, signed, period, counts, changes} and more: the day whose ties are shown, null for
 * all; the day on which they are judged, that one or today; the ties that count, the pairs they join (Map of pair to its
 * ties in the view), the organisations with at least one (a Set of indices), those that pass the filters and have none,
 * whom headings and groups count, which are those with a tie, or where nobody has one on any day all who pass; the
 * pairs that signed something from `view.since` to the day; the period (`periodOf`), whether a tie counts before
 * any filter, and what the line of a pair tells (`lineChange`). Of the ties of whatever day those that are left by the
 * filters, but for that on changes (`filtered`), of them those around the focus (`told`), and of these those that pass
 * that filter as well (`passed`); and how many agreements changed (`countChanges`) of the ones, which says what ticking
 * would bring (`legend`), and of the others (`changed`).
 */
export function lookThrough(model, view, now) {
  const day = dayNumber(view.date) ?? (view.active ? now : null);
  const on = day ?? now;
  const period = periodOf(model, view, on);
  const counts = countingIn(view, day, period);
  const relationsOff = new Set(splitList(view.relations_off));
  const changed = passingChanges(view, period);
  const allowed = model.nodes.map(passing(view));
  const filtered = model.collaboration.filter(
    (tie) => !relationsOff.has(tie.relation) && allowed[tie.a] && allowed[tie.b],
  );
  const shown = filtered.filter((tie) => counts(tie) && changed(tie));
  const isNear = aroundFocus(model, view, shown);
  const [ties, told] = isNear ? [shown.filter(isNear), filtered.filter(isNear)] : [shown, filtered];
  const nodes = new Set();
  for (const tie of ties) nodes.add(tie.a).add(tie.b);
  // A neighbourhood leaves out all the others, with or without a tie.
  const all = isNear ? [] : model.nodes.map((node) => node.index);
  const alone = new Set(all.filter((index) => allowed[index] && !nodes.has(index)));
  const pairs = byPair(ties);
  const changes = new Map([...pairs].map(([pair, its]) => [pair, lineChange(its, period, view.dates)]));
  const standing = model.collaboration.length ? nodes : alone;
  const legend = countChanges(period, told, view.dates);
  const passed = view.changes_off ? told.filter(changed) : told;
  const inView = passed === told ? legend : countChanges(period, passed, view.dates);
  const counted = { period, counts, changes, filtered, told, legend, passed, changed: inView };
  return { day, on, ties, pairs, nodes, alone, standing, signed: signedAfter(ties, view), ...counted };
}

/** Which ties count by the day and the rules of a view; in the picture of a difference those of both days and between. */
function countingIn(view, day, { first, second }) {
  if (view.compare === "change" && view.active && first !== null)
    return (tie) => lived(tie, first, second, view.dates);
  const rules = { dates: view.dates, active: view.active, undated: view.undated };
  return (tie) => counted(tie, day, rules);
}

/** Whether a tie passes the filter on what became of it: something that is not left out did. */
function passingChanges(view, period) {
  const off = new Set(splitList(view.changes_off));
  return (tie) => !off.size || [...period.of(tie)].some((each) => !off.has(each));
}

function signedAfter(ties, view) {
  const since = dayNumber(view.since);
  if (since === null) return new Set();
  return new Set(ties.filter((tie) => (startOf(tie, view.dates) ?? since) > since).map((tie) => tie.pair));
}

/** Whether a tie is among the organisations within the steps of the focus; null where no steps are asked for. */
function aroundFocus(model, view, ties) {
  const focus = model.byId.get(view.focus);
  if (!focus || !view.steps) return null;
  const near = within(adjacency(model.nodes.length, ties), focus.index, view.steps);
  return (tie) => near.has(tie.a) && near.has(tie.b);
}

function byPair(ties) {
  const pairs = new Map();
  for (const tie of ties) {
    const list = pairs.get(tie.pair);
    if (list) list.push(tie);
    else pairs.set(tie.pair, [tie]);
  }
  return pairs;
}

/**
 * What of a view is drawn: {nodes, pairs} as `lookThrough` gives them, and `chosen`, those who may be in the
 * drawing whatever the day. `path` holds organisations that are drawn in any case; nobody is whom `hides` has in a
 * bubble. Where nobody has a tie with anybody, they stand for themselves.
 */
export function toDraw(model, view, seen, path = [], hides = null) {
  const isOpen = (index) => !hides?.(index);
  const chosen = drawnNodes(model, view, seen, path.filter(isOpen), hides);
  const single = model.collaboration.length ? [] : [...seen.alone].filter((index) => chosen.has(index));
  if (model.nodes.length <= model.meta.limit) {
    const pairs = new Map([...seen.pairs].filter(([pair]) => isOpen(pair.a) && isOpen(pair.b)));
    return { nodes: new Set([...seen.nodes, ...single].filter(isOpen)), pairs, chosen };
  }
  const pairs = new Map([...seen.pairs].filter(([pair]) => chosen.has(pair.a) && chosen.has(pair.b)));
  // Of a group that was opened everyone in view is drawn who may be, though all the partners are in bubbles.
  const nodes = new Set([...single, ...(hides ? [...chosen].filter((index) => seen.nodes.has(index)) : [])]);
  for (const pair of pairs.keys()) nodes.add(pair.a).add(pair.b);
  return { nodes, pairs, chosen };
}

/**
 * Those that are drawn: everyone who has a tie, or with more organisations than the limit the most central that pass
 * the filters, or that stand around the focus where only they are asked for, and whoever is in focus with the partners.
 * They are the same on every day, so that nobody comes but by their ties.
 */
function drawnNodes(model, view, seen, path, hides) {
  const isOpen = (index) => !hides?.(index);
  const { limit } = model.meta;
  if (model.nodes.length <= limit) {
    const standing = model.nodes.filter((node) => node.stands).map((node) => node.index);
    return new Set([...standing.filter(isOpen), ...path]);
  }
  const isWanted = view.focus && view.steps ? (node) => seen.nodes.has(node.index) : standingIn(view);
  const may = (node) => isOpen(node.index) && isWanted(node);
  // Where nobody has a tie, and beside bubbles, everybody stands for themselves.
  const drawn = hides || !model.collaboration.length ? aloneUpTo(model, may, path) : pairsUpTo(model, view, may, path);
  for (const id of [view.focus, view.path]) {
    const node = model.byId.get(id);
    if (!node) continue;
    const near = [node.index, ...node.ties.slice(0, 600).flatMap((tie) => [tie.a, tie.b])];
    for (const index of near.filter(isOpen)) drawn.add(index);
  }
  return drawn;
}

/** The most central of those who `may`, as many as the limit leaves beside some. */
function aloneUpTo(model, may, some) {
  const drawn = new Set(some);
  for (const node of model.byImportance) {
    if (drawn.size >= model.meta.limit) break;
    if (may(node)) drawn.add(node.index);
  }
  return drawn;
}

/**
 * The same, none of them without a partner in the drawing, as a line has two ends: whoever has none there yet brings
 * the most central one along.
 */
function pairsUpTo(model, view, may, some) {
  const drawn = new Set(some);
  const off = new Set(splitList(view.relations_off));
  const isTie = (tie) => !tie.structural && !off.has(tie.relation) && tie.a !== tie.b;
  for (const node of model.byImportance) {
    const left = model.meta.limit - drawn.size;
    if (left <= 0) break;
    if (drawn.has(node.index) || !may(node)) continue;
    const others = node.ties.filter(isTie).map((tie) => model.nodes[tie.a === node.index ? tie.b : tie.a]);
    const partners = others.filter(may).sort((one, other) => one.order - other.order);
    if (partners.some(({ index }) => drawn.has(index))) drawn.add(node.index);
    else if (partners.length && left > 1) drawn.add(node.index).add(partners[0].index);
  }
  return drawn;
}

/** Whether an organisation stands on the map and passes the filters, with a tie that does where some are out. */
function standingIn(view) {
  const passes = passing(view);
  const off = new Set(splitList(view.relations_off));
  const passed = (node) => node.ties.some((tie) => !tie.structural && !off.has(tie.relation));
  return (node) => node.stands && passes(node) && (!off.size || passed(node));
}

/** Structural ties that are context for what is visible: known by the day or undated, at least one end visible. */
export function contextPairs(model, view, seen) {
  if (!view.context) return [];
  const relationsOff = new Set(splitList(view.relations_off));
  const allowed = passing(view);
  return model.contexts.filter((pair) => {
    const ends = [model.nodes[pair.a], model.nodes[pair.b]];
    if (seen.hides?.(pair.a) || seen.hides?.(pair.b)) return false;
    if (!ends.every(allowed) || !(seen.nodes.has(pair.a) || seen.nodes.has(pair.b))) return false;
    return pair.ties.some(
      (tie) =>
        !relationsOff.has(tie.relation) &&
        (tie.last === null ||
          counted(tie, seen.day, { dates: view.dates, active: view.active })),
    );
  });
}

/**
 * How many agreements some ties are of, as graph.model.figures counts them: {agreements,
 * dated, undated, in_force} and `word`, what they are called by the view: all of them, those signed by its day, or those in force on it.
 */
export function figures(ties, day, { dates, active }) {
  const agreements = agreementsOf(ties);
  const dated = agreementsOf(ties.filter((tie) => tie.first !== null));
  const in_force = day === null ? 0 : agreementsOf(ties.filter((tie) => counted(tie, day, { dates, active: true })));
  const word = day === null ? "agreements" : active ? "active_agreements" : "signed_agreements";
  return { agreements, dated, undated: agreements - dated, in_force, word };
}

/** Partners and agreements of each visible organisation in a view, by index. */
export function tally(seen) {
  const partners = new Map();
  const agreements = new Map();
  for (const [pair, ties] of seen.pairs) {
    for (const end of pair.a === pair.b ? [pair.a] : [pair.a, pair.b]) {
      partners.set(end, (partners.get(end) || 0) + 1);
      if (!agreements.has(end)) agreements.set(end, new Set());
      for (const tie of ties) agreements.get(end).add(tie.agreement);
    }
  }
  return { partners, agreements: new Map([...agreements].map(([end, ids]) => [end, ids.size])) };
}
