// The drawer of those who have no tie in the view: who is there, and nobody has signed with.

import { app } from "../app.mjs";
import { byName, make } from "../dom.mjs";
import { wake } from "../canvas/camera.mjs";
import { themeNow } from "../canvas/looks.mjs";
import { nameOf, number, say } from "../data/words.mjs";
import { nameButton } from "./buttons.mjs";
import { nodeIcon } from "./icons.mjs";
import { aloneWords } from "./panel.mjs";

const MOST_ALONE = 200;
let listed = "";

export function initAlone() {
  byName("alone").addEventListener("toggle", () => {
    fillDrawer();
    wake(); // names make room for it
  });
}

export const alonePart = {
  refresh(changed, why) {
    if (why.from === "camera") return;
    byName("alone").hidden = !app.seen.alone.size;
    byName("alone-word").textContent = aloneWords();
    fillDrawer();
  },
};

/** List them by name, where the drawer is open and not already full of the same. */
function fillDrawer() {
  if (!byName("alone").open) return;
  const { lang, colour } = app.view;
  const key = JSON.stringify([lang, colour, themeNow(), [...app.seen.alone]]);
  if (key === listed) return;
  listed = key;
  const { compare } = new Intl.Collator(lang);
  const all = [...app.seen.alone].map((index) => app.model.nodes[index]);
  all.sort((a, b) => compare(nameOf(a), nameOf(b)) || (a.id < b.id ? -1 : 1));
  const row = (each) => make("li", {}, nodeIcon(each, 14), nameButton(each, `alone:${each.id}`));
  const rows = all.slice(0, MOST_ALONE).map(row);
  const left = all.length - rows.length;
  const more = left ? make("li", { class: "hint" }, say("more_values", { count: number(left) })) : null;
  byName("alone-list").replaceChildren(...rows, ...(more ? [more] : []));
}
