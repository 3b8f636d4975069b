// Making a story: views of the map as steps, in an order, with a title and a text in both languages.

import { announce, app, change, node, readWith, storyNow, toast } from "../app.mjs";
import { byName, make, save, sign } from "../dom.mjs";
import { roomPart } from "../canvas/beside.mjs";
import { fit, wake } from "../canvas/camera.mjs";
import { namedIn } from "../data/kept.mjs";
import { plainlyAsked, tellStory } from "../data/own.mjs";
import {
  addStep,
  changeStep,
  dropStep,
  entitle,
  LONGEST_TELLING,
  LONGEST_TITLE,
  MOST_TOLD,
  moveStep,
  reworded,
  stepView,
  storyToml,
  wordsIn,
} from "../data/stories.mjs";
import { unhidden } from "../data/table.mjs";
import { nameOf, number, say } from "../data/words.mjs";
import { edit } from "../edits.mjs";
import { periodWords } from "./period.mjs";
import { goTo, showStep, told } from "./story.mjs";

// Which step is open, which parts for the other language are, and how often somebody has begun to write.
const board = { step: 0, others: new Set(), visits: 0 };

export function initBoard() {
  byName("story-make").addEventListener("click", () => showBoard(byName("storyboard").hidden));
  byName("storyboard").addEventListener("keydown", onBoardKey);
}

/** Whether somebody is writing in a step, so that the page must not be exchanged. */
export const isTelling = () => byName("storyboard").contains(document.activeElement) && isField(document.activeElement);

const isField = (element) => element.matches("input, textarea");

export function showBoard(open) {
  const box = byName("storyboard");
  if (box.hidden === !open) return;
  box.hidden = !open;
  byName("story-make").setAttribute("aria-expanded", String(open));
  document.body.classList.toggle("board-open", open);
  if (open) {
    if (app.view.story) change({ story: 0 });
    drawBoard();
    byName("step-add").focus();
  } else {
    const within = box.contains(document.activeElement);
    box.replaceChildren();
    if (within || document.activeElement === document.body) byName("story-make").focus();
  }
  roomPart.refresh();
  if (!app.view.zoom) fit(false);
  wake();
}

export const boardPart = {
  refresh(changed, why) {
    if (why.from === "camera" || byName("storyboard").hidden) return;
    if (app.view.story) showBoard(false);
    else if (why.from !== "telling" && (changed.has("own") || changed.has("lang"))) drawBoard();
  },
};

/** Escape closes; Alt with an arrow moves the step in which the keyboard is. */
function onBoardKey(event) {
  if (event.isComposing) return;
  const by = event.altKey && { ArrowUp: -1, ArrowDown: 1 }[event.key];
  const row = event.target.closest("[data-step]");
  if (event.key === "Escape") showBoard(false);
  else if (by && row) shiftStep(Number(row.dataset.step), by);
  else return;
  event.stopPropagation();
  event.preventDefault();
}

function writeStory(story, tag = "", from = "own") {
  edit(tellStory(app.own, story, app.given), tag, from);
}

// What can be done with steps.

function addView() {
  const { lang } = app.view;
  const focus = node(app.view.focus);
  const name = focus && (focus.more?.[lang === "ja" ? "short_ja" : "short"] || nameOf(focus));
  const title = [name, app.view.find, periodWords()].filter(Boolean).join(" · ");
  const { story, key } = addStep(storyNow(), { title: { [lang]: title }, view: stepView(app.view, app.plain) });
  if (!key) {
    toast(say("steps_full", { count: number(MOST_TOLD) }));
    return;
  }
  board.step = key;
  writeStory(story);
  byName(`step-title-${lang}`).select();
  byName(`step-title-${lang}`).focus();
  announce(say("step_added", { number: number(story.steps.length) }));
}

function shiftStep(key, by) {
  const before = storyNow();
  writeStory(moveStep(before, key, by));
  const at = storyNow().steps.findIndex((step) => step.key === key);
  announce(say("step_at", { number: number(at + 1), count: number(before.steps.length) }));
}

function removeStep(key) {
  const { steps } = storyNow();
  const at = steps.findIndex((step) => step.key === key);
  board.step = 0;
  writeStory(dropStep(storyNow(), key));
  const next = storyNow().steps[Math.min(at, steps.length - 2)];
  (next ? byName("storyboard").querySelector(`[data-key="open:${next.key}"]`) : byName("step-add")).focus();
  announce(say("step_gone"));
}

function takeView(key) {
  writeStory(changeStep(storyNow(), key, { view: stepView(app.view, app.plain) }));
  announce(say("step_taken"));
}

function openStep(key) {
  board.step = board.step === key ? 0 : key;
  drawBoard();
}

// How it looks.

function drawBoard() {
  const box = byName("storyboard");
  const active = box.contains(document.activeElement) ? document.activeElement : null;
  const held = active && { key: active.dataset.key, at: isField(active) ? active.selectionStart : null };
  const { scrollTop } = box;
  const { steps } = storyNow();
  const close = { type: "button", class: "quiet icon close", "data-key": "close", onclick: () => showBoard(false) };
  const add = { type: "button", class: "main-button wide", id: "step-add", "data-key": "add", onclick: addView };
  box.replaceChildren(
    make(
      "div",
      { class: "card-head" },
      make("h2", { id: "storyboard-title" }, say("story")),
      make("button", { ...close, "aria-label": say("close") }, sign("close")),
    ),
    make("button", add, say("step_add")),
    steps.length ? make("ol", { class: "plain" }, ...steps.map(stepRow)) : make("p", { class: "hint" }, say("steps_none")),
    ...(steps.length ? boardFoot() : []),
  );
  box.scrollTop = scrollTop;
  if (held) focusAgain(box, held);
}

/** Where the keyboard was before the panel was drawn anew. */
function focusAgain(box, { key, at }) {
  const again = [...box.querySelectorAll("[data-key]")].find((each) => each.dataset.key === key);
  const found = !again || again.disabled ? byName("step-add") : again;
  found.focus({ preventScroll: found === again });
  if (at !== null && found === again) again.setSelectionRange(at, at);
}

function boardButton(key, step, act, { kind = "quiet", name = "", icon = "" } = {}) {
  const label = name ? `${say(key)}: ${name}` : null;
  const how = { type: "button", class: icon ? "quiet icon" : kind, "data-key": `${key}:${step}`, onclick: act };
  return make("button", { ...how, "aria-label": label, title: icon ? say(key) : null }, icon ? sign(icon) : say(key));
}

function stepRow(step, at, steps) {
  const { key } = step;
  const name = unhidden(told(step.title));
  const isOpen = board.step === key;
  const head = { type: "button", class: "text name", "data-key": `open:${key}`, "aria-expanded": String(isOpen) };
  const [up, down] = [
    boardButton("step_up", key, () => shiftStep(key, -1), { name, icon: "up" }),
    boardButton("step_down", key, () => shiftStep(key, 1), { name, icon: "down" }),
  ];
  up.disabled = at === 0;
  down.disabled = at === steps.length - 1;
  return make(
    "li",
    { "data-step": String(key), class: isOpen ? "open" : null },
    make(
      "div",
      { class: "step-head" },
      make("span", { class: "hint", "aria-hidden": "true" }, number(at + 1)),
      make("button", { ...head, onclick: () => openStep(key) }, name),
      up,
      down,
    ),
    isOpen ? stepBody(step) : null,
  );
}

function stepBody(step) {
  const { key } = step;
  const now = (part) => () => storyNow().steps.find((each) => each.key === key)[part];
  const next = (part) => (words) => changeStep(storyNow(), key, { [part]: words });
  const parts = (lang) => [
    wordField("step-title", lang, now("title"), { most: LONGEST_TITLE, next: next("title") }),
    wordField("step-text", lang, now("text"), { most: LONGEST_TELLING, rows: 3, next: next("text") }),
  ];
  return make(
    "div",
    { class: "step-body" },
    ...parts(app.view.lang),
    inOther(`step:${key}`, [step.title, step.text], parts),
    make(
      "div",
      { class: "actions" },
      boardButton("step_show", key, () => showStep(step)),
      boardButton("step_take", key, () => takeView(key)),
      boardButton("note_delete", key, () => removeStep(key)),
    ),
  );
}

const otherLang = () => (app.view.lang === "ja" ? "en" : "ja");

/** The same fields in the other language, which may stay empty. */
function inOther(key, texts, parts) {
  const filled = texts.some((text) => wordsIn(text, otherLang(), app.view.lang));
  const details = make("details", {}, make("summary", { "data-key": `other:${key}` }, say("story_other")), ...parts(otherLang()));
  details.open = board.others.has(key) || filled;
  details.addEventListener("toggle", () => (details.open ? board.others.add(key) : board.others.delete(key)));
  return details;
}

/** A field for a text in a language: `now` gives the text, `next` the story with another one. */
function wordField(name, lang, now, { most, next, rows = 0 }) {
  const id = `${name}-${lang}`;
  const how = {
    id,
    lang,
    maxlength: most,
    spellcheck: "false",
    "data-key": id,
    onfocus: () => {
      board.visits += 1;
    },
    oninput: ({ target }) => {
      writeStory(next(reworded(now(), lang, target.value, app.view.lang)), `${id} ${board.visits}`, "telling");
      nameRows();
    },
  };
  const box = rows ? make("textarea", { ...how, rows }) : make("input", { ...how, type: "text", autocomplete: "off" });
  box.value = wordsIn(now(), lang, app.view.lang);
  const word = `${name.replace("-", "_")}${lang === app.view.lang ? "" : "_other"}`;
  return make("p", { class: "words" }, make("label", { for: id }, say(word)), box);
}

/** The titles in the list while one of them is written. */
function nameRows() {
  for (const step of storyNow().steps) {
    const head = byName("storyboard").querySelector(`[data-key="open:${step.key}"]`);
    if (head) head.textContent = unhidden(told(step.title));
  }
}

/** The story as a file, which has what is kept in words; where no words say it, that is told. */
function saveStory() {
  const { kept } = app.own;
  const story = plainlyAsked(storyNow(), kept, readWith);
  save("story.toml", "application/toml;charset=utf-8", storyToml(story));
  const count = story.steps.filter(({ view }) => view.find && namedIn(kept, view.find).length).length;
  if (count) toast(say("story_kept", { count: number(count) }));
}

function boardFoot() {
  const { title } = storyNow();
  const next = (words) => entitle(storyNow(), words);
  const parts = (lang) => [wordField("story-title", lang, () => storyNow().title, { most: LONGEST_TITLE, next })];
  return [
    make("div", { class: "whole" }, ...parts(app.view.lang), inOther("story", [title], parts)),
    make(
      "div",
      { class: "actions" },
      boardButton("story_file", "", saveStory),
      boardButton("story_present", "", () => goTo(1), { kind: "main-button" }),
    ),
  ];
}
