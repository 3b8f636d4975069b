import assert from "node:assert/strict";
import { test } from "node:test";
import { answer, makeLexicon, readQuestion, tielessPrefectures } from "../../../graph/map/js/data/ask.mjs";
import { lookThrough, makeModel } from "../../../graph/map/js/data/model.mjs";
import { DEFAULTS } from "../../../graph/map/js/data/state.mjs";

const WORDS = {
  types: { university: ["University", "大学"], city: ["City", "市区町村"], hub: ["Hub", "拠点"] },
  relations: { mou: ["MOU", "覚書"], sister_city: ["Sister city", "姉妹都市"] },
  spellings: { JP: ["Japan", "日本", "JPN"], US: ["United States", "米国", "USA", "アメリカ"] },
  alone: ["without a tie", "連携なし"],
};

const node = (id, type, country, region, city, more = {}) => ({
  id, label: id.toUpperCase(), x: 0, y: 0, type, country, region, city, ...more,
});
const tie = (row, from, to, day, more = {}) => ({
  row, from, to, relation: "mou", agreement: `g${row}`, signed: day, first: day, last: day, ...more,
});

// k and y are universities of Kanagawa, o a hub of Chuo (Nihonbashi), s and c of San Diego; n, of Nara, is alone.
const model = makeModel({
  meta: { measures: [], limit: 1500 },
  nodes: [
    node("s", "university", "US", "California", "San Diego"),
    node("k", "university", "JP", "Kanagawa", "Yokohama", { prefecture: "Kanagawa" }),
    node("o", "hub", "JP", "東京都", "Chuo (Nihonbashi)", { prefecture: "Tokyo" }),
    node("n", "city", "JP", "Nara", "Nara", { prefecture: "Nara" }),
    node("y", "university", "JP", "神奈川県", "Yokohama", { prefecture: "Kanagawa" }),
    node("c", "city", "US", "California", "San Diego"),
  ],
  edges: [
    tie(2, "k", "s", "2018-05-01", { purposes: "Regenerative medicine; がん研究" }),
    tie(3, "o", "k", "2020-12-31"),
    tie(4, "y", "o", "2021-01-01", { purposes: "exchange of students" }),
    tie(5, "c", "o", "2019-06-30", { relation: "sister_city" }),
  ],
});
const lexicon = makeLexicon(model, WORDS);
const NOW = 18993; // 2022-01-01
const ids = (some) => [...some].map((index) => model.nodes[index].id).sort().join("");
const rows = (ties) => ties.map((each) => each.row);

function ask(text, view = {}) {
  const whole = { ...DEFAULTS, ...view };
  const seen = lookThrough(model, whole, NOW);
  return answer(model, seen, readQuestion(lexicon, text), lexicon, whole);
}

const ANSWERS = [
  ["San Diego", "cs"], ["USA", "cs"], ["アメリカ", "cs"], ["us", "cs"], ["california", "cs"],
  ["Kanagawa", "ky"], ["神奈川県", "ky"], ["神奈川", "ky"], ["kanagawa-ken", "ky"], ["かながわ", "ky"], ["カナガワケン", "ky"],
  ["とうきょう", "o"], ["nihonbashi", "o"], ["chuo (nihonbashi)", "o"], ["yokohama", "ky"], ["よこはま", "ky"],
  ["university", "sky"], ["Universities", "sky"], ["大学", "sky"], ["hubs", "o"],
  ["sister city", "co"], ["姉妹都市", "co"], ["覚書", "skyo"],
  ["regenerative", "ks"], ["regenerative medicine", "ks"], ["medicine of regenerative", "ks"], ["がん", "ks"], ["がん研究", "ks"],
  ["2018", "ks"], ["2018-2020", "skoc"], ["2020", "ko"], ["2020年", "ko"], ["FY2020", "koy"], ["2020年度", "koy"],
  ["2018 to 2020", "skoc"], ["2018年から2020年", "skoc"], ["since 2020", "koy"], ["2021年以降", "oy"], ["until 2018", "ks"],
  ["2018-2020 university", "ks"], ["university 2018-2020", "ks"], ["神奈川の大学 2021年", "y"], ["大学 神奈川 2021", "y"],
  ["Universities in San Diego signed 2018 to 2020", "s"], ["university 2019", ""], ["Akita", ""],
  ["without a tie", "n"], ["連携なし", "n"], ["nara without ties", "n"], ["university without a tie", ""],
  ["kanagwa", "ky"], ["kanagaaw", "ky"], ["san deigo", "cs"], ["sandiego", "cs"], ["univercity", "sky"], ["califronia 2018", "s"],
];

test("places, types, relations, purposes and periods are understood, all of them together in any order", () => {
  for (const [text, wanted] of ANSWERS) {
    const found = ask(text);
    assert.ok(found, text);
    assert.equal(ids(found.nodes), [...wanted].sort().join(""), text);
  }
});

test("one tie has to hold for all that is asked of ties", () => {
  assert.equal(ids(ask("regenerative 2018").nodes), "ks");
  assert.equal(ids(ask("regenerative 2021").nodes), ""); // k and s have no other tie; that of 2021 is about students
  assert.deepEqual(rows(ask("tokyo sister city").ties), [5]);
});

test("a question counts within its view", () => {
  assert.equal(ids(ask("kanagawa", { types_off: "university" }).nodes), "");
  assert.equal(ids(ask("without a tie", { date: "2018-12-31" }).nodes), "cnoy");
});

test("what was not understood is told, and so is what was read as something else", () => {
  const read = (text) => {
    const { unknown, meant, firm } = readQuestion(lexicon, text);
    return { unknown, meant, firm };
  };
  assert.deepEqual(read("kyoto blurb"), { unknown: ["blurb"], meant: [], firm: false });
  assert.deepEqual(read("kanagwa"), { unknown: [], meant: [["kanagwa", "kanagawa"]], firm: true });
  assert.deepEqual(read("かながわ"), { unknown: [], meant: [], firm: true });
  assert.deepEqual(read("regenerative"), { unknown: [], meant: [], firm: false }); // a name may hold it as well
  assert.deepEqual(read("創薬の大学"), { unknown: ["創薬"], meant: [], firm: false });
  assert.deepEqual(read("the"), { unknown: [], meant: [], firm: false });
  assert.equal(ask("blurb"), null);
  assert.equal(ask("the"), null);
  assert.equal(ask("<img src=x onerror=1>"), null);
});

test("a word that is short, or as near to two things, is no slip", () => {
  for (const text of ["hab", "nra"]) assert.deepEqual(readQuestion(lexicon, text).unknown, [text]);
  assert.deepEqual(readQuestion(lexicon, "naga").unknown, ["naga"]); // as near to Nara as to Saga
});

test("a question without end is read up to a length, and keys of Object mean nothing", () => {
  assert.equal(readQuestion(lexicon, "x ".repeat(100000)).unknown.length, 100);
  assert.equal(ask("constructor __proto__ toString"), null);
});

test("with an organisation in focus the ties are those by which it comes to the place", () => {
  const none = ask("San Diego");
  assert.deepEqual([ids(none.near), rows(none.ties), none.focus], ["ko", [2, 5], -1]);
  // k is a partner of s; its partner o has a tie with c.
  const found = ask("San Diego", { focus: "k" });
  assert.deepEqual([ids(found.partners), ids(found.links), rows(found.ties)], ["s", "o", [2, 3, 5]]);
  const far = ask("San Diego", { focus: "y" });
  assert.deepEqual([ids(far.partners), ids(far.links), rows(far.ties)], ["", "o", [4, 5]]);
});

test("a prefecture in which nobody has a tie is told, where the data know it", () => {
  const of = (view) => {
    const seen = lookThrough(model, { ...DEFAULTS, ...view }, NOW);
    return tielessPrefectures(model, seen, [...seen.nodes, ...seen.alone]);
  };
  assert.deepEqual(of({}), ["Nara"]);
  assert.deepEqual(of({ date: "2018-12-31" }), ["Tokyo", "Nara"]); // from north to south
  assert.deepEqual(of({ countries_off: "JP" }), []);
});
