// Undo and redo over records that never change: {past, now, future, tag}.

const MOST_STEPS = 500;

export const beginning = (now) => ({ past: [], now, future: [], tag: "" });

/** Go on to another record. Steps of one tag that follow each other are one step, such as those of an arrow key. */
export function follow(edits, next, tag = "") {
  if (next === edits.now) return edits;
  const past = tag && tag === edits.tag ? edits.past : [...edits.past, edits.now].slice(-MOST_STEPS);
  return { past, now: next, future: [], tag };
}

export function stepBack({ past, now, future }) {
  return { past: past.slice(0, -1), now: past.at(-1), future: [now, ...future], tag: "" };
}

export function stepForth({ past, now, future }) {
  return { past: [...past, now], now: future[0], future: future.slice(1), tag: "" };
}
