// Everything by keyboard.

import { announce, app, change, hideToast, storyNow } from "../app.mjs";
import { byName, make, sign } from "../dom.mjs";
import { flyToNode, nodeAt, panBy, seeEverything, wake, zoomBy } from "../canvas/camera.mjs";
import { leaveHand, moveKey } from "../canvas/hand.mjs";
import { canvas } from "../canvas/stage.mjs";
import { adjacency, towards } from "../data/paths.mjs";
import { say } from "../data/words.mjs";
import { redo, undo } from "../edits.mjs";
import { closeCard } from "./buttons.mjs";
import { choosing, describe, pick } from "./card.mjs";
import { refuseOffer } from "./copy.mjs";
import { stepGroup, turnGroup } from "./grouping.mjs";
import { showPanel } from "./panel.mjs";
import { clearResult } from "./result.mjs";
import { goTo } from "./story.mjs";

const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
const keys = { on: true };

export function initKeyboard() {
  byName("canvas").addEventListener("keydown", onCanvasKey);
  byName("canvas").addEventListener("blur", () => {
    if (canvas.cursor >= 0 || canvas.groupCursor !== null) {
      canvas.cursor = -1;
      canvas.groupCursor = null;
      wake();
    }
  });
  document.addEventListener("keydown", onAnyKey);
  byName("help").addEventListener("click", openHelp);
  byName("zoom-in").addEventListener("click", () => zoomBy(1.5));
  byName("zoom-out").addEventListener("click", () => zoomBy(1 / 1.5));
  byName("zoom-fit").addEventListener("click", seeEverything);
}

function onCanvasKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const arrow = ARROWS[event.key];
  const act = { "+": () => zoomBy(1.4), "=": () => zoomBy(1.4), "-": () => zoomBy(1 / 1.4), 0: seeEverything }[event.key];
  const moved = moveKey(event, arrow) || (event.key.toLowerCase() === "g" && stepGroup(event.shiftKey ? -1 : 1));
  if (arrow && event.shiftKey && !moved) panBy(arrow[0] * 80, arrow[1] * 80);
  else if (arrow && !moved) walk(...arrow);
  else if (!moved && (event.key === "Enter" || event.key === " ")) open();
  else if (act) act();
  else if (!moved) return;
  event.preventDefault();
}

/** From the organisation under the cursor to its partner in a direction. */
function walk(dx, dy) {
  const { model, drawn } = app;
  canvas.groupCursor = null;
  if (!drawn.nodes.size) {
    stepGroup(dx + dy);
    return;
  }
  if (canvas.cursor < 0 || !drawn.nodes.has(canvas.cursor)) {
    const focus = model.byId.get(app.view.focus);
    moveCursor(
      focus && drawn.nodes.has(focus.index)
        ? focus.index
        : [...drawn.nodes].sort((a, b) => model.nodes[a].order - model.nodes[b].order)[0],
    );
    return;
  }
  const next = adjacency(model.nodes.length, drawn.pairs.keys())[canvas.cursor];
  const found = towards(
    canvas.at[canvas.cursor],
    next.map((index) => ({ key: index, ...canvas.at[index] })),
    dx,
    dy,
  );
  if (found === null) announce(say("no_partner_there"));
  else moveCursor(found);
}

function moveCursor(index) {
  canvas.cursor = index;
  announce(describe(app.model.nodes[index]));
  const mark = canvas.marks.get(app.model.nodes[index].id);
  const outside =
    !mark ||
    mark.x < 30 ||
    mark.y < 30 ||
    mark.x > canvas.box.clientWidth - 30 ||
    mark.y > canvas.box.clientHeight - 30;
  if (outside) flyToNode(index);
  wake();
}

function open() {
  if (turnGroup()) return;
  if (canvas.cursor >= 0) pick(canvas.cursor);
  else {
    const centre = nodeAt(canvas.box.clientWidth / 2, canvas.box.clientHeight / 2);
    if (centre >= 0) pick(centre);
    else walk(1, 0);
  }
}

function typing(target) {
  return (
    target.closest &&
    target.closest("input:not([type=checkbox]):not([type=range]), textarea, select, [contenteditable]")
  );
}

/** Ctrl and Z, with Shift or Y the other way; Cmd on a Mac. In a field they are the field's own. */
function undoKey(event) {
  if (event.altKey || !(event.ctrlKey || event.metaKey)) return false;
  if (typing(event.target) || byName("help-box").open) return false;
  const key = event.key.toLowerCase();
  if (key !== "z" && key !== "y") return false;
  if (key === "y" || event.shiftKey) redo();
  else undo();
  return true;
}

function onAnyKey(event) {
  if (undoKey(event)) event.preventDefault();
  if (event.ctrlKey || event.metaKey || event.altKey || byName("help-box").open) return;
  if (event.key === "Escape") escape();
  else if (app.view.story && event.key === "PageDown" && event.target.id !== "time") goTo(app.view.story + 1);
  else if (app.view.story && event.key === "PageUp" && event.target.id !== "time") goTo(app.view.story - 1);
  else if (keys.on && event.key === "/" && !typing(event.target)) byName("search").focus();
  else if (keys.on && event.key === "?" && !typing(event.target)) openHelp();
  else return;
  event.preventDefault();
}

/** Close what was opened last. */
function escape() {
  if (refuseOffer()) return;
  if (leaveHand()) hideToast();
  else if (document.body.classList.contains("panel-open")) {
    showPanel(false);
    byName("panel-toggle").focus();
  } else if (choosing.path) {
    choosing.path = false;
    change({}, { force: true });
  } else if (app.path?.chosen) change({ way: "" });
  else if (app.view.path) change({ path: "" });
  else if (app.view.focus || app.view.tie || app.view.bubble) closeCard();
  else if (app.view.table) {
    change({ table: "" });
    byName("table").focus();
  } else if (app.view.find) clearResult();
  else if (app.view.story) change({ story: 0 });
}

const HELP = [
  ["→ ← ↑ ↓", "help_walk"],
  ["Shift + → ← ↑ ↓", "help_pan"],
  ["Enter", "help_open"],
  ["G, Shift + G", "help_group"],
  ["M", "help_move"],
  ["Shift + Enter", "help_choose"],
  ["Ctrl + Z, Ctrl + Shift + Z", "help_undo"],
  ["Esc", "help_close"],
  ["/", "help_search"],
  ["+ − 0", "help_zoom"],
  ["Page Down, Page Up", "help_story"],
  ["Alt + ↑ ↓", "help_step"],
  ["?", "help_help"],
];

function openHelp() {
  const box = byName("help-box");
  const shortcuts = make("input", {
    type: "checkbox",
    id: "shortcuts",
    onchange: (event) => {
      keys.on = event.target.checked;
    },
  });
  shortcuts.checked = keys.on;
  box.replaceChildren(
    make(
      "div",
      { class: "card-head" },
      make("h2", { id: "help-title" }, say("help_title")),
      make(
        "button",
        { type: "button", class: "quiet icon close", "aria-label": say("close"), onclick: () => box.close() },
        sign("close"),
      ),
    ),
    make("p", {}, say("help_mouse")),
    make("p", {}, say("help_drag")),
    make(
      "dl",
      { class: "keys" },
      ...HELP.filter(([, key]) => key !== "help_story" || storyNow().steps.length).flatMap(([sign, key]) => [
        make("dt", {}, make("kbd", {}, sign)),
        make("dd", {}, say(key)),
      ]),
    ),
    make("p", { class: "tick" }, make("label", {}, shortcuts, make("span", {}, say("help_shortcuts")))),
    make("h3", {}, say("help_reading")),
    make(
      "ul",
      { class: "help-list" },
      ...["help_ask", "help_count", "help_dates", "help_undated", "help_period", "help_groups", "help_ended", "help_context"].map((key) =>
        make("li", {}, say(key)),
      ),
    ),
  );
  box.showModal();
}
