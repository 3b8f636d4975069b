// A story told in steps, each with a view of the map.

import { announce, app, change, storyNow } from "../app.mjs";
import { byName, make, sign } from "../dom.mjs";
import { accept } from "../data/state.mjs";
import { number, say } from "../data/words.mjs";

const KEPT = ["lang", "theme"];

const steps = () => storyNow().steps;

/** A text of the story in the language of the page, or in the one it has. */
export function told(text) {
  if (typeof text === "string") return text;
  return text[app.view.lang] || text.en || text.ja || "";
}

export function initStory() {
  byName("story").addEventListener("click", () => (app.view.story ? leave() : goTo(1)));
}

/** Go to a step, counted from 1. Every step starts from the map's first view, so that steps do not depend on each other. */
export function goTo(step) {
  if (step < 1 || step > steps().length) return;
  showStep(steps()[step - 1], step);
  announce(`${told(steps()[step - 1].title)}. ${told(steps()[step - 1].text || "")}`);
}

/** Show the view of a step, as the step of that number where it is told. */
export function showStep(step, story = 0) {
  const kept = Object.fromEntries(KEPT.map((key) => [key, app.view[key]]));
  const view = accept({ ...app.plain, ...kept }, step.view, app.known);
  change({ ...view, story }, { fly: !view.zoom && view.focus !== "" && view.steps === 0, from: "story" });
}

export function leave() {
  if (document.fullscreenElement) document.exitFullscreen();
  change({ story: 0 });
  byName("story").focus();
}

function wholeScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen().catch(() => {});
}

export const storyPart = {
  refresh(changed, why) {
    if (why.from === "camera") return;
    const box = byName("story-panel");
    byName("story").hidden = steps().length === 0;
    const step = steps()[app.view.story - 1];
    byName("story").setAttribute("aria-pressed", String(Boolean(step)));
    document.body.classList.toggle("telling", Boolean(step));
    box.hidden = !step;
    if (!step) {
      box.replaceChildren();
      return;
    }
    const focused = box.contains(document.activeElement) ? document.activeElement.dataset.key : "";
    box.replaceChildren(
      make(
        "div",
        { class: "story-head" },
        make(
          "p",
          { class: "hint" },
          [told(storyNow().title), `${number(app.view.story)} / ${number(steps().length)}`]
            .filter(Boolean)
            .join(" · "),
        ),
        make(
          "button",
          {
            type: "button",
            class: "quiet icon",
            "data-key": "full",
            "aria-label": say("full_screen"),
            onclick: wholeScreen,
          },
          sign("fit"),
        ),
        make(
          "button",
          { type: "button", class: "quiet icon", "data-key": "leave", "aria-label": say("close"), onclick: leave },
          sign("close"),
        ),
      ),
      storyWords(step),
      make(
        "div",
        { class: "story-foot" },
        stepButton("previous", app.view.story - 1),
        stepButton("next", app.view.story + 1),
      ),
    );
    const words = box.querySelector(".story-body");
    if (words.scrollHeight > words.clientHeight) words.tabIndex = 0; // so that keys scroll it
    const again = focused ? box.querySelector(`[data-key="${focused}"]`) : null;
    if (again) (again.disabled ? box.querySelector("button:not([disabled])") : again).focus();
  },
};

/** The headline and the text of a step. */
function storyWords(step) {
  const paragraphs = told(step.text || "").split(/\n\s*\n/).filter(Boolean);
  const text = make("div", { class: "story-text" }, ...paragraphs.map((each) => make("p", {}, each.trim())));
  return make("div", { class: "story-body" }, make("h2", {}, told(step.title)), text);
}

function stepButton(key, to) {
  const button = make(
    "button",
    { type: "button", class: key === "next" ? "main-button" : "quiet", "data-key": key, onclick: () => goTo(to) },
    say(key),
  );
  button.disabled = to < 1 || to > steps().length;
  return button;
}
