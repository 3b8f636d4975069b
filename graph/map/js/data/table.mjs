// Rows for the table and the CSV file.

/** Sort a copy of rows by a column; blanks last either way, ties keep the order they had. */
export function sortRows(rows, column, descending = false, lang = "en") {
  const collator = new Intl.Collator(lang, { numeric: true, sensitivity: "base" });
  const blank = (value) => value === "" || value === null || value === undefined;
  return rows
    .map((row, index) => ({ row, index }))
    .sort((one, other) => {
      const a = one.row[column];
      const b = other.row[column];
      if (blank(a) || blank(b)) return blank(a) - blank(b) || one.index - other.index;
      const both = typeof a === "number" && typeof b === "number" ? a - b : collator.compare(String(a), String(b));
      return (descending ? -both : both) || one.index - other.index;
    })
    .map(({ row }) => row);
}

// Controls (tabs and line ends apart), line separators and marks that turn the direction of writing.
const HIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufffe\uffff]/g;

/** A text as it is kept: lines end in one way, nothing stands that no file can hold, no blanks at the end. */
export function cleanText(text, most) {
  const lines = String(text).replace(/\r\n?/g, "\n").slice(0, most);
  return lines.replace(/[\ud800-\udfff]/gu, "\ufffd").trimEnd();
}

/** Show what acts unseen as an escape, \x1b, as the tables of the command line do. */
export function unhidden(value) {
  return String(value).replace(HIDDEN, (sign) => {
    const code = sign.charCodeAt(0).toString(16);
    return code.length > 2 ? `\\u${code.padStart(4, "0")}` : `\\x${code.padStart(2, "0")}`;
  });
}

// A spreadsheet runs a cell that begins like this as a formula.
const FORMULA = /^[=+\-@\t\r]|^[\s]+[=+\-@]/;

/** One cell of a CSV file. A number stays a number; a text that looks like a formula gets an apostrophe. */
export function csvCell(value) {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value);
  const text = unhidden(value);
  const plain = FORMULA.test(text) || /^[＝＋－＠]/.test(text) ? "'" + text : text;
  return /[",\r\n]/.test(plain) ? '"' + plain.replace(/"/g, '""') + '"' : plain;
}

/** A CSV file: a byte order mark for spreadsheets, headings, CRLF. */
export function csv(columns, rows) {
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))];
  return "\ufeff" + lines.map((line) => line.map(csvCell).join(",") + "\r\n").join("");
}

/** Competition ranks (1, 2, 2, 4) of values rounded to ten digits; blanks have none. */
export function ranks(values, ascending = false) {
  const rounded = values.map((value) => (value === null || value === undefined ? null : Number(value.toFixed(10))));
  const sorted = rounded.filter((value) => value !== null).sort((a, b) => (ascending ? a - b : b - a));
  const first = new Map();
  sorted.forEach((value, index) => {
    if (!first.has(value)) first.set(value, index + 1);
  });
  return rounded.map((value) => (value === null ? null : first.get(value)));
}

/** 1st, 2nd, 3rd, 4th, 11th ... */
export function ordinal(number) {
  const ending = { one: "st", two: "nd", few: "rd", other: "th" };
  return number + ending[new Intl.PluralRules("en", { type: "ordinal" }).select(number)];
}
