// Time: the slider over the signing dates, play, and how dates are counted.

import { announce, app, change, hasDate } from "../app.mjs";
import { byName, calm, fillSelect, make } from "../dom.mjs";
import { wake } from "../canvas/camera.mjs";
import { canvas } from "../canvas/stage.mjs";
import { dayNumber, isoDay, longDay, nextStop } from "../data/dates.mjs";
import { capitalised, number, say, sayCount } from "../data/words.mjs";
import { drawHistogram, initHistogram, measureTime, time } from "./histogram.mjs";
import { summary } from "./panel.mjs";

const BEAT = 420;
const DOT = " · ";
let before = null; // the day from which on a drag goes

export function initTime() {
  initHistogram();
  const slider = byName("time");
  slider.addEventListener("input", () => {
    stop();
    const value = Number(slider.value);
    before ??= app.view.date; // one drag is one step
    stepTo(value >= time.most ? "" : isoDay(value), "time", before);
  });
  slider.addEventListener("change", () => {
    before = null;
  });
  slider.addEventListener("keydown", onKey);
  byName("play").addEventListener("click", () => (time.timer ? stop() : play()));
  byName("dates").addEventListener("change", (event) => change({ dates: event.target.value }));
  byName("active").addEventListener("change", (event) => change({ active: event.target.value === "true" }));
  byName("time-fold").addEventListener("click", (event) => {
    const isOpen = byName("bottom").classList.toggle("open");
    event.currentTarget.setAttribute("aria-expanded", String(isOpen));
  });
  byName("undated").addEventListener("change", (event) => change({ undated: event.target.checked }));
}

function onKey(event) {
  const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
  const year = { PageUp: 366, PageDown: -366 }[event.key];
  if (!step && !year && event.key !== "Home" && event.key !== "End") return;
  event.preventDefault();
  stop();
  const day = dayNumber(app.view.date);
  let to = null;
  if (step) to = nextStop(time.days, day, step);
  else if (year) to = nextStop(time.days, (day ?? time.most) + year - Math.sign(year), Math.sign(year));
  else if (event.key === "Home") to = time.days.length ? time.days[0] : null;
  stepTo(to === null ? "" : isoDay(to), "time");
}

/**
 * Go to a day. A period that somebody has begun keeps its first day; else what is signed in this step is marked on the
 * way forwards.
 */
function stepTo(date, why, from = app.view.date) {
  const { since } = app.view;
  if (since && since !== time.stepped) {
    const first = isoDay(dayNumber(since) + 1);
    change({ date: date && date < first ? first : date }, { from: why });
    return;
  }
  time.stepped = from !== "" && date > from ? from : "";
  change({ date, since: time.stepped }, { from: why });
}

function play() {
  if (!time.days.length) return;
  const start = hasDate() && dayNumber(app.view.date) < time.last ? dayNumber(app.view.date) : null;
  if (start === null) stepTo(isoDay(time.beats[0]), "play");
  time.timer = setInterval(beat, calm() ? 1000 : BEAT);
  drawPlay();
}

function beat() {
  const to = nextStop(time.beats, dayNumber(app.view.date), 1);
  if (to === null) {
    stop();
    return;
  }
  stepTo(isoDay(to), "play");
  if (to === time.last) stop();
}

export function stop() {
  if (!time.timer) return;
  clearInterval(time.timer);
  time.timer = 0;
  drawPlay();
  wake();
  announce(`${dateWords()}: ${summary()}`);
}

function drawPlay() {
  canvas.playing = Boolean(time.timer);
  const button = byName("play");
  button.classList.toggle("playing", Boolean(time.timer));
  button.setAttribute("aria-label", say(time.timer ? "pause" : "play"));
  button.title = say(time.timer ? "pause" : "play");
}

export function dateWords() {
  const { day } = app.seen;
  return day === null ? capitalised("all_dates") : longDay(day, app.view.lang);
}

export const timePart = {
  refresh(changed, why) {
    if (why.from === "camera") return;
    measureTime();
    const slider = byName("time");
    const day = dayNumber(app.view.date);
    slider.min = String(time.least);
    slider.max = String(time.most);
    slider.step = "1";
    slider.value = String(day === null ? time.most : Math.min(time.most - 1, Math.max(time.least, day)));
    slider.disabled = !time.days.length;
    byName("play").disabled = !time.days.length;
    slider.setAttribute("aria-valuetext", dateWords());
    byName("date").textContent = dateWords();
    byName("date-note").textContent = note();
    drawSummary(byName("summary"), changed);
    fillSelect(
      byName("dates"),
      [
        ["certain", say("dates_certain")],
        ["possible", say("dates_possible")],
      ],
      app.view.dates,
    );
    byName("dates").title = say(app.view.dates === "possible" ? "possible_note" : "certain_note");
    fillSelect(
      byName("active"),
      [
        ["false", say("all_signed")],
        ["true", say("only_in_force")],
      ],
      String(app.view.active),
    );
    const isUndated = (tie) => tie.last === null;
    byName("undated").checked = app.view.undated;
    byName("undated").disabled = app.seen.day !== null;
    byName("undated").closest("label").hidden = !app.model.collaboration.some(isUndated);
    byName("undated-word").textContent = sayCount("undated_count", app.seen.passed.filter(isUndated).length);
    byName("undated-word").title = app.seen.day === null ? "" : say("undated_note");
    drawHistogram();
    drawPlay();
    drawHeld();
    if (changed.has("date") && ["time", "typed"].includes(why.from)) announce(`${dateWords()}: ${summary()}`);
  },
};

/**
 * The line under the title, which breaks between its parts. While time goes it takes no fewer lines than before, or the
 * map below would jump.
 */
function drawSummary(line, changed) {
  line.title = summary();
  line.replaceChildren(...line.title.split(DOT).flatMap((part, at) => [at ? DOT : "", make("span", {}, part)]));
  const isTime = changed.size > 0 && [...changed].every((key) => key === "date" || key === "since");
  line.style.minHeight = isTime ? `${line.offsetHeight}px` : "";
}

/** Whose day it is, what was signed in the step, and what the day leaves open. */
function note() {
  const after = dayNumber(app.view.since);
  const fresh = { count: number(app.seen.signed.size), day: after === null ? "" : longDay(after, app.view.lang) };
  const whose = app.seen.day !== null && !hasDate() ? say("today_note") : "";
  return [whose, after === null ? "" : say("signed_after_count", fresh), openWords()].filter(Boolean).join(" · ");
}

/** How many ties have possible days that straddle the day of the view. */
function openWords() {
  const { day } = app.seen;
  if (day === null) return "";
  const open = app.seen.passed.filter((tie) => tie.first !== null && tie.first <= day && day < tie.last).length;
  return open ? sayCount("uncertain_count", open) : "";
}

/** How many are drawn of how many are in view, where that is less. */
export function heldWords(key) {
  const inBubbles = [...(app.groups?.folded || [])].reduce((sum, value) => sum + (app.groups.counts.get(value) || 0), 0);
  const [drawn, held] = [app.drawn.nodes.size, app.seen.standing.size - inBubbles];
  return drawn < held ? say(key, { drawn: number(drawn), held: number(held) }) : "";
}

function drawHeld() {
  byName("held").textContent = heldWords("held");
  byName("held").hidden = !byName("held").textContent;
}
