// The page around the map: what the server tells, and one frame after the other, each shown once it is drawn.

const { languages, said } = JSON.parse(document.getElementById("words").textContent);
const root = document.documentElement;
const [status, summary, more, told, list, frames] = ["status", "summary", "more", "told", "list", "frames"].map((id) =>
  document.getElementById(id),
);
const CALM = 400; // ms for which nobody has touched the map before it is exchanged

let news = { state: "reading", findings: [], summary: [], picture: 0 };
let lost = false; // whether the server does not answer
let opened = null; // whether the reader opened or closed the list; until then errors open it
let shown = null; // the frame of the map
let next = null; // the one that is being drawn
let asked = 0; // the number of the picture that was asked for last
let touched = 0;
let held = false;
let composing = false; // letters that an input method has not yet turned into text
let events = null;

const language = () => Math.max(0, languages.indexOf(root.lang));
const say = (key) => said[key][language()];

function state() {
  if (lost) return "gone";
  return news.state === "good" && asked !== Number(root.dataset.picture || 0) ? "drawing" : news.state;
}

/** Say what there is to say, in the language and the colours of the map. */
function tell() {
  const now = state();
  const nothing = now === "faulty" && !shown;
  root.dataset.state = now;
  set(status, say(nothing ? "nothing" : now));
  set(summary, now === "gone" ? say("again") : news.summary[language()] || "");
  const open = news.findings.length > 0 && (opened ?? now === "faulty");
  more.hidden = news.findings.length === 0;
  more.setAttribute("aria-expanded", String(open));
  set(more, say(open ? "hide" : "show"));
  told.hidden = !open;
  told.setAttribute("aria-label", say("findings"));
  list.replaceChildren(...news.findings.map(entry));
  for (const frame of frames.children) frame.title = say("map");
  set(document.getElementById("heading"), say("title"));
  document.title = (shown && shown.contentDocument.title) || say("title");
}

/** A text that stays is not written again, or it would be read out again. */
function set(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function entry([severity, texts]) {
  const item = document.createElement("li");
  item.className = severity;
  item.textContent = texts[language()];
  return item;
}

/** The colours that were asked for, until there is a map whose colours to follow. */
function paint() {
  const dark = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const map = shown && shown.contentDocument.documentElement;
  root.dataset.theme = map ? map.dataset.theme : root.dataset.asked === "auto" ? dark : root.dataset.asked;
  if (map) root.lang = map.lang;
  tell();
}

/** Draw a picture in a frame of its own, behind the one that is shown. */
function load(picture) {
  if (picture === asked) return;
  asked = picture;
  if (next) next.remove();
  const frame = (next = document.createElement("iframe"));
  frame.className = "next";
  frame.title = say("map");
  frame.tabIndex = -1;
  frame.src = `map?picture=${picture}#${shown ? shown.contentWindow.ecosystem.hash() : ""}`;
  frame.addEventListener("load", () => whenDrawn(frame, picture), { once: true });
  frames.append(frame);
}

function whenDrawn(frame, picture) {
  const map = frame.contentDocument.documentElement;
  const look = () => {
    if (map.dataset.ready !== "true" || frame !== next) return;
    watch.disconnect();
    arrange(frame, picture);
  };
  const watch = new MutationObserver(look);
  watch.observe(map, { attributes: true });
  look();
}

/** Have everyone stand where they stood, and exchange the frames once nobody is at work in the old one. */
async function arrange(frame, picture) {
  try {
    const answer = await fetch(`places?picture=${picture}`);
    if (answer.ok) frame.contentWindow.ecosystem.place(await answer.json());
  } catch {
    return; // the server has gone, which is said
  }
  exchange(frame, picture);
}

function exchange(frame, picture) {
  if (frame !== next) return;
  const isCalm = () => performance.now() - touched >= CALM && !held && !composing && !shown.contentWindow.ecosystem.busy();
  if (shown && !isCalm()) {
    setTimeout(() => exchange(frame, picture), CALM / 4);
    return;
  }
  const before = shown;
  if (before) carry(before, frame);
  [shown, next] = [frame, null];
  frame.classList.remove("next");
  frame.removeAttribute("tabindex");
  if (before) before.remove();
  root.dataset.picture = picture;
  attend(frame);
  paint();
}

/** What was changed in the old frame: places and notes of one's own, the view, and where the keyboard is. */
function carry(before, frame) {
  const to = frame.contentWindow;
  const { ecosystem } = before.contentWindow;
  to.ecosystem.take(ecosystem.own(), !ecosystem.unsaved());
  const hash = ecosystem.hash();
  if (hash !== to.ecosystem.hash()) {
    to.history.replaceState(null, "", `${to.location.href.replace(/#.*$/, "")}#${hash}`);
    to.dispatchEvent(new Event("hashchange"));
  }
  const { activeElement: active } = before.contentDocument;
  const same = document.activeElement === before && active && active.id && frame.contentDocument.getElementById(active.id);
  if (!same) return;
  frame.classList.remove("next"); // what is hidden takes no focus
  same.focus({ preventScroll: true });
  typed(active, same);
}

/** What is typed in a field and has not been taken over, and where in it the next letter goes. */
function typed(from, to) {
  if (!from.matches("textarea, input:not([type=checkbox], [type=range])")) return;
  if (to.value !== from.value) {
    to.value = from.value;
    to.dispatchEvent(new Event("input", { bubbles: true }));
  }
  to.setSelectionRange(from.selectionStart, from.selectionEnd);
}

/** Notice when somebody is at work in the map, and when its language or its colours are changed. */
function attend(frame) {
  const map = frame.contentWindow;
  for (const name of ["wheel", "keydown", "input", "click"])
    map.addEventListener(name, () => (touched = performance.now()), { capture: true, passive: true });
  map.addEventListener("pointerdown", () => (held = true), true);
  for (const name of ["pointerup", "pointercancel"])
    map.addEventListener(
      name,
      () => {
        held = false;
        touched = performance.now();
      },
      true,
    );
  map.addEventListener("compositionstart", () => (composing = true), true);
  map.addEventListener("compositionend", () => (composing = false), true);
  held = composing = false;
  new MutationObserver(paint).observe(map.document.documentElement, { attributes: true, attributeFilter: ["lang", "data-theme"] });
}

/** Listen, but not while nobody sees it: a browser opens six connections to one place and no more. */
function listen() {
  if (events) events.close();
  events = null;
  if (document.hidden) return;
  events = new EventSource("events");
  events.onopen = () => answer(true);
  events.onerror = () => answer(false);
  events.onmessage = (event) => {
    const before = news.state;
    news = { ...news, ...JSON.parse(event.data) };
    if ((before === "faulty") !== (news.state === "faulty")) opened = null;
    if (news.picture) load(news.picture);
    answer(true);
  };
}

function answer(there) {
  lost = !there;
  tell();
}

more.addEventListener("click", () => {
  opened = told.hidden;
  tell();
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
document.addEventListener("visibilitychange", listen);
paint();
listen();
