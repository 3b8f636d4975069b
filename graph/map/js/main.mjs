// Put the page together.

import { app, change, groupedBy, initSteps, look, node, readHash, refresh, storyNow, wholeTitle } from "./app.mjs";
import { byName, calm, make, sign } from "./dom.mjs";
import { besidePart, initBeside, roomPart } from "./canvas/beside.mjs";
import { camera, everyone, place, settle, wake } from "./canvas/camera.mjs";
import { canvasPart, groupBoxes, initCanvas, labelBoxes, symbolBoxes } from "./canvas/canvas.mjs";
import { groupWord, systemTheme, themeNow } from "./canvas/looks.mjs";
import { isMoving } from "./canvas/hand.mjs";
import { canvas } from "./canvas/stage.mjs";
import { setOwnTypes } from "./canvas/symbols.mjs";
import { BUBBLES_FROM, firstGrouping, GROUPINGS } from "./data/groups.mjs";
import { makeModel } from "./data/model.mjs";
import { readOwn } from "./data/own.mjs";
import { canUnpack, isPacked, unpack } from "./data/packed.mjs";
import { givenStory } from "./data/stories.mjs";
import { accept, DEFAULTS, fromHash, toHash } from "./data/state.mjs";
import { nameOf, placeOf, relationWord, say, sayCount, setLanguage, setWords, typeWord } from "./data/words.mjs";
import { initEdits, takeOver, unsaved } from "./edits.mjs";
import { alonePart, initAlone } from "./panels/alone.mjs";
import { cardPart, pick } from "./panels/card.mjs";
import { initCopy, ownNow, readBlock } from "./panels/copy.mjs";
import { comparePart } from "./panels/compare.mjs";
import { groupingPart, initGrouping } from "./panels/grouping.mjs";
import { nodeIcon } from "./panels/icons.mjs";
import { initKeeping, keepingPart } from "./panels/keeping.mjs";
import { initKeyboard } from "./panels/keyboard.mjs";
import { initMine, minePart } from "./panels/mine.mjs";
import { initNotes, isWriting, notesPart } from "./panels/notes.mjs";
import { initPanel, panelPart, showPanel } from "./panels/panel.mjs";
import { initPeriod, periodPart } from "./panels/period.mjs";
import { initResult, resultPart } from "./panels/result.mjs";
import { initSearch } from "./panels/searchbox.mjs";
import { initStory, storyPart } from "./panels/story.mjs";
import { initSheet, sheetPart } from "./panels/tableview.mjs";
import { boardPart, initBoard, isTelling } from "./panels/storyboard.mjs";
import { initTakeaway } from "./panels/takeaway.mjs";
import { initTime, timePart } from "./panels/timebar.mjs";

const read = (id) => JSON.parse(byName(id).textContent);

/** The words that stand in the page's skeleton. */
function translate() {
  document.documentElement.lang = app.view.lang;
  for (const element of document.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say);
  for (const element of document.querySelectorAll("[data-say-label]"))
    element.setAttribute("aria-label", say(element.dataset.sayLabel));
  for (const element of document.querySelectorAll("[data-say-placeholder]"))
    element.setAttribute("placeholder", say(element.dataset.sayPlaceholder));
  byName("canvas").setAttribute("aria-label", say("canvas_label"));
  byName("heading").textContent = byName("heading").title = wholeTitle();
  document.title = wholeTitle();
  const other = app.view.lang === "ja" ? "English" : "日本語";
  byName("language").textContent = other;
  byName("language").lang = app.view.lang === "ja" ? "en" : "ja";
}

/** What the button of colours leads to: first to others than those of the system, then to these, then to follow it. */
function nextTheme() {
  if (app.view.theme === "auto") return OTHER_THEME[themeNow()];
  return app.view.theme === systemTheme() ? "auto" : systemTheme();
}

const OTHER_THEME = { light: "dark", dark: "light" };

function paint() {
  document.documentElement.dataset.theme = themeNow();
  const button = byName("theme");
  button.replaceChildren(sign(app.view.theme));
  button.setAttribute("aria-label", say(`theme_${app.view.theme}`));
  button.title = say(`theme_${app.view.theme}`);
}

const framePart = {
  refresh(changed, why) {
    if (why.from === "camera") return;
    if (why.opening || changed.has("lang")) {
      setLanguage(app.view.lang);
      translate();
    }
    paint();
  },
};

/** The small box beside the pointer. */
function hover(index, pair, x, y, group) {
  const tip = byName("tip");
  tip.hidden = index < 0 && !pair && group === null;
  if (tip.hidden) return;
  const title = document.createElement("b");
  const line = document.createElement("span");
  if (index >= 0) {
    const each = app.model.nodes[index];
    title.append(nodeIcon(each, 14), nameOf(each));
    line.textContent = [
      typeWord(each.type),
      placeOf(each),
      sayCount("partners_count", app.counts.partners.get(index) || 0),
    ]
      .filter(Boolean)
      .join(" · ");
  } else if (group !== null) {
    title.textContent = groupWord(app.groups.key, group);
    const [count, inside, outside] = ["counts", "inside", "outside"].map((each) => app.groups[each].get(group) || 0);
    const told = [sayCount("organisations_count", count), sayCount("group_inside", inside)];
    line.textContent = [...told, sayCount("group_outside", outside)].join(" · ");
  } else {
    const ties = app.seen.pairs.get(pair) || pair.ties;
    title.textContent = `${nameOf(app.model.nodes[pair.a])} – ${nameOf(app.model.nodes[pair.b])}`;
    line.textContent = [
      ...new Set(ties.map((tie) => `${relationWord(tie.relation)} ${tie.signed || say("undated")}`)),
    ]
      .slice(0, 4)
      .join(" · ");
  }
  tip.replaceChildren(title, line);
  const stage = byName("stage").getBoundingClientRect();
  x += canvas.box.offsetLeft;
  y += canvas.box.offsetTop;
  const left = Math.min(x + 14, stage.width - tip.offsetWidth - 8);
  const top = y + 18 + tip.offsetHeight > stage.height ? y - tip.offsetHeight - 12 : y + 18;
  tip.style.left = `${Math.max(4, left)}px`;
  tip.style.top = `${Math.max(4, top)}px`;
}

/** The view with which the page opens: with very many organisations their groups, each as a bubble. */
function firstView(meta) {
  const view = accept({ ...DEFAULTS }, meta.view, app.known);
  const standing = app.model.nodes.filter((each) => each.stands).length;
  if (Math.min(meta.limit, standing) <= BUBBLES_FROM) return view;
  const group = firstGrouping(app.known.group.filter((key) => key && key !== "city"), groupedBy);
  return group ? { ...view, group, folded: true } : view;
}

/** Begin with the data as they stand in the page, or once they are unpacked; a browser that cannot is told so. */
function begin() {
  const held = read("ecosystem-data");
  if (!isPacked(held)) start(held);
  else if (canUnpack()) unpack(held).then(start);
  else tellTooOld();
}

function tellTooOld() {
  setWords(read("ecosystem-words"));
  setLanguage(document.documentElement.lang);
  const heading = make("h1", {}, byName("heading").textContent);
  document.body.replaceChildren(make("main", { class: "refusal" }, heading, make("p", { role: "alert" }, say("too_old"))));
}

function start(data) {
  setWords(read("ecosystem-words"));
  app.model = makeModel(data);
  setOwnTypes(app.model.meta.own_types);
  const { meta } = app.model;
  const some = (key) => app.model.nodes.some((each) => each[key] !== "" && each[key] !== undefined);
  app.known = {
    size: meta.measures,
    colour: ["type", "country", "community", "year"].filter((key) => key === "type" || some(key)),
    group: ["", ...GROUPINGS.filter(some)],
    most: {
      get story() {
        return storyNow().steps.length;
      },
    },
  };
  if (!meta.places) app.known.layout = ["network"];
  const saved = readOwn(readBlock("ecosystem-own"));
  app.given = givenStory(meta.story);
  initEdits(saved.own);
  app.plain = firstView(meta);
  app.base = fromHash(saved.view, app.plain, app.known);
  app.view = readHash();
  setLanguage(app.view.lang);
  for (const element of document.querySelectorAll("[data-sign]")) element.replaceChildren(sign(element.dataset.sign));
  look();
  app.parts = [framePart, besidePart, comparePart, resultPart, keepingPart, panelPart, groupingPart, timePart, periodPart, alonePart, cardPart];
  app.parts.push(sheetPart, storyPart, boardPart, canvasPart, roomPart, minePart, notesPart);
  app.ownParts = [keepingPart, cardPart, sheetPart, storyPart, boardPart, canvasPart, minePart, notesPart];
  const inits = [initBeside, initPanel, initAlone, initTime, initPeriod, initSearch, initSheet, initTakeaway];
  inits.push(initGrouping, initStory, initBoard, initKeyboard, initMine, initNotes, initCopy, initSteps, initResult);
  inits.push(initKeeping);
  for (const init of inits) init();
  canvas.onPick = pick;
  canvas.onHover = hover;
  refresh(new Set(Object.keys(app.view)), { opening: true });
  initCanvas(read("ecosystem-options"), read("ecosystem-coast"));
  listen();
  offer();
}

function listen() {
  byName("language").addEventListener("click", () => change({ lang: app.view.lang === "ja" ? "en" : "ja" }));
  byName("theme").addEventListener("click", () => change({ theme: nextTheme() }));
  // The # of the address holds the view, so the link to the map must not write its own there.
  document.querySelector(".skip").addEventListener("click", (event) => {
    event.preventDefault();
    byName("canvas").focus();
  });
  byName("canvas").addEventListener("pointerdown", () => showPanel(false));
  window.addEventListener("hashchange", () =>
    setView(Object.fromEntries(new URLSearchParams(location.hash.slice(1))), app.base),
  );
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    paint();
    wake();
  });
}

/** Show a view: what it does not name stays as it is, or as in `base`. */
function setView(state, base = app.view) {
  change(accept({ ...base }, state, app.known), { from: "script", still: true });
}

/** Where motion is unwelcome: the same reading of the canvas, of what the frame that is due would draw. */
const drawn =
  (read) =>
  (...given) => {
    if (calm() && canvas.running && !canvas.held && !canvas.moving) settle();
    return read(...given);
  };

/** What scripts and tests may use. */
function offer() {
  window.ecosystem = {
    view: () => ({ ...app.view }),
    hash: () => toHash(app.view, app.base),
    setView: (state) => {
      setView(state);
      settle();
    },
    visible: () => ({
      date: app.view.date,
      nodes: [...app.seen.nodes].map((index) => app.model.nodes[index].id).sort((a, b) => (a < b ? -1 : 1)),
      edges: app.seen.ties.map((tie) => tie.row).sort((a, b) => a - b),
    }),
    drawn: () => [...app.drawn.nodes].map((index) => app.model.nodes[index].id).sort((a, b) => (a < b ? -1 : 1)),
    changes: () => Object.fromEntries(app.seen.changed),
    alone: () => [...app.seen.alone].map((index) => app.model.nodes[index].id).sort((a, b) => (a < b ? -1 : 1)),
    groups: () => [...(app.groups?.counts || [])].map(([id, count]) => ({ id, count, folded: app.groups.folded.has(id) })),
    groupBoxes: drawn(groupBoxes),
    labels: drawn(labelBoxes),
    bounds: drawn(symbolBoxes),
    camera: drawn(camera),
    everyone: () => everyone().map((index) => app.model.nodes[index].id),
    found: () => [...(app.found?.nodes || [])].map((index) => app.model.nodes[index].id).sort(),
    own: ownNow,
    take: (own, saved) => takeOver(readOwn(own).own, saved),
    unsaved,
    busy: () => isMoving() || isWriting() || isTelling(),
    place: (spots) => {
      place(spots);
      settle();
    },
    at: drawn((id) => (node(id) ? { ...canvas.at[node(id).index] } : null)),
  };
}

begin();
