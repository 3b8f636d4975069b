// Two days side by side in words: what stands above each of them.

import { app } from "../app.mjs";
import { byName, make } from "../dom.mjs";
import { areTwo, onFirstDay } from "../canvas/beside.mjs";
import { longDay } from "../data/dates.mjs";
import { number, say } from "../data/words.mjs";

/** The day of a map and what it counts: [day, counts]. */
export function paneWords() {
  const { standing, pairs } = app.seen;
  return [longDay(app.seen.on, app.view.lang), say("summary", { nodes: number(standing.size), ties: number(pairs.size) })];
}

export const comparePart = {
  refresh(changed, why) {
    if (why.from === "camera") return;
    for (const [id, words] of [
      ["first-day", () => onFirstDay(paneWords)],
      ["last-day", paneWords],
    ]) {
      byName(id).hidden = !areTwo();
      if (!areTwo()) continue;
      const [day, counts] = words();
      byName(id).replaceChildren(make("b", {}, day), make("span", {}, counts));
    }
  },
};
