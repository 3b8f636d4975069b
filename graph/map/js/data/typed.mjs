// Dates as people type them into the page, as precise as those of the data.

import { dayNumber, isoDay, monthsAfter } from "./dates.mjs";

const [FIRST_YEAR, LAST_YEAR] = [1800, 2100]; // as graph.dates has them
const NUMERIC = /^(\d{4})(?:([-/])(\d{1,2})(?:\2(\d{1,2}))?)?$/;
const DOTTED = /^(\d{4})\.(\d{1,2})\.(\d{1,2})$/;
const KANJI = /^(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?$/;
const FISCAL = /^(?:fy ?(\d{4})|(\d{4})年度)$/;
const ERA = /^(明治|大正|昭和|平成|令和|[mtshr])\.?(元|\d{1,2})(年度$|年|(?=[-/.]|$))(.*)$/;
// The first day, the last one and the first year of each era.
const ERAS = [
  ["明治", "m", "1873-01-01", "1912-07-29", 1868],
  ["大正", "t", "1912-07-30", "1926-12-24", 1912],
  ["昭和", "s", "1926-12-25", "1989-01-07", 1926],
  ["平成", "h", "1989-01-08", "2019-04-30", 1989],
  ["令和", "r", "2019-05-01", `${LAST_YEAR}-12-31`, 2019],
];
const INTERVAL = /^(\d{4}(?:-\d{1,2}){0,2})\/(\d{4}(?:-\d{1,2}){0,2})$/;

/**
 * The first and the last day of a date: 2020, 2020-09, 2020-09-18, 2020-09/2021-03, 2020年9月18日, 令和2年9月18日,
 * R2.9.18, FY2020 or 令和2年度 (from the month in which fiscal years start); null for what is no date.
 */
export function readDate(text, fiscalStart = 4) {
  const plain = text.normalize("NFKC").trim().toLowerCase();
  const fiscal = FISCAL.exec(plain);
  if (fiscal) return fiscalYear(Number(fiscal[1] || fiscal[2]), fiscalStart);
  const era = ERA.exec(plain);
  if (era) return ofEra(era, fiscalStart);
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

/** The days of a date of an era that lie in it. */
function ofEra([, name, number, word, rest], fiscalStart) {
  const [, , begins, ends, zero] = ERAS.find((each) => each.includes(name));
  const year = zero + (number === "元" ? 1 : Number(number)) - 1;
  if (word === "年度") return fiscalYear(year, fiscalStart);
  const found = readDate(`${year}${word}${rest.replaceAll(".", "-")}`, fiscalStart);
  const [first, last] = found ? [Math.max(found.first, dayNumber(begins)), Math.min(found.last, dayNumber(ends))] : [1, 0];
  return first <= last ? { first, last } : null;
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
