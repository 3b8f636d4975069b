// The period of a view: its first day beside the slider of its last, the span between, both as text, today, comparing.

import { announce, app, change } from "../app.mjs";
import { byName, fillSelect } from "../dom.mjs";
import { dayNumber, isoDay, longDay, monthsAfter, nextStop, today } from "../data/dates.mjs";
import { isOutOfYears, readDate, YEARS } from "../data/typed.mjs";
import { capitalised, number, say } from "../data/words.mjs";
import { daysIn, hitAt, INSET, shareOf, time } from "./histogram.mjs";
import { summary } from "./panel.mjs";
import { stop } from "./timebar.mjs";

const DAY_BEFORE = -1;

export function initPeriod() {
  const first = byName("since");
  first.addEventListener("input", () => beginWith(Number(first.value)));
  first.addEventListener("keydown", onFirstKey);
  byName("from").addEventListener("change", (event) => typed(event.target, "first"));
  byName("until").addEventListener("change", (event) => typed(event.target, "last"));
  byName("from-clear").addEventListener("click", () => {
    change({ since: "" });
    byName("canvas").focus();
  });
  byName("today").addEventListener("click", goToToday);
  byName("compare").addEventListener("change", (event) => compare(event.target.value));
  const bars = byName("histogram");
  bars.addEventListener("pointermove", (event) => tell(event));
  bars.addEventListener("pointerleave", () => tell(null));
  bars.addEventListener("click", (event) => showYear(hitAt(event.offsetX)));
  initSpan(byName("span"));
}

/** Begin the period with a day; with the first of all it has no beginning, and it never begins after its end. */
function beginWith(day, why = "since") {
  stop();
  const last = dayNumber(app.view.date) ?? time.most - 1;
  const since = day <= time.least ? "" : isoDay(Math.min(day, last) + DAY_BEFORE);
  time.stepped = "";
  change({ since }, { from: why });
  drawFirst(); // the thumb stays where the period begins
}

function onFirstKey(event) {
  const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
  const year = { PageUp: 12, PageDown: -12 }[event.key];
  if (!step && !year && event.key !== "Home" && event.key !== "End") return;
  event.preventDefault();
  const now = firstDay() ?? time.least;
  if (step) beginWith(step < 0 && now <= time.days[0] ? time.least : (nextStop(time.days, now, step) ?? now));
  else if (year) beginWith(monthsAfter(now, year));
  else beginWith(event.key === "Home" ? time.least : (dayNumber(app.view.date) ?? time.last));
}

/** The first day of the period, or nothing. */
function firstDay() {
  const since = dayNumber(app.view.since);
  return since === null ? null : since + 1;
}

/** From when to when, in words. */
export function periodWords() {
  const { first, second } = app.seen.period;
  const { lang } = app.view;
  if (first === null) return app.seen.day === null ? capitalised("all_dates") : longDay(second, lang);
  return app.seen.day === null
    ? say("period_since", { day: longDay(first + 1, lang) })
    : say("period_days", { from: longDay(first + 1, lang), to: longDay(second, lang) });
}

/** Take a date over that was typed, or say why not. */
function typed(input, end) {
  stop();
  const text = input.value.trim();
  const found = text ? readDate(text, app.model.meta.fiscal_start) : null;
  const iso = (day) => (day === null ? "" : isoDay(day));
  const first = end === "first" ? (found && found.first) : firstDay();
  const last = end === "last" ? (found && found.last) : dayNumber(app.view.date);
  const backwards = first !== null && last !== null && last < first;
  if ((text && !found) || backwards) {
    refuse(input, found ? say("no_period", { from: iso(first), to: iso(last) }) : noDateWords(text));
    return;
  }
  refuse(input, "");
  time.stepped = "";
  change({ date: iso(last), since: first === null ? "" : iso(first + DAY_BEFORE) }, { from: "typed", force: true });
}

/** Why a text is no date: its year is out of the limits, or nobody can read it. */
function noDateWords(text) {
  if (!isOutOfYears(text, app.model.meta.fiscal_start)) return say("no_date", { text });
  const [least, most] = YEARS.map(String);
  return say("no_year", { text, least, most });
}

function refuse(input, sentence) {
  input.setAttribute("aria-invalid", String(Boolean(sentence)));
  byName("period-note").textContent = sentence;
  byName("period-note").hidden = !sentence;
}

function goToToday() {
  stop();
  const date = isoDay(today());
  const { since } = app.view;
  time.stepped = "";
  change({ date, since: since < date ? since : "" }, { from: "typed" });
}

/** Compare the two ends of the period; without one, today with the same day a year before. */
function compare(how) {
  stop();
  const date = app.view.date || (how ? isoDay(today()) : "");
  const { since } = app.view;
  const first = since && since < date ? since : isoDay(monthsAfter(dayNumber(date) ?? today(), -12));
  time.stepped = "";
  change({ compare: how, date, since: how ? first : since });
}

/** Say how many agreements were signed in the year under the pointer. */
function tell(event) {
  const hit = event && hitAt(event.offsetX);
  const tip = byName("tip");
  tip.hidden = !hit;
  if (!hit) return;
  tip.textContent = yearWords(hit);
  const stage = byName("stage").getBoundingClientRect();
  tip.style.left = `${Math.max(4, Math.min(event.clientX - stage.x + 10, stage.width - tip.offsetWidth - 8))}px`;
  tip.style.top = `${stage.height - tip.offsetHeight - 6}px`;
}

const yearWords = ({ label, count }) => say("signed_in", { when: label, count: number(count) });

/** Take a year of the histogram as the period. */
function showYear(hit) {
  if (!hit) return;
  stop();
  time.stepped = "";
  change({ date: isoDay(hit.to), since: isoDay(hit.from + DAY_BEFORE) }, { from: "bar" });
  announce(`${yearWords(hit)}. ${summary()}`);
}

// The span between the two ends, which can be moved as a whole.

function initSpan(span) {
  let from = null;
  span.addEventListener("pointerdown", (event) => {
    span.setPointerCapture(event.pointerId);
    from = { x: event.clientX, first: dayNumber(app.view.since), last: dayNumber(app.view.date) };
  });
  span.addEventListener("pointermove", (event) => {
    if (from) slideTo(from.first + daysIn(event.clientX - from.x), from.last - from.first);
  });
  for (const end of ["pointerup", "pointercancel"]) span.addEventListener(end, () => (from = null));
  byName("earlier").addEventListener("click", () => stepSpan(-1));
  byName("later").addEventListener("click", () => stepSpan(1));
}

/** Put the period after a day, within the time of the data. */
function slideTo(first, long) {
  stop();
  const since = Math.max(time.least + DAY_BEFORE, Math.min(first, time.most - 1 - long));
  time.stepped = "";
  change({ since: isoDay(since), date: isoDay(since + long) }, { from: "time" });
}

/** Go on by the period's own length: by whole months where it is made of such, as a year is. */
function stepSpan(step) {
  const [since, last] = [dayNumber(app.view.since), dayNumber(app.view.date)];
  const months = wholeMonths(since + 1, last + 1);
  if (!months) {
    slideTo(since + step * (last - since), last - since);
    return;
  }
  const first = monthsAfter(since + 1, step * months);
  const end = monthsAfter(last + 1, step * months);
  stop();
  if (end > time.least && first < time.most)
    change({ since: isoDay(first + DAY_BEFORE), date: isoDay(end + DAY_BEFORE) }, { from: "time" });
}

/** How many months lie between two days that both begin one; else 0. */
function wholeMonths(from, to) {
  const [a, b] = [isoDay(from), isoDay(to)];
  if (!a.endsWith("-01") || !b.endsWith("-01")) return 0;
  const count = (text) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
  return count(b) - count(a);
}

export const periodPart = {
  refresh(changed, why) {
    if (why.from === "camera") return;
    drawFirst();
    drawFields();
    drawSpan();
    if (changed.has("since") && why.from === "since") announce(`${periodWords()}: ${summary()}`);
    fillSelect(
      byName("compare"),
      [
        ["", say("compare_none")],
        ["change", say("compare_change")],
        ["days", say("compare_days")],
      ],
      app.view.compare,
    );
  },
};

function drawFirst() {
  const slider = byName("since");
  const first = firstDay();
  Object.assign(slider, { min: String(time.least), max: String(time.most), step: "1" });
  slider.value = String(first ?? time.least);
  slider.disabled = !time.days.length;
  const words = first === null ? say("period_whole") : say("period_since", { day: longDay(first, app.view.lang) });
  slider.setAttribute("aria-valuetext", words);
  byName("today").title = say("today_label", { day: longDay(today(), app.view.lang) });
}

function drawFields() {
  const { since, date } = app.view;
  const first = firstDay();
  for (const [id, text] of [
    ["from", first === null ? "" : isoDay(first)],
    ["until", date],
  ]) {
    const input = byName(id);
    if (input.getAttribute("aria-invalid") === "true" && input === document.activeElement) continue;
    input.value = text;
    refuse(input, "");
  }
  byName("from").placeholder = say("from_none");
  byName("until").placeholder = capitalised("all_dates");
  byName("from-clear").hidden = !since;
  if (since)
    byName("from-clear").setAttribute(
      "aria-label",
      say("unmark", { day: longDay(dayNumber(since), app.view.lang) }),
    );
}

function drawSpan() {
  const span = byName("span");
  const { since, date } = app.view;
  span.hidden = !since || !date || since >= date;
  byName("earlier").hidden = byName("later").hidden = span.hidden;
  if (span.hidden) return;
  const [first, last] = [dayNumber(since) + 1, dayNumber(date)];
  const [left, right] = [first, last].map((day) => shareOf(Math.max(time.least, Math.min(time.most, day))));
  const across = `(100% - ${2 * INSET}px)`; // of the line, whatever its width
  span.style.left = `calc(${INSET}px + ${left.toFixed(5)} * ${across})`;
  span.style.width = `calc(${(right - left).toFixed(5)} * ${across})`;
}
