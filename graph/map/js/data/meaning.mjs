// Whether two questions, as data/ask.mjs has read them, ask the same, one of which names something that is kept.

const ASKS_OF_TIES = new Set(["relation", "purpose", "period"]);

const asksOfTies = ({ kind, not }) => !not && ASKS_OF_TIES.has(kind);

/**
 * The ways of one way in which what is kept under a name is said out in full; null where terms beside each other would
 * not mean the same: what two of them ask of ties has to hold for one tie, and what is kept has ties of its own.
 */
function saidOut(way, name) {
  const named = way.filter(({ set }) => set?.name === name);
  const others = way.filter((term) => !named.includes(term));
  const isOnItsOwn = !others.some(({ kind, not }) => kind === "kept" && !not);
  let found = [others];
  for (const { set, not } of named) {
    const { ways } = set.question;
    const isPlain = not
      ? ways.every((each) => each.length === 1 && !each[0].not)
      : isOnItsOwn && !(others.some(asksOfTies) && ways.flat().some(asksOfTies));
    if (!ways.length || !isPlain) return null;
    found = not
      ? found.map((each) => [...each, ...ways.map(([term]) => ({ ...term, not: true }))])
      : found.flatMap((each) => ways.map((more) => [...each, ...more]));
  }
  return found;
}

const plainTerm = ({ set, not, ...term }) => JSON.stringify([Boolean(not), set?.name ?? "", term]);
const plainWay = (way) => JSON.stringify([...new Set(way.map(plainTerm))].sort());
const plainWays = (ways) => [...new Set(ways.map(plainWay))].sort().join("\n");

/** Whether a question that names something kept asks the same as another one in which that name stands for nothing. */
export function asksTheSame(named, name, other) {
  const ways = named.ways.map((way) => saidOut(way, name));
  if (ways.includes(null) || [...named.unknown].sort().join("\n") !== [...other.unknown].sort().join("\n")) return false;
  return plainWays(ways.flat()) === plainWays(other.ways);
}
