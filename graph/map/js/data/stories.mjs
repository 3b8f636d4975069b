// Stories as records, of which none is ever changed but followed by another: {title, steps: [{key, title, text,
// view}]}. A text is a string, or one for each language; the view of a step holds what the step says of it.

import { accept, CHOICES, DEFAULTS } from "./state.mjs";
import { cleanText } from "./table.mjs";

// As in graph/map/story.py.
export const MOST_TOLD = 100; // steps
export const LONGEST_TITLE = 200; // characters
export const LONGEST_TELLING = 2000;

export const NO_STORY = Object.freeze({ title: "", steps: [] });

// What `graph map` may open otherwise, and so what a step always says: it shows the same on every map.
const ALWAYS = new Set(["date", "dates", "active", "size"]);
const NEVER = new Set(["lang", "theme", "story"]); // the reader's own
const CAMERA_KEYS = new Set(["x", "y", "zoom"]);

/** What a step says of a view: the whole of it but for what every map does by itself. */
export function stepView(view, plain) {
  const moved = view.zoom > 0;
  const says = (key) =>
    ALWAYS.has(key) ||
    (!NEVER.has(key) && (CAMERA_KEYS.has(key) ? moved : view[key] !== DEFAULTS[key] || view[key] !== plain[key]));
  return Object.fromEntries(Object.keys(DEFAULTS).filter(says).map((key) => [key, view[key]]));
}

/** A view as somebody wrote it, with what is known and makes sense; in one order, so that the same gives the same. */
function stepKeys(state) {
  const view = accept({}, state || {});
  const keys = Object.keys(DEFAULTS).filter((key) => Object.hasOwn(view, key) && !NEVER.has(key));
  return Object.fromEntries(keys.map((key) => [key, view[key]]));
}

// Texts.

/** A text in a language; one without a language is shown as that of the page. */
export const wordsIn = (text, lang, page) =>
  (typeof text === "string" ? (lang === page ? text : "") : text[lang] || "");

/** The text with other words in a language. */
export function reworded(text, lang, words, page) {
  if (typeof text !== "string") return tidied({ ...text, [lang]: words });
  return text && lang === page ? words : tidied({ [page]: text, [lang]: words });
}

/** Languages in their order, without those that say nothing. */
function tidied(text) {
  if (typeof text === "string") return text;
  const said = CHOICES.lang.filter((lang) => typeof text?.[lang] === "string" && text[lang]);
  return said.length ? Object.fromEntries(said.map((lang) => [lang, text[lang]])) : "";
}

const cleaned = (text, most) => {
  const found = tidied(text);
  if (typeof found === "string") return cleanText(found, most);
  return tidied(Object.fromEntries(Object.entries(found).map(([lang, each]) => [lang, cleanText(each, most)])));
};

// Steps.

const nextStepKey = ({ steps }) => steps.reduce((most, step) => Math.max(most, step.key), 0) + 1;

/** The story with one more step at its end, and the key of that; the same story where it has as many as it may. */
export function addStep(story, { title, text = "", view }) {
  const key = nextStepKey(story);
  if (story.steps.length >= MOST_TOLD) return { story, key: 0 };
  const step = { key, title: cleaned(title, LONGEST_TITLE), text: cleaned(text, LONGEST_TELLING), view };
  return { story: { ...story, steps: [...story.steps, step] }, key };
}

/** A step with another title, text or view; a step is never without a title. */
export function changeStep(story, key, patch) {
  const change = (step) => {
    const title = cleaned(patch.title ?? step.title, LONGEST_TITLE) || step.title;
    return { key, title, text: cleaned(patch.text ?? step.text, LONGEST_TELLING), view: patch.view || step.view };
  };
  return { ...story, steps: story.steps.map((step) => (step.key === key ? change(step) : step)) };
}

/** A step so many places further down, or up. */
export function moveStep(story, key, by) {
  const at = story.steps.findIndex((step) => step.key === key);
  const to = at + by;
  if (at < 0 || to < 0 || to >= story.steps.length) return story;
  const steps = story.steps.filter((step) => step.key !== key);
  steps.splice(to, 0, story.steps[at]);
  return { ...story, steps };
}

export const dropStep = (story, key) => ({ ...story, steps: story.steps.filter((step) => step.key !== key) });

export const entitle = (story, title) => ({ ...story, title: cleaned(title, LONGEST_TITLE) });

// Written down.

const viewText = (view) => new URLSearchParams(Object.entries(view).map(([key, value]) => [key, String(value)])).toString();

/** A story in plain JSON: the view of a step is the text behind # of a link. */
export const plainStory = ({ title, steps }) => ({
  steps: steps.map((step) => [step.title, step.text, viewText(step.view)]),
  title,
});

/** Whether two stories tell the same. */
export const sameStory = (one, other) => JSON.stringify(plainStory(one)) === JSON.stringify(plainStory(other));

/** The story of plain JSON, whoever wrote it, or null. What makes no sense is passed over. */
export function readStory(raw) {
  if (!raw || !Array.isArray(raw.steps)) return null;
  const steps = raw.steps
    .filter(Array.isArray)
    .map(([title, text, view]) => ({
      title: cleaned(title ?? "", LONGEST_TITLE),
      text: cleaned(text ?? "", LONGEST_TELLING),
      view: stepKeys(Object.fromEntries(new URLSearchParams(typeof view === "string" ? view : ""))),
    }))
    .filter((step) => step.title);
  return {
    title: cleaned(raw.title ?? "", LONGEST_TITLE),
    steps: steps.slice(0, MOST_TOLD).map((step, i) => ({ key: i + 1, ...step })),
  };
}

/** The story with which a map was made. */
export function givenStory(meta) {
  if (!meta) return NO_STORY;
  const step = ({ title, text, view }, i) => ({ key: i + 1, title: tidied(title), text: tidied(text || ""), view: stepKeys(view) });
  return { title: tidied(meta.title || ""), steps: meta.steps.map(step) };
}

/** A story as a file that `graph map --story` reads; the same story gives the same file. */
export function storyToml({ title, steps }) {
  const step = (each) => [
    "[[step]]",
    ...tomlWords("title", each.title),
    ...tomlWords("text", each.text),
    ...Object.entries(each.view).map(([key, value]) => `view.${key} = ${tomlValue(value)}`),
  ];
  const head = tomlWords("title", title);
  return `${[...(head.length ? [head] : []), ...steps.map(step)].map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function tomlWords(key, text) {
  if (typeof text === "string") return text ? [`${key} = ${tomlValue(text)}`] : [];
  return Object.entries(text).map(([lang, each]) => `${key}.${lang} = ${tomlValue(each)}`);
}

/** A value of a view, or a text, on lines of its own where it has several. */
function tomlValue(value) {
  if (typeof value !== "string") return String(value);
  const escape = (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
  const text = value.replace(/[\\"]/g, "\\$&").replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, escape);
  return text.includes("\n") ? `"""\n${text}"""` : `"${text}"`;
}
