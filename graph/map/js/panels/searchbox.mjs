// Search with suggestions; Enter flies there.

import { announce, app, change } from "../app.mjs";
import { byName, make } from "../dom.mjs";
import { flyToNode } from "../canvas/camera.mjs";
import { entries, find, fold } from "../data/fold.mjs";
import { nameOf, placeOf, say, sayCount, typeWord } from "../data/words.mjs";
import { choosing, pick } from "./card.mjs";
import { nodeIcon } from "./icons.mjs";

const search = { index: null, found: [], active: -1 };

function index() {
  search.index ||= app.model.nodes.map((node) => ({ key: node.index, order: node.order, names: entries(node) }));
  return search.index;
}

export function initSearch() {
  const input = byName("search");
  input.addEventListener("input", suggest);
  input.addEventListener("focus", () => {
    if (input.value) suggest();
  });
  input.addEventListener("blur", () => setTimeout(hide, 150));
  input.addEventListener("keydown", onSearchKey);
}

function suggest() {
  const input = byName("search");
  search.found = find(index(), input.value);
  search.active = search.found.length ? 0 : -1;
  drawSuggestions(fold(input.value) !== "");
}

function drawSuggestions(open) {
  const list = byName("suggestions");
  const input = byName("search");
  list.replaceChildren(...search.found.map(suggestion));
  if (open && !search.found.length)
    list.replaceChildren(
      make(
        "li",
        { class: "nothing", role: "option", "aria-disabled": "true", "aria-selected": "false" },
        say("nothing_found"),
      ),
    );
  list.hidden = !open;
  input.setAttribute("aria-expanded", String(open));
  if (search.active >= 0 && open) input.setAttribute("aria-activedescendant", `suggestion-${search.active}`);
  else input.removeAttribute("aria-activedescendant");
  if (open) announce(sayCount("found_count", search.found.length));
}

function suggestion({ key, name }, at) {
  const node = app.model.nodes[key];
  const shown = nameOf(node);
  return make(
    "li",
    {
      id: `suggestion-${at}`,
      role: "option",
      "aria-selected": String(at === search.active),
      onmousedown: (event) => {
        event.preventDefault();
        choose(at);
      },
    },
    nodeIcon(node, 16),
    make(
      "span",
      { class: "found" },
      make("span", {}, shown),
      make(
        "small",
        {},
        [name !== shown && name !== node.id ? name : "", typeWord(node.type), placeOf(node)]
          .filter(Boolean)
          .join(" · "),
      ),
    ),
  );
}

function onSearchKey(event) {
  if (event.isComposing) return; // Enter then ends a Japanese conversion
  const { key } = event;
  if (key === "ArrowDown" || key === "ArrowUp") {
    event.preventDefault();
    if (!search.found.length) return;
    search.active = (search.active + (key === "ArrowDown" ? 1 : -1) + search.found.length) % search.found.length;
    drawSuggestions(true);
  } else if (key === "Enter" && search.active >= 0) {
    event.preventDefault();
    choose(search.active);
  } else if (key === "Escape") {
    event.stopPropagation();
    if (byName("suggestions").hidden) byName("canvas").focus();
    hide();
  }
}

function choose(at) {
  const { key } = search.found[at];
  hide();
  const node = app.model.nodes[key];
  byName("search").value = nameOf(node);
  if (app.view.table) change({ table: "" });
  const path = choosing.path;
  pick(key);
  if (!path) flyToNode(key);
  byName("canvas").focus();
}

function hide() {
  byName("suggestions").hidden = true;
  byName("search").setAttribute("aria-expanded", "false");
  byName("search").removeAttribute("aria-activedescendant");
}
