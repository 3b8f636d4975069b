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

// Of all six s and c are in the US, k, o, n and y in Japan; s, k and y are universities, o a hub, n and c cities.
const COMBINED = [
  ["Kanagawa | San Diego", "ckys"], ["kanagawa or san diego", "ckys"], ["神奈川または San Diego", "ckys"],
  ["神奈川または東京", "oky"], ["神奈川 ｜ 東京", "oky"], ["神奈川又は東京", "oky"], ["かながわまたはとうきょう", "oky"], ["kanagawa|tokyo", "oky"],
  ["university -California", "ky"], ["university －California", "ky"], ["university −california", "ky"], ["-california university", "ky"],
  ["university without california", "ky"], ["without california university", "ky"], ["university WITHOUT the California", "ky"],
  ["California以外の大学", "ky"], ["神奈川以外の大学", "s"], ["大学 神奈川以外", "s"], ["神奈川の大学以外", ""], ["大学以外の神奈川", ""],
  ["日本を除く", "cs"], ["日本以外", "cs"], ["-japan", "cs"], ["without japan", "cs"], ["-kanagwa university", "s"],
  ["2018-2020 university | hub -japan", "sk"], ["hub -japan | 2018-2020 university", "sk"], ["university -san diego -yokohama", ""],
  ["-san diego tokyo", "o"], ["university -2018", "y"], ["university -2018-2020", "y"], ["2018年以外の大学", "y"], ["-2020-", "ncs"],
  ["2018 -university", ""], ["2018 -california", "k"], ["2018 -2020", "skoc"], ["2018-2020 -mou", "c"], ["-sister city", "skny"], ["-姉妹都市 -大学", "n"],
  ["since 2020 -university", "o"], ["university -regenerative medicine", "y"], ["-exchange university", "sk"],
  ["-without a tie", "skyoc"], ["university | without a tie", "skyn"], ["連携なし以外の市区町村", "c"],
  ["kanagawa | blurb", "ky"], ["| kanagawa |", "ky"], ["kanagawa or", "ky"], ["kanagawa without", "ky"], ["kanagawa -blurb", "ky"], ["hub 創薬以外", "o"],
  ["kanagawa - tokyo", ""], ["kanagawa-ken", "ky"], ["--kanagawa", "ky"],
];

test("what answers either question is put together, and what is left out is taken away, before that", () => {
  for (const [text, wanted] of COMBINED) assert.equal(ids(ask(text)?.nodes ?? []), [...wanted].sort().join(""), text);
});

test("of either question the ties are those by which it is answered, and of what leaves out all others", () => {
  // c answers by the sister city of 2019, k and s by 2018; o has a tie of each, and of neither question.
  assert.deepEqual(rows(ask("2018 california | sister city san diego").ties), [2, 5]);
  assert.deepEqual(rows(ask("tokyo -sister city").ties), []); // o has one
  assert.deepEqual(rows(ask("kanagawa -california").ties), [2, 3, 4]); // k's with s as well: s is a partner
});

test("with an organisation in focus either question leads to its own", () => {
  // y is no partner of anybody but o, which is in Tokyo and has a tie with c.
  const found = ask("tokyo | san diego -university", { focus: "y" });
  assert.deepEqual([ids(found.nodes), ids(found.partners), ids(found.links), rows(found.ties)], ["co", "o", "", [4]]);
});

test("what is left out is understood or told like the rest, and a minus goes no further than its term", () => {
  assert.deepEqual(readQuestion(lexicon, "hub -blurb tokyo").unknown, ["blurb"]);
  assert.equal(ids(ask("hub -blurb tokyo").nodes), "o");
  assert.equal(readQuestion(lexicon, "university -california | hub").firm, true);
  for (const text of ["|", "-", "or", "without", "| -", "または"]) assert.equal(ask(text), null, text);
  assert.equal(ids(ask("\ue000 kanagawa \ue001tokyo \ue010").nodes), ""); // letters for private use combine nothing
});

const NAMED = ["LINK-J", "UC-San Diego", "Foo - Bar", "Live or Let Tokyo", "Doctors without Borders", "A | Nara", "Nara -Kanagawa Lab", "または大学会"];
const named = makeModel({
  meta: { measures: [], limit: 1500 },
  nodes: [...NAMED.map((label, i) => node(`n${i}`, "hub", "JP", "Nara", "Nara", { label, prefecture: "Nara" })),
    node("or", "city", "US", "OR", "This or That"), node("w", "city", "US", "Texas", "Kanagawa | Tokyo", { prefecture: "" })],
  edges: [],
});

test("names win over what combines: with a hyphen, a bar, an or inside, also while they are typed", () => {
  const words = makeLexicon(named, WORDS);
  const ways = (text) => readQuestion(words, text).ways.map((way) => way.map((term) => (term.not ? "-" : "") + (term.places?.[0].value ?? term.value)).join("+"));
  assert.deepEqual(ways("LINK-J"), []);
  assert.deepEqual(ways("UC-San Diego"), []); // and nothing is left out
  assert.deepEqual(ways("nara foo - bar"), ["Nara"]);
  for (const text of ["live or let tokyo", "live or let tok", "Live or"]) assert.ok(ways(text).length < 2, text);
  assert.deepEqual(ways("doctors without tokyo"), ["-Tokyo"]); // no such name
  for (const text of ["a | nara", "a | na"]) assert.ok(ways(text).length < 2, text);
  assert.deepEqual(ways("b | nara"), ["Nara"]);
  assert.deepEqual(ways("nara -kanagawa"), ["Nara+Kanagawa"]); // the lab is called so
  assert.deepEqual(ways("-kanagawa nara"), ["-Kanagawa+Nara"]);
  assert.deepEqual(ways("this or that"), ["This or That"]);
  assert.deepEqual(ways("kanagawa | tokyo"), ["Kanagawa | Tokyo"]);
  assert.deepEqual(ways("tokyo | kanagawa"), ["Tokyo", "Kanagawa"]);
  assert.deepEqual(ways("nara or tokyo"), ["Nara", "Tokyo"]); // between two an or, at an end Oregon
  assert.deepEqual(ways("or"), ["OR"]);
  assert.deepEqual(ways("city or"), ["city+OR"]);
});

test("types that differ by case or width only are asked for by one word", () => {
  const data = {
    meta: { measures: [], limit: 1500 },
    nodes: [node("a", "venture", "JP", "", ""), node("b", "Venture", "JP", "", ""), node("c", "ＶＥＮＴＵＲＥ", "JP", "", ""), node("d", "hub", "JP", "", "")],
    edges: [tie(2, "a", "d", "2018-05-01"), tie(3, "b", "d", "2018-05-01"), tie(4, "c", "d", "2018-05-01")],
  };
  const found = makeModel(data);
  const known = makeLexicon(found, WORDS);
  const { nodes } = answer(found, lookThrough(found, DEFAULTS, NOW), readQuestion(known, "Venture"), known, DEFAULTS);
  assert.deepEqual([...nodes].map((index) => found.nodes[index].id).sort(), ["a", "b", "c"]);
});
