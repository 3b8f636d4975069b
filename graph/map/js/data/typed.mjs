// Dates as people type them into the page, as precise as those of the data.

import { dayNumber, isoDay, monthsAfter } from "./dates.mjs";

export const YEARS = [1800, 2100]; // as graph.dates has them
const ALL_YEARS = [0, 9999];
const NUMERIC = /^(\d{4})(?:([-/])(\d{1,2})(?:\2(\d{1,2}))?)?$/;
const DOTTED = /^(\d{4})\.(\d{1,2})(?:\.(\d{1,2}))?$/;
const CUT = /^\d{4}\.1$/; // a spreadsheet drops the zero of 2020.10
const MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
const NAMED = [/^(?<day>\d{1,2})(?:st|nd|rd|th)?[ -](?<month>[a-z]{3,})[.,]?[ -](?<year>\d{4})$/];
NAMED.push(/^(?<month>[a-z]{3,})[.,]?[ -](?:(?<day>\d{1,2})(?:st|nd|rd|th)?,? )?(?<year>\d{4})$/);
NAMED.push(/^(?<year>\d{4})[ -](?<month>[a-z]{3,})\.?(?:[ -](?<day>\d{1,2}))?$/);
const KANJI = /^(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?$/;
const FISCAL = /^(?:fy ?(\d{4})|(\d{4})年度)$/;
const ERA = /^(明治|大正|昭和|平成|令和|[mtshr])\.?(元|\d{1,2})(年度$|年|(?=[-/.]|$))(.*)$/;
// The first day, the last one and the first year of each era.
const ERAS = [
  ["明治", "m", "1873-01-01", "1912-07-29", 1868],
  ["大正", "t", "1912-07-30", "1926-12-24", 1912],
  ["昭和", "s", "1926-12-25", "1989-01-07", 1926],
  ["平成", "h", "1989-01-08", "2019-04-30", 1989],
  ["令和", "r", "2019-05-01", `${YEARS[1]}-12-31`, 2019],
];
const INTERVAL = /^(\d{4}(?:-\d{1,2}){0,2})\/(\d{4}(?:-\d{1,2}){0,2})$/;

/**
 * The first and the last day of a date: 2020, 2020-09, 2020-09-18, 2020-09/2021-03, 2020.9, 18 Sept 2020, Sep 2020,
 * 2020年9月18日, 令和2年9月18日, R2.9.18, FY2020 or 令和2年度 (from the month in which fiscal years start); null for what is
 * no date of the `years`.
 */
export function readDate(text, fiscalStart = 4, years = YEARS) {
  const plain = text.normalize("NFKC").trim().toLowerCase();
  const fiscal = FISCAL.exec(plain);
  if (fiscal) return fiscalYear(Number(fiscal[1] || fiscal[2]), fiscalStart, years);
  const era = ERA.exec(plain);
  if (era) return ofEra(era, fiscalStart);
  const numeric = NUMERIC.exec(plain);
  if (numeric) return stretch([numeric[1], numeric[3], numeric[4]], years);
  const parts = (CUT.test(plain) ? null : DOTTED.exec(plain)) || KANJI.exec(plain);
  if (parts) return stretch(parts.slice(1), years);
  const named = withMonth(plain);
  if (named) return stretch(named, years);
  const interval = INTERVAL.exec(plain);
  const ends = interval && interval.slice(1).map((each) => readDate(each, fiscalStart, years));
  return ends && ends.every(Boolean) && ends[0].first <= ends[1].last
    ? { first: ends[0].first, last: ends[1].last }
    : null;
}

/** Whether a text is no date only because its year is out of the limits. */
export const isOutOfYears = (text, fiscalStart = 4) =>
  !readDate(text, fiscalStart) && readDate(text, fiscalStart, ALL_YEARS) !== null;

/** The year, the month and the day of a date with the name of its month, as the page writes it, or short for it. */
function withMonth(plain) {
  const { year, month, day } = NAMED.map((each) => each.exec(plain)).find(Boolean)?.groups ?? {};
  const at = month ? MONTHS.findIndex((each) => each.startsWith(month)) : -1;
  return at < 0 ? null : [year, String(at + 1), day];
}

/** The days of a date of an era that lie in it. */
function ofEra([, name, number, word, rest], fiscalStart) {
  const [, , begins, ends, zero] = ERAS.find((each) => each.includes(name));
  const year = zero + (number === "元" ? 1 : Number(number)) - 1;
  if (word === "年度") return fiscalYear(year, fiscalStart, YEARS);
  const found = readDate(`${year}${word}${rest.replaceAll(".", "-")}`, fiscalStart);
  const [first, last] = found ? [Math.max(found.first, dayNumber(begins)), Math.min(found.last, dayNumber(ends))] : [1, 0];
  return first <= last ? { first, last } : null;
}

function fiscalYear(year, start, years) {
  const months = stretch([String(year), String(start)], years);
  return months && { first: months.first, last: monthsAfter(months.first, 12) - 1 };
}

const PLAIN = String.raw`\d{4}(?:[-/]\d{1,2}(?!\d)(?:[-/]\d{1,2}(?!\d))?)?`;
const JAPANESE = String.raw`\d{4}年度|\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?`;
const DATE = String.raw`(?:fy ?\d{4}|${JAPANESE}|\d{4}\.\d{1,2}\.\d{1,2}|${PLAIN})(?!\d)`;
const BEFORE = "since|from|after|until|before|by|to";
const AFTER = "以降|から|まで|以前|より前|より後|-";
const JOINT = "[-–—~〜/]|から|to\\b|until\\b|through\\b";
const PERIOD = new RegExp(
  `(?<![a-z\\d])(?:(${BEFORE}) *)?(${DATE})(?: *(?:${JOINT}) *(${DATE})(?:まで)?)?(?: *(${AFTER}))?`,
  "g",
);
const OPEN_END = ["since", "from", "以降", "から", "-"];
const OPEN_START = ["until", "by", "to", "まで", "以前"];
const LATER = ["after", "より後"];

/**
 * The periods within a text, and what is left of it: {periods: [{first, last}], rest}. A period is a date, two of them
 * ("2018-2020", "2018 to 2020", "2018年から2020年"), or everything from one on or up to one, where the other end is null.
 * In what is left `mark` tells what stands for which of them.
 */
export function findPeriods(text, fiscalStart = 4, mark = () => " ") {
  const periods = [];
  const rest = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(PERIOD, (whole, before, one, other, after) => {
      const found = stretchOf(readDate(one, fiscalStart), other && readDate(other, fiscalStart), before || after);
      if (!found) return whole;
      return mark(periods.push(found) - 1);
    });
  return { periods, rest };
}

/** From a date to another one; where there is no other, the word beside it may leave an end open. */
function stretchOf(one, other, word) {
  if (!one || other === null || (other && one.first > other.last)) return null;
  if (other) return { first: one.first, last: other.last };
  if (OPEN_END.includes(word)) return { first: one.first, last: null };
  if (OPEN_START.includes(word)) return { first: null, last: one.last };
  if (LATER.includes(word)) return { first: one.last + 1, last: null };
  return word ? { first: null, last: one.first - 1 } : one;
}

/** The first or the last day of a stretch as short as it can be written: a year, a month or a day. */
export function shortDay(day, isLast = false) {
  const text = isoDay(day);
  const edge = isoDay(isLast ? day + 1 : day);
  if (edge.endsWith("-01-01")) return text.slice(0, 4);
  return edge.endsWith("-01") ? text.slice(0, 7) : text;
}

/** The days of a year, a month or a day; null where there is no such one. */
function stretch([year, month, day], [least, most]) {
  if (Number(year) < least || Number(year) > most) return null;
  const from = `${year}-${(month || "1").padStart(2, "0")}-${(day || "1").padStart(2, "0")}`;
  const first = Date.parse(`${from}T00:00:00Z`) / 86400000;
  if (!Number.isInteger(first) || isoDay(first) !== from) return null;
  return { first, last: day ? first : monthsAfter(first, month ? 1 : 12) - 1 };
}
