// The buttons that cards and lists share: close, and the name that opens a card.

import { change } from "../app.mjs";
import { byName, make, sign } from "../dom.mjs";
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
  change({ focus: "", tie: 0, path: "", steps: 0 });
  byName("canvas").focus();
}
