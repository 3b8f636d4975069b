// The shortest paths between two organisations in the card: how many there are, and one of them alone.

import { app, change } from "../app.mjs";
import { make } from "../dom.mjs";
import { joinList } from "../data/state.mjs";
import { nameOf, number, relationWord, say } from "../data/words.mjs";
import { newestFirst, signedWords } from "./agreements.mjs";
import { nameButton } from "./buttons.mjs";
import { nodeIcon } from "./icons.mjs";

/** How many shortest paths there are, and how long each of them is. */
export function pathsInAll({ total, length }) {
  if (length === 1) return say("path_direct");
  if (total === 1) return say("path_steps", { count: number(length) });
  const key = Number.isFinite(total) ? "path_all" : "path_countless";
  return say(key, { total: number(Math.min(total, Number.MAX_SAFE_INTEGER)), count: number(length) });
}

/** What the card says of the way to the goal. */
export function pathList(goal) {
  if (!goal || goal.id === app.view.focus) return null;
  const found = app.path;
  if (!found) return make("p", { class: "path-box" }, say("no_path", { name: nameOf(goal) }));
  return make(
    "div",
    { class: "path-box" },
    make("p", {}, pathsInAll(found)),
    ...(found.total === 1 ? [stepList(found.listed[0])] : rows(found)),
  );
}

/** The rows to choose one from; who was chosen by a link stands among them, however many come before. */
function rows({ listed, chosen, total }) {
  const isListed = !chosen || listed.some((path) => wayOf(path) === wayOf(chosen));
  const shown = isListed ? listed : [...listed, chosen];
  const rest = Number.isFinite(total) ? total - shown.length : 0;
  const many = Number.isFinite(total) ? say("more_values", { count: number(rest) }) : say("more_paths_countless");
  return [
    make("p", { class: "hint" }, say("path_choose")),
    make("ul", { class: "ways" }, ...shown.map((path) => wayRow(path, chosen))),
    rest || !Number.isFinite(total) ? make("p", { class: "hint" }, many) : null,
  ];
}

/** Who is between the two ends of a path, as the view holds it. */
const wayOf = (path) => joinList(path.slice(1, -1).map((index) => app.model.nodes[index].id));

function wayRow(path, chosen) {
  const way = wayOf(path);
  const isChosen = chosen !== null && wayOf(chosen) === way;
  const names = path.slice(1, -1).map((index) => nameOf(app.model.nodes[index]));
  const button = make(
    "button",
    {
      type: "button",
      class: "quiet",
      "data-key": `way:${way}`,
      "aria-pressed": String(isChosen),
      onclick: () => change({ way: isChosen ? "" : way }),
    },
    say("path_over", { names: names.join(" → ") }),
  );
  const dates = path
    .slice(1)
    .flatMap((to, at) => [at ? " → " : "", make("span", {}, firstSigned(stepTies(path[at], to)))]);
  return make("li", {}, button, isChosen ? stepList(path) : make("p", { class: "meta" }, ...dates));
}

/** The agreements in view of one step. */
function stepTies(from, to) {
  return app.seen.ties.filter(({ a, b, structural }) => !structural && ((a === from && b === to) || (a === to && b === from)));
}

/** The date of the first of some ties. */
function firstSigned(ties) {
  const dated = ties.filter((tie) => tie.signed).sort((one, other) => newestFirst(other, one));
  return dated.length ? signedWords(dated[0]) : say("undated");
}

/** A path from end to end, with the agreements of each step. */
function stepList(path) {
  return make(
    "ol",
    {},
    ...path.map((index, at) =>
      make(
        "li",
        {},
        at ? make("ul", { class: "step-ties" }, ...stepTies(path[at - 1], index).sort(newestFirst).map(stepTie)) : null,
        make(
          "span",
          { class: "stop" },
          nodeIcon(app.model.nodes[index], 14),
          nameButton(app.model.nodes[index], `path:${app.model.nodes[index].id}`),
        ),
      ),
    ),
  );
}

/** An agreement of a step; it leads to the card of the tie. */
function stepTie(tie) {
  const onclick = () => change({ tie: tie.row, focus: "", path: "", steps: 0 }, { from: "list" });
  const text = `${signedWords(tie)} · ${relationWord(tie.relation)}`;
  return make("li", {}, make("button", { type: "button", class: "text", "data-key": `step:${tie.row}`, onclick }, text));
}
