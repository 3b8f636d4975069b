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

/**
 * Bars of the histogram: how many ties begin to count in each month, quarter or year.
 * Returns {unit, bars: [{from, to, count}]} with at most `most` bars.
 */
export function histogram(ties, basis, most = 130) {
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
    for (const day of days) bars[periodIndex(day, months) - first].count += 1;
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
