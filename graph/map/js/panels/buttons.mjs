// The buttons that cards and lists share: close, and the name that opens a card.

import { app, change } from "../app.mjs";
import { byName, make, sign } from "../dom.mjs";
import { isoDay, longDay } from "../data/dates.mjs";
import { nameOf, say } from "../data/words.mjs";

export function closeButton() {
  return make(
    "button",
    {
      type: "button",
      class: "quiet icon close",
      "aria-label": say("close"),
      "data-key": "close",
      onclick: closeCard,
    },
    sign("close"),
  );
}

export function nameButton(each, key) {
  return make(
    "button",
    {
      type: "button",
      class: "text name",
      "data-key": key,
      onclick: () => change({ focus: each.id, path: "", tie: 0, steps: 0 }, { fly: true, from: "list" }),
    },
    nameOf(each),
  );
}

export function closeCard() {
  change({ focus: "", tie: 0, path: "", steps: 0, bubble: "" });
  byName("canvas").focus();
}

/** A date that leads to its day: what was signed on it is marked then. */
export function dayButton(day, text, key) {
  const told = say("day_of", { day: longDay(day, app.view.lang) });
  const how = { type: "button", class: "text day", "data-key": key, title: told, onclick: () => showDay(day) };
  return make("button", how, text);
}

/** The step to the day before a signing ("before"), or to that after a last day ("after"). */
export function nearButton(day, side, key) {
  const to = side === "before" ? day - 1 : day + 1;
  const told = say(`day_${side}`, { day: longDay(to, app.view.lang) });
  const onclick = () => (side === "before" ? change({ date: isoDay(to), since: "" }) : showDay(to));
  const label = { "aria-label": told, title: told, "data-key": `${key}:${side}` };
  return make("button", { type: "button", class: "text near", ...label, onclick }, sign(side));
}

const showDay = (day) => change({ date: isoDay(day), since: isoDay(day - 1) });
