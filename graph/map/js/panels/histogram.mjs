// The histogram above the time line: how many ties were signed when, and where on the line a day is.

import { app } from "../app.mjs";
import { byName, makeSvg } from "../dom.mjs";
import { ledger } from "../data/changes.mjs";
import { beatsOf, dayNumber, histogram, isoDay, stops } from "../data/dates.mjs";
import { FILTERS } from "../data/state.mjs";

export const INSET = 9; // half the slider's thumb
export const time = {
  days: [], // on which something was signed
  beats: [], // at which time stops while it plays
  least: 0,
  last: 0,
  most: 1,
  timer: 0,
  basis: "",
  width: 0,
  height: 0,
  drawn: "",
  bars: [],
  hits: [],
  stepped: "", // the first day of the view where a step set it, and nobody a period
};

export function initHistogram() {
  const room = new ResizeObserver(([entry]) => {
    time.width = Math.round(entry.contentRect.width);
    time.height = Math.round(entry.contentRect.height);
    drawHistogram();
  });
  room.observe(byName("histogram"));
}

/** Where a day is on the line: as a share of it, in pixels; and how many days a way of so many pixels is. */
export const shareOf = (day) => (day - time.least) / Math.max(1, time.most - time.least);
const xOf = (day) => INSET + shareOf(day) * (time.width - 2 * INSET);
export const daysIn = (pixels) =>
  Math.round((pixels * Math.max(1, time.most - time.least)) / Math.max(1, time.width - 2 * INSET));

export function measureTime() {
  if (time.basis === app.view.dates) return;
  time.basis = app.view.dates;
  time.days = stops(app.model.collaboration, time.basis);
  const bars = histogram(app.model.collaboration, time.basis).bars;
  time.least = bars.length ? bars[0].from : 0;
  time.beats = beatsOf(time.days, bars);
  time.last = time.days.length ? time.days[time.days.length - 1] : 0;
  time.most = Math.max(time.last, bars.length ? bars[bars.length - 1].to : 0) + 1;
}

const COUNTED = ["dates", ...FILTERS]; // what bars depend on: never on the day, nor on what changed by then

/** Draw the bars anew where their width or what they count has changed; a change of date only colours them. */
export function drawHistogram() {
  const svg = byName("histogram");
  const key = [time.width, time.height, ...COUNTED.map((each) => app.view[each])].join(" ");
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
  const { unit, bars } = histogram(app.model.collaboration, app.view.dates, { counted: app.seen.filtered });
  const x = xOf;
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
  time.hits = hitsOf(unit, bars, height);
  const rects = [...time.bars, ...time.hits].map((each) => each.rect);
  svg.replaceChildren(...rects, ...yearMarks(x, width, height));
}

/** What can be pointed at: years, or bars where these are longer, with the agreements signed in each. */
function hitsOf(unit, bars, height) {
  const begun = [...ledger(app.seen.filtered, app.view.dates).values()].map((each) => each.begins);
  const spans = new Map();
  for (const bar of bars) {
    const year = Number(isoDay(bar.from).slice(0, 4));
    const whole = { from: dayNumber(`${year}-01-01`), to: dayNumber(`${year}-12-31`), label: String(year) };
    if (unit === "decade") Object.assign(whole, bar, { label: `${year}–${isoDay(bar.to).slice(0, 4)}` });
    spans.set(whole.label, whole);
  }
  const top = { y: 0, height: height - 13, class: "hit" };
  return [...spans.values()].map((each) => {
    const [left, right] = [xOf(Math.max(each.from, time.least)), xOf(Math.min(each.to + 1, time.most))];
    const count = begun.filter((day) => day !== null && each.from <= day && day <= each.to).length;
    const rect = makeSvg("rect", { ...top, x: left.toFixed(1), width: Math.max(1, right - left).toFixed(1) });
    return { ...each, left, right, count, rect };
  });
}

/** What can be pointed at at a place of the histogram, if anything. */
export const hitAt = (x) => time.hits.find((each) => each.left <= x && x < each.right);

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
