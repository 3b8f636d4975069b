// Days as whole numbers (days since 1970-01-01), so that dates compare without time zones.

const MS_PER_DAY = 86400000;

/** The number of an ISO day (YYYY-MM-DD), or null where the text is no day. */
export function dayNumber(text) {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text || "");
  if (!match) return null;
  const ms = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  const day = Math.round(ms / MS_PER_DAY);
  return isoDay(day) === text ? day : null;
}

/** The ISO day of a number. */
export function isoDay(day) {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** Today by the clock and the calendar of this device; wherever it decides something, the page says so. */
export function today(now = new Date()) {
  return Math.round(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / MS_PER_DAY);
}

/** The first day of a tie's possible signing days or the last, as the basis asks. */
export function startOf(tie, basis) {
  return basis === "possible" ? tie.first : tie.last;
}

/** The last day on which a tie is in force, null where it has none: that of its own dates, or before a renewal. */
export function untilOf(tie, basis) {
  const renewed = basis === "possible" ? tie.until_first : tie.until_last;
  return renewed ?? tie.ends;
}

/**
 * Whether a tie counts on a day, exactly as graph.model.ecosystem.snapshot counts it.
 * `day` null stands for all dates: undated ties then count if they are asked for.
 */
export function counted(tie, day, { dates = "certain", active = false, undated = true } = {}) {
  const start = startOf(tie, dates);
  if (day === null) return start !== null || undated;
  if (start === null || start > day) return false;
  const until = untilOf(tie, dates);
  return !active || until === null || day <= until;
}

/**
 * What has become of a tie on a day, in the words of `graph renewals`: renewed, ended, unknown (undated), in-force,
 * renews-itself or open-ended; nothing where it is not signed yet.
 */
export function standing(tie, day, basis) {
  const until = untilOf(tie, basis);
  if (until !== null && until < day) return until === tie.ends ? "ended" : "renewed";
  const start = startOf(tie, basis);
  if (start === null) return "unknown";
  if (start > day) return "";
  if (tie.ends !== null) return "in-force";
  const again = tie.more?.auto_renews;
  return again && again !== "no" ? "renews-itself" : "open-ended";
}

/**
 * The first last day of a term that is not before a day, null where none ends any more; as `Rolling.next_after` of
 * graph/model/rolling.py. `rolls` is [the day from which terms are counted, the months to the first end, those to
 * each further one, whether they end on the day before].
 */
export function nextRoll([from, months, step, eve], day) {
  const start = dayNumber(from);
  const first = termEnd(start, months, eve);
  if (first >= day) return first;
  if (!step) return null;
  let number = Math.floor((((day - first) / 366) * 12) / step); // rather too few
  while (termEnd(start, months + step * number, eve) < day) number += 1;
  return termEnd(start, months + step * number, eve);
}

/** The last day of a term of so many months: the same day of the month or its last one, or the day before that day. */
function termEnd(start, months, eve) {
  const from = new Date(start * MS_PER_DAY);
  const month = from.getUTCFullYear() * 12 + from.getUTCMonth() + months;
  const last = periodStart(month + 1, 1) - periodStart(month, 1);
  const date = Math.min(from.getUTCDate(), last);
  return periodStart(month, 1) + date - 1 - (eve && date === from.getUTCDate() ? 1 : 0);
}

/** The day so many months later, or before where they are negative; 31 January and a month is the last of February. */
export const monthsAfter = (day, months) => termEnd(day, months, 0);

/** Distinct days on which a dated tie begins to count, ascending. */
export function stops(ties, basis) {
  const days = new Set();
  for (const tie of ties) {
    const start = startOf(tie, basis);
    if (start !== null) days.add(start);
  }
  return [...days].sort((a, b) => a - b);
}

/** The stop after a day (step 1) or before it (step -1); null stands for all dates, after the last. */
export function nextStop(days, day, step) {
  if (step > 0) {
    if (day === null) return null;
    const later = days.find((each) => each > day);
    return later === undefined ? null : later;
  }
  const earlier = days.filter((each) => day === null || each < day);
  return earlier.length ? earlier[earlier.length - 1] : days.length ? days[0] : null;
}

const MOST_BARS = 130;

/** Where time stops while it plays: at the days of signing; of so many that it would take minutes, at the ends of bars. */
export function beatsOf(days, bars) {
  if (days.length <= MOST_BARS) return days;
  const last = days[days.length - 1];
  return bars.filter(({ count }) => count).map(({ to }) => Math.min(to, last));
}

/**
 * Bars of the histogram: how many ties begin to count in each month, quarter or year.
 * Returns {unit, bars: [{from, to, count}]} with at most `most` bars, in which only those of the ties are `counted`.
 */
export function histogram(ties, basis, { most = MOST_BARS, counted = ties } = {}) {
  const days = ties.map((tie) => startOf(tie, basis)).filter((day) => day !== null);
  if (!days.length) return { unit: "year", bars: [] };
  const least = days.reduce((a, b) => Math.min(a, b));
  const greatest = days.reduce((a, b) => Math.max(a, b));
  for (const [unit, months] of [
    ["month", 1],
    ["quarter", 3],
    ["year", 12],
    ["decade", 120],
  ]) {
    const first = periodIndex(least, months);
    const last = periodIndex(greatest, months);
    if (last - first >= most && unit !== "decade") continue;
    const bars = [];
    for (let index = first; index <= last; index++) {
      bars.push({ from: periodStart(index, months), to: periodStart(index + 1, months) - 1, count: 0 });
    }
    const begun = counted.map((tie) => startOf(tie, basis)).filter((day) => day !== null);
    for (const day of begun) bars[periodIndex(day, months) - first].count += 1;
    return { unit, bars };
  }
  return { unit: "year", bars: [] };
}

function periodIndex(day, months) {
  const date = new Date(day * MS_PER_DAY);
  return Math.floor((date.getUTCFullYear() * 12 + date.getUTCMonth()) / months);
}

function periodStart(index, months) {
  const month = index * months;
  return Math.round(Date.UTC(Math.floor(month / 12), month % 12, 1) / MS_PER_DAY);
}

const DAY_STYLE = { year: "numeric", day: "numeric", timeZone: "UTC" };
const dayWords = {
  en: new Intl.DateTimeFormat("en-GB", { ...DAY_STYLE, month: "short" }),
  ja: new Intl.DateTimeFormat("ja-JP", { ...DAY_STYLE, month: "long" }),
};

/** A day in the words of a language: 18 Sept 2020, 2020年9月18日. */
export function longDay(day, lang) {
  return dayWords[lang].format(new Date(day * MS_PER_DAY));
}
