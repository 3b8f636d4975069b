// Search with suggestions: organisations by name, which Enter frames with their partners, what the words mean together,
// which Enter lights up, and what is kept.

import { announce, app, change, findIn, findNamed, nearNames, readFind } from "../app.mjs";
import { byName, make, sign } from "../dom.mjs";
import { fit, flyToGroup } from "../canvas/camera.mjs";
import { MOST_SLIPS } from "../data/ask.mjs";
import { find, fold } from "../data/fold.mjs";
import { keptAs, plainKept } from "../data/kept.mjs";
import { unhidden } from "../data/table.mjs";
import { nameOf, placeOf, say, sayCount, typeWord } from "../data/words.mjs";
import { choosing, pick } from "./card.mjs";
import { nodeIcon } from "./icons.mjs";
import { clearResult, readingWords, resultWords } from "./result.mjs";

const search = { index: null, found: [], active: -1 };

export function initSearch() {
  const input = byName("search");
  input.addEventListener("input", suggest);
  input.addEventListener("focus", () => {
    if (input.value || app.own.kept.size) suggest();
  });
  input.addEventListener("blur", () => setTimeout(hide, 150));
  input.addEventListener("keydown", onSearchKey);
}

function suggest() {
  const isTyped = fold(byName("search").value) !== "";
  search.found = isTyped ? suggestions(byName("search").value) : keptSuggested("");
  search.active = search.found.length && isTyped ? 0 : -1;
  drawSuggestions(isTyped || search.found.length > 0);
}

/** What is kept under a name that holds a text; all where there is none. */
function keptSuggested(text) {
  const sets = plainKept(app.own.kept).map(([name], order) => ({ key: name, order, names: [{ name, folded: fold(name) }] }));
  return (fold(text) ? find(sets, text) : sets).map(({ key }) => ({ kept: key }));
}

/**
 * Whoever is called exactly so, then what the words mean together where all of them were understood, then what is kept
 * under such a name and the others whose names hold them; what was understood in part, or beside names that hold a word
 * as it was typed, comes last. What is kept under exactly this name comes before all, and means no more than that.
 */
function suggestions(text) {
  const kept = keptSuggested(text);
  const own = kept.filter((each) => each.kept === keptAs(app.own.kept, text));
  const named = kept.filter((each) => !own.includes(each));
  const question = readFind(text);
  const typed = findNamed(text);
  const meant = mended(text, question);
  const names = [...typed, ...findNamed(meant).filter(({ key }) => !typed.some((each) => each.key === key))];
  const answer = question.ways.length ? findIn(app.view, app.seen, text) : null;
  const exact = names.filter(({ name }) => [fold(text), meant].includes(fold(name)));
  const others = names.filter((each) => !exact.includes(each)).slice(0, MOST_NAMES - exact.length);
  const set = answer && !own.length ? [{ answer }] : [];
  const first = question.firm && !(question.meant.length && typed.length);
  return first ? [...own, ...exact, ...set, ...named, ...others] : [...own, ...exact, ...named, ...others, ...set];
}

const MOST_NAMES = 8;

/** A text as it was meant: slips of the key mended, in words of names as well, and kana in Roman letters. */
function mended(text, { meant, kana, unknown }) {
  const names = unknown.slice(0, MOST_SLIPS).map((word) => [word, nearNames(word)[0] ?? word]);
  return [...meant, ...kana, ...names].reduce((words, [typed, word]) => words.replace(typed, () => word), fold(text));
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

function suggestion({ key, name, answer, kept }, at) {
  if (kept) return option(at, sign("set"), unhidden(kept), [say("kept_search"), unhidden(app.own.kept.get(kept))]);
  if (answer) return option(at, sign("set"), resultWords(answer), [say("light_up"), readingWords(answer.question)]);
  const node = app.model.nodes[key];
  const shown = nameOf(node);
  const also = name !== shown && name !== node.id ? name : "";
  return option(at, nodeIcon(node, 16), shown, [also, typeWord(node.type), placeOf(node)]);
}

function option(at, icon, shown, more) {
  const told = more.filter(Boolean).join(" · ");
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
    icon,
    make("span", { class: "found" }, make("span", {}, shown), make("small", { title: told }, told)),
  );
}

function onSearchKey(event) {
  if (event.isComposing) return; // Enter then ends a Japanese conversion
  const { key } = event;
  if (key === "ArrowDown" || key === "ArrowUp") {
    event.preventDefault();
    if (!search.found.length) return;
    const from = search.active < 0 && key === "ArrowUp" ? 0 : search.active;
    search.active = (from + (key === "ArrowDown" ? 1 : -1) + search.found.length) % search.found.length;
    drawSuggestions(true);
  } else if (key === "Enter" && search.active >= 0) {
    event.preventDefault();
    choose(search.active);
  } else if (key === "Escape") {
    event.stopPropagation();
    if (!byName("suggestions").hidden) hide();
    else if (app.view.find) clearResult();
    else byName("canvas").focus();
  }
}

function choose(at) {
  const { key, answer, kept } = search.found[at];
  hide();
  if (answer || kept) {
    change({ find: kept || byName("search").value, path: "", tie: 0, x: 0, y: 0, zoom: 0 });
    byName(app.view.table ? "result-list" : "canvas").focus();
    return;
  }
  const node = app.model.nodes[key];
  byName("search").value = nameOf(node);
  if (app.view.table) change({ table: "" });
  const { path } = choosing;
  if (!path) change({ x: 0, y: 0, zoom: 0 }, { from: "camera" });
  pick(key);
  if (!path) {
    fit();
    if (app.groups?.folded.size) flyToGroup(app.groups.of(key)); // whose bubble it opened
  }
  byName("canvas").focus();
}

function hide() {
  byName("suggestions").hidden = true;
  byName("search").setAttribute("aria-expanded", "false");
  byName("search").removeAttribute("aria-activedescendant");
}
