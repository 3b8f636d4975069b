// Dates as people type them into the page, as precise as those of the data.

import { isoDay, monthsAfter } from "./dates.mjs";

const [FIRST_YEAR, LAST_YEAR] = [1800, 2100]; // as graph.dates has them
const NUMERIC = /^(\d{4})(?:([-/])(\d{1,2})(?:\2(\d{1,2}))?)?$/;
const DOTTED = /^(\d{4})\.(\d{1,2})\.(\d{1,2})$/;
const KANJI = /^(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?$/;
const FISCAL = /^(?:fy ?(\d{4})|(\d{4})年度)$/;
const INTERVAL = /^(\d{4}(?:-\d{1,2}){0,2})\/(\d{4}(?:-\d{1,2}){0,2})$/;

/**
 * The first and the last day of a date: 2020, 2020-09, 2020-09-18, 2020-09/2021-03, 2020年9月18日, FY2020 (from the
 * month in which fiscal years start); null for what is no date.
 */
export function readDate(text, fiscalStart = 4) {
  const plain = text.normalize("NFKC").trim().toLowerCase();
  const fiscal = FISCAL.exec(plain);
  if (fiscal) return fiscalYear(Number(fiscal[1] || fiscal[2]), fiscalStart);
  const numeric = NUMERIC.exec(plain);
  if (numeric) return stretch(numeric[1], numeric[3], numeric[4]);
  const parts = DOTTED.exec(plain) || KANJI.exec(plain);
  if (parts) return stretch(...parts.slice(1));
  const interval = INTERVAL.exec(plain);
  const ends = interval && interval.slice(1).map((each) => readDate(each, fiscalStart));
  return ends && ends.every(Boolean) && ends[0].first <= ends[1].last
    ? { first: ends[0].first, last: ends[1].last }
    : null;
}

function fiscalYear(year, start) {
  const months = stretch(String(year), String(start));
  return months && { first: months.first, last: monthsAfter(months.first, 12) - 1 };
}

/** The days of a year, a month or a day; null where there is no such one. */
function stretch(year, month, day) {
  if (Number(year) < FIRST_YEAR || Number(year) > LAST_YEAR) return null;
  const from = `${year}-${(month || "1").padStart(2, "0")}-${(day || "1").padStart(2, "0")}`;
  const first = Date.parse(`${from}T00:00:00Z`) / 86400000;
  if (!Number.isInteger(first) || isoDay(first) !== from) return null;
  return { first, last: day ? first : monthsAfter(first, month ? 1 : 12) - 1 };
}
