import assert from "node:assert/strict";
import { test } from "node:test";
import { csv, csvCell, ordinal, ranks, sortRows } from "../../../graph/map/js/data/table.mjs";

test("a CSV file begins with a byte order mark and ends lines with CRLF", () => {
  assert.equal(csv(["id", "name"], [{ id: 2, name: "京都" }]), "\ufeffid,name\r\n2,京都\r\n");
});

test("what a spreadsheet would run gets an apostrophe", () => {
  for (const text of ["=1+1", "+1", "-1", "@x", "\t=1", " =1", "＝1"])
    assert.ok(csvCell(text).replace(/^"/, "").startsWith("'"), text);
  assert.equal(csvCell("2016-05"), "2016-05");
  assert.equal(csvCell(-3), "-3");
});

test("controls and marks of direction are written out, tabs and line ends are not", () => {
  assert.equal(csvCell("a\u001b[2J\u202e"), "a\\x1b[2J\\u202e");
  assert.equal(csvCell("a\tb"), "a\tb");
});

test("quotes, commas and line ends are quoted", () => {
  assert.equal(csvCell('a "b", c'), '"a ""b"", c"');
  assert.equal(csvCell("a\nb"), '"a\nb"');
  assert.equal(csvCell(null), "");
});

test("sorting puts blanks last either way and keeps the order of equals", () => {
  const rows = [
    { k: "", n: 1 },
    { k: "b", n: 2 },
    { k: "a", n: 3 },
    { k: "b", n: 4 },
  ];
  assert.deepEqual(
    sortRows(rows, "k").map((row) => row.n),
    [3, 2, 4, 1],
  );
  assert.deepEqual(
    sortRows(rows, "k", true).map((row) => row.n),
    [2, 4, 3, 1],
  );
});

test("numbers sort as numbers, also within texts", () => {
  assert.deepEqual(
    sortRows([{ k: 10 }, { k: 9 }], "k").map((row) => row.k),
    [9, 10],
  );
  assert.deepEqual(
    sortRows([{ k: "Zone 10" }, { k: "Zone 9" }], "k").map((row) => row.k),
    ["Zone 9", "Zone 10"],
  );
});

test("ranks are competition ranks of values rounded to ten digits", () => {
  assert.deepEqual(ranks([0.5, 0.1 + 0.2, 0.3, 0.1, null]), [1, 2, 2, 4, null]);
  assert.deepEqual(ranks([0.5, 0.3, 0.1], true), [3, 2, 1]);
});

test("ordinals are English", () => {
  assert.deepEqual([1, 2, 3, 4, 11, 12, 21, 112].map(ordinal), [
    "1st",
    "2nd",
    "3rd",
    "4th",
    "11th",
    "12th",
    "21st",
    "112th",
  ]);
});
