import assert from "node:assert/strict";
import { test } from "node:test";
import CASES from "../../vocabulary/cases.json" with { type: "json" };
import { aliases, entries, find, fold } from "../../../graph/map/js/data/fold.mjs";

const index = (...names) =>
  names.map((name, i) => ({
    key: i,
    order: i,
    names: [].concat(name).map((each) => ({ name: each, folded: fold(each) })),
  }));
const keys = (found) => found.map((each) => each.key);

test("names that search takes for one have one fold", () => {
  for (const names of CASES.search.same) for (const each of names) assert.equal(fold(each), fold(names[0]), each);
});

test("names that search tells apart have folds of their own", () => {
  for (const names of CASES.search.different) assert.equal(new Set(names.map(fold)).size, names.length, names[0]);
});

test("a cell of other names is split at semicolons and bars", () => {
  assert.deepEqual(aliases("KRP; 京都リサーチパーク；Park|"), ["KRP", "京都リサーチパーク", "Park"]);
  assert.deepEqual(aliases(undefined), []);
});

test("an organisation is found by name, Japanese name, alias and id", () => {
  const node = { id: "krp", label: "Kyoto Research Park", name_ja: "京都リサーチパーク", aliases: "KRP Corp" };
  const list = [{ key: 7, order: 0, names: entries(node) }];
  for (const query of ["kyoto", "きょうと", "リサーチ", "りさーち", "krp corp", "research"]) {
    assert.deepEqual(keys(find(list, query)), query === "きょうと" ? [] : [7], query);
  }
});

test("the whole name comes first, then its beginning, then the beginning of a word, then the middle", () => {
  const list = index("Newark", "North Ark", "Arkansas", "Ark");
  assert.deepEqual(keys(find(list, "ark")), [3, 2, 1, 0]);
});

test("equally good names come in order of importance", () => {
  const list = index("Kobe City", "Kobe University");
  list[0].order = 5;
  assert.deepEqual(keys(find(list, "kobe")), [1, 0]);
});

test("words may come in any order, and hyphens and blanks are the same", () => {
  assert.deepEqual(keys(find(index("City of Kobe"), "kobe city")), [0]);
  assert.deepEqual(keys(find(index("LINK-J"), "link j")), [0]);
  assert.deepEqual(keys(find(index("LINK-J"), "linkj")), [0]);
});

test("an empty query finds nothing, a long list is cut", () => {
  assert.deepEqual(find(index("a"), "  "), []);
  assert.equal(find(index(...Array.from({ length: 30 }, (_, i) => `town ${i}`)), "town").length, 8);
});
