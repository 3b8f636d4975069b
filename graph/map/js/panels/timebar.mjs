// Time: the slider over the signing dates, the histogram above it, play, and how dates are counted.

import { announce, app, change, hasDate } from "../app.mjs";
import { byName, calm, fillSelect, makeSvg } from "../dom.mjs";
import { dayNumber, histogram, isoDay, longDay, nextStop, stops } from "../data/dates.mjs";
import { capitalised, number, say, sayCount } from "../data/words.mjs";
import { summary } from "./panel.mjs";

const BEAT = 420;
const INSET = 9; // half the slider's thumb
const time = { days: [], least: 0, most: 1, timer: 0, basis: "", width: 0, height: 0, drawn: "", bars: [], from: null };

export function initTime() {
  const slider = byName("time");
  slider.addEventListener("input", () => {
    stop();
    const value = Number(slider.value);
    time.from ??= app.view.date; // one drag is one step
    stepTo(value >= time.most ? "" : isoDay(value), "time", time.from);
  });
  slider.addEventListener("change", () => {
    time.from = null;
  });
  slider.addEventListener("keydown", onKey);
  byName("play").addEventListener("click", () => (time.timer ? stop() : play()));
  byName("dates").addEventListener("change", (event) => change({ dates: event.target.value }));
  byName("active").addEventListener("change", (event) => change({ active: event.target.value === "true" }));
  byName("undated").addEventListener("change", (event) => change({ undated: event.target.checked }));
  const room = new ResizeObserver(([entry]) => {
    time.width = Math.round(entry.contentRect.width);
    time.height = Math.round(entry.contentRect.height);
    drawHistogram();
  });
  room.observe(byName("histogram"));
}

function measureTime() {
  if (time.basis === app.view.dates) return;
  time.basis = app.view.dates;
  time.days = stops(app.model.collaboration, time.basis);
  const bars = histogram(app.model.collaboration, time.basis).bars;
  time.least = bars.length ? bars[0].from : 0;
  time.last = time.days.length ? time.days[time.days.length - 1] : 0;
  time.most = Math.max(time.last, bars.length ? bars[bars.length - 1].to : 0) + 1;
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

/** Go to a day; on the way forwards what is signed in this step is marked. */
function stepTo(date, why, before = app.view.date) {
  const forwards = before !== "" && date > before;
  change({ date, since: forwards ? before : "" }, { from: why });
}

function play() {
  if (!time.days.length) return;
  const start = hasDate() && dayNumber(app.view.date) < time.last ? dayNumber(app.view.date) : null;
  if (start === null) stepTo(isoDay(time.days[0]), "play");
  time.timer = setInterval(beat, calm() ? 1000 : BEAT);
  drawPlay();
}

function beat() {
  const to = nextStop(time.days, dayNumber(app.view.date), 1);
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
  announce(`${dateWords()}: ${summary()}`);
}

function drawPlay() {
  const button = byName("play");
  button.classList.toggle("playing", Boolean(time.timer));
  button.setAttribute("aria-label", say(time.timer ? "pause" : "play"));
  button.title = say(time.timer ? "pause" : "play");
}

export function dateWords() {
  const { day } = app.seen;
  return day === null ? capitalised("all_dates") : longDay(day, app.view.lang);
}

/** Draw the bars anew where their width or what they count has changed; a change of date only colours them. */
function drawHistogram() {
  const svg = byName("histogram");
  const key = `${time.width} ${time.height} ${app.view.dates}`;
  if (!time.width) return;
  if (time.drawn !== key) {
    time.drawn = key;
    buildHistogram(svg, time.width, time.height);
  }
  const now = app.seen.day ?? Infinity;
  const since = dayNumber(app.view.since) ?? Infinity;
  for (const { from, to, rect } of time.bars) {
    const past = from <= now ? "bar past" : "bar";
    rect.setAttribute("class", from <= now && to > since ? `${past} fresh` : past);
  }
}

function buildHistogram(svg, width, height) {
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  const { bars } = histogram(app.model.collaboration, app.view.dates);
  const x = (day) => INSET + ((day - time.least) / Math.max(1, time.most - time.least)) * (width - 2 * INSET);
  const most = bars.reduce((a, bar) => Math.max(a, bar.count), 1);
  const base = height - 13;
  time.bars = bars
    .filter((bar) => bar.count)
    .map(({ from, to, count }) => {
      const tall = Math.max(2, (count / most) * (base - 3));
      const wide = Math.max(1.5, x(to + 1) - x(from) - 1);
      return {
        from,
        to,
        rect: makeSvg("rect", {
          x: (x(from) + 0.5).toFixed(1),
          y: (base - tall).toFixed(1),
          width: wide.toFixed(1),
          height: tall.toFixed(1),
          rx: 1,
        }),
      };
    });
  svg.replaceChildren(...time.bars.map((bar) => bar.rect), ...yearMarks(x, width, height));
}

function yearMarks(x, width, height) {
  if (!time.days.length) return [];
  const first = Number(isoDay(time.least).slice(0, 4));
  const last = Number(isoDay(time.most - 1).slice(0, 4));
  const step =
    [1, 2, 5, 10, 20, 50].find(
      (each) => x(dayNumber(`${first + each}-01-01`)) - x(dayNumber(`${first}-01-01`)) > 46,
    ) || 100;
  const marks = [];
  for (let year = Math.ceil(first / step) * step; year <= last; year += step) {
    const at = x(Math.max(time.least, dayNumber(`${year}-01-01`)));
    if (at > width - 34) continue;
    marks.push(
      makeSvg("line", { x1: at.toFixed(1), x2: at.toFixed(1), y1: height - 13, y2: height - 9, class: "mark" }),
    );
    const text = makeSvg("text", { x: (at + 3).toFixed(1), y: height - 2, class: "year" });
    text.textContent = String(year);
    marks.push(text);
  }
  return marks;
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
    byName("summary").textContent = byName("summary").title = summary();
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
    const undated = app.model.collaboration.filter((tie) => tie.last === null).length;
    byName("undated").checked = app.view.undated;
    byName("undated").disabled = app.seen.day !== null;
    byName("undated").closest("label").hidden = !undated;
    byName("undated-word").textContent = sayCount("undated_count", undated);
    byName("undated-word").title = app.seen.day === null ? "" : say("undated_note");
    drawHistogram();
    drawPlay();
    drawHeld();
    if (changed.has("date") && why.from === "time") announce(`${dateWords()}: ${summary()}`);
  },
};

/** Whose day it is, what was signed in the step, and what the day leaves open. */
function note() {
  const after = dayNumber(app.view.since);
  const fresh = { count: number(app.seen.fresh.size), day: after === null ? "" : longDay(after, app.view.lang) };
  const whose = app.seen.day !== null && !hasDate() ? say("today_note") : "";
  return [whose, after === null ? "" : say("signed_after_count", fresh), openWords()].filter(Boolean).join(" · ");
}

/** How many ties have possible days that straddle the day of the view. */
function openWords() {
  const { day } = app.seen;
  if (day === null) return "";
  const open = app.model.collaboration.filter(
    (tie) => tie.first !== null && tie.first <= day && day < tie.last,
  ).length;
  return open ? sayCount("uncertain_count", open) : "";
}

/** How many are drawn of how many are in view, where that is less. */
export function heldWords(key) {
  const [drawn, held] = [app.drawn.nodes.size, app.seen.nodes.size];
  return drawn < held ? say(key, { drawn: number(drawn), held: number(held) }) : "";
}

function drawHeld() {
  byName("held").textContent = heldWords("held");
  byName("held").hidden = !byName("held").textContent;
}
