import assert from "node:assert/strict";
import { test } from "node:test";
import { answer, isTakenWord, makeLexicon, readQuestion, withKept } from "../../../graph/map/js/data/ask.mjs";
import { askedAfter, forgetKept, keepQuestion, keptAs, renameKept, saidPlainly, withoutName } from "../../../graph/map/js/data/kept.mjs";
import { lookThrough, makeModel } from "../../../graph/map/js/data/model.mjs";
import { NOTHING, embedded, keepSets, plainlyAsked, plainOwn, readOwn } from "../../../graph/map/js/data/own.mjs";
import { DEFAULTS } from "../../../graph/map/js/data/state.mjs";

const WORDS = {
  types: { university: ["University", "大学"], hub: ["Hub", "拠点"] },
  relations: { mou: ["MOU", "覚書"] },
  spellings: { JP: ["Japan", "日本"] },
  alone: ["without a tie", "連携なし"],
};
const node = (id, type, prefecture) => ({ id, label: id, x: 0, y: 0, type, country: "JP", region: prefecture, prefecture });
const tie = (row, from, to, day) => ({ row, from, to, relation: "mou", agreement: `g${row}`, signed: day, first: day, last: day });

// t and h are of Tokyo, k and u of Kyoto, o of Osaka; t, k and u are universities, h and o hubs.
const model = makeModel({
  meta: { measures: [], limit: 1500 },
  nodes: [node("t", "university", "Tokyo"), node("h", "hub", "Tokyo"), node("k", "university", "Kyoto"),
    node("u", "university", "Kyoto"), node("o", "hub", "Osaka")],
  edges: [tie(2, "t", "h", "2018-05-01"), tie(3, "k", "t", "2020-12-31"), tie(4, "u", "o", "2021-01-01")],
});
const plain = makeLexicon(model, WORDS);
const seen = lookThrough(model, { ...DEFAULTS }, 18993);
const ids = (some) => [...some].map((index) => model.nodes[index].id).sort().join("");

/** What is kept, of pairs of a name and a question, each kept after the others. */
const keep = (...pairs) => pairs.reduce((kept, [name, find]) => {
  const next = keepQuestion(kept, name, find);
  assert.equal(next.fault, "", name);
  return next.kept;
}, new Map());

function ask(kept, text) {
  const lexicon = withKept(plain, kept);
  return answer(model, seen, readQuestion(lexicon, text), lexicon, DEFAULTS);
}
const read = (kept, text) => readQuestion(withKept(plain, kept), text);
const who = (kept, text) => ids(ask(kept, text)?.nodes ?? []);

test("what is kept is a term, which combines with others and with what else is kept", () => {
  const kept = keep(["Tokyo friends", "tokyo"], ["関西", "kyoto | osaka"], ["Both 2018", "Tokyo friends | 関西 -hub"]);
  for (const [text, wanted] of [
    ["tokyo friends", "ht"], ["ＴＯＫＹＯ　friends", "ht"], ["関西", "kou"], ["関西の大学", "ku"], ["関西以外", "ht"], ["Tokyo friends | 関西 -hub", "htku"],
    ["hub -tokyo friends", "o"], ["university 関西 2021", "u"], ["both 2018", "htku"], ["both 2018 hub", "h"], ["Both 2018 or osaka", "htkuo"],
    ["関西または東京", "kouht"], ["創薬関西", "kou"], ["-関西", "ht"], ["hub －関西", "h"], ["without tokyo friends", "kou"], ["tokyo friendship", "ht"],
  ])
    assert.equal(who(kept, text), [...wanted].sort().join(""), text);
  assert.deepEqual(readQuestion(withKept(plain, kept), "tokyo friendship").unknown, ["friendship"]); // it is another word
});

test("what is kept alone is answered as its question is, by the same ties", () => {
  const kept = keep(["Early", "university 2018"], ["Wide", "early | osaka"]);
  const rows = (text) => ask(kept, text).ties.map((each) => each.row);
  assert.deepEqual(rows("early"), [2]);
  assert.deepEqual(rows("early university"), [2]);
  assert.deepEqual(rows("early 2020"), [3]); // who signed in 2018, by what they signed in 2020
  assert.deepEqual(rows("wide"), [2, 4]);
});

test("a name may have in it what combines, a date, or signs", () => {
  for (const name of ["Kyoto or Osaka", "A | B", "-x-", "2018-2020 news", "大学以外", "Without (a) hub?", "a.*b", "a $& b", "<b>", "x-y", "[z", "constructor", "__proto__"])
    assert.equal(who(keep([name, "osaka"]), `kyoto | ${name}`), "kou", name);
});

test("its own name in a question that is new stands for its words", () => {
  const kept = keep(["kyoto or osaka", "Kyoto or Osaka"], ["kyoto -hub", "kyoto -hub | osaka"]);
  assert.deepEqual([who(kept, "kyoto or osaka"), who(kept, "kyoto -hub")], ["kou", "kou"]);
});

test("nothing that is kept comes back to itself", () => {
  const kept = keep(["a1", "tokyo"], ["b1", "a1 | osaka"], ["c1", "b1 -hub"]);
  for (const find of ["a1 | kyoto", "b1", "kyoto | c1"]) assert.equal(keepQuestion(kept, "A1", find).fault, "circle", find);
  assert.equal(renameKept(keep(["a1", "tokyo"], ["b1", "a1 pals"]), "a1", "pals").fault, ""); // "pals pals"
  assert.equal(renameKept(keep(["b1", "zz tokyo"], ["c1", "b1"]), "c1", "zz").fault, "circle");
  assert.equal(keepQuestion(keep(["b1", "zz tokyo"]), "zz", "b1").fault, "circle");
});

test("a circle that somebody wrote into a copy ends, and is the same whatever is asked first", () => {
  const kept = new Map([["a1", "b1 | tokyo"], ["b1", "a1 | osaka"], ["c1", "c1 kyoto"]]);
  assert.deepEqual([who(kept, "a1"), who(kept, "b1"), who(kept, "c1")], ["hot", "o", "ku"]);
  const long = new Map(Array.from({ length: 100 }, (_, i) => [`x${i}q`, `x${i + 1}q | x${i + 1}q tokyo | hub`]));
  assert.equal(who(long, "x0q"), "hot"); // the last is "tokyo | hub"; 2 to the power of 100 questions were they not asked once
});

test("a name that means something already, or nothing at all, is told", () => {
  for (const name of ["Tokyo", "東京", "universities", "2018-2020", "or", "-kyoto", "the", "without a tie", "|"]) assert.ok(isTakenWord(plain, name), name);
  for (const name of ["Friends", "Tokyo friends", "Kyoto or Osaka", "kyoto hub", "関西"]) assert.ok(!isTakenWord(plain, name), name);
});

test("a name is one name whatever its width and case, and the last question holds", () => {
  const kept = keep(["Friends", "tokyo"], ["ＦＲＩＥＮＤＳ", "osaka"]);
  assert.deepEqual([...kept], [["ＦＲＩＥＮＤＳ", "osaka"]]);
  assert.equal(keptAs(kept, " friends "), "ＦＲＩＥＮＤＳ");
  for (const [name, find] of [["", "x"], [" ", "x"], ["|", "x"], ["a", " "]]) assert.equal(keepQuestion(kept, name, find).fault, "name");
  const full = new Map(Array.from({ length: 100 }, (_, i) => [`n${i}`, "tokyo"]));
  assert.deepEqual([keepQuestion(full, "more", "x").fault, keepQuestion(full, "N5", "x").fault], ["full", ""]);
});

test("whatever is called otherwise is so in the questions that name it, and in what is asked", () => {
  const kept = keep(["Friends", "tokyo"], ["Friends of old", "Friends | kyoto"], ["Hubs", "friends of old -FRIENDS | hub"]);
  const next = renameKept(kept, "Friends", "Pals");
  assert.deepEqual([...next.kept], [["Pals", "tokyo"], ["Friends of old", "Pals | kyoto"], ["Hubs", "friends of old -Pals | hub"]]);
  assert.equal(askedAfter(kept, next.kept, "Osaka | friends"), "Osaka | Pals");
  assert.equal(askedAfter(kept, next.kept, "Friends of Old"), "Friends of Old");
  assert.equal(askedAfter(next.kept, kept, "Osaka | Pals"), "Osaka | Friends"); // undone
  assert.deepEqual([renameKept(kept, "Friends", "hubs").fault, renameKept(kept, "Friends", "?").fault], ["taken", "name"]);
  assert.equal(renameKept(kept, "Friends", "friends").kept.get("friends"), "tokyo"); // in other letters
  assert.equal(renameKept(keep(["q", "tokyo"], ["r", "q | ".repeat(40)]), "q", "x".repeat(60)).fault, "long");
});

test("what is forgotten is said in its place wherever it was named, and finds the same organisations and ties", () => {
  const kept = keep(["West", "kyoto | osaka"], ["Old", "tokyo 2018"], ["Not", "-hub"], ["Top", "tokyo hub"], ["Ours", "West | Top"]);
  for (const [name, text, wanted] of [
    ["West", "west", "kyoto | osaka"],
    ["West", "West -university", "kyoto -university | osaka -university"],
    ["West", "tokyo | 関西 | west hub", "tokyo | 関西 | kyoto hub | osaka hub"],
    ["West", "university -West", "university -kyoto -osaka"],
    ["West", "university West以外", "university kyoto以外 osaka以外"],
    ["West", "West 2021", "kyoto 2021 | osaka 2021"],
    ["Old", "old university", "tokyo 2018 university"],
    ["Old", "old 2020", "old 2020"], // signed in 2018 by one tie, in 2020 by another one: one tie does not do both
    ["Old", "old west", "old west"], // the ties of either are shown
    ["Not", "kyoto not", "kyoto -hub"],
    ["Not", "kyoto -not", "kyoto -not"],
    ["Top", "-top", "-top"], // hubs and Tokyo, one by one, are others
    ["West", "tokyo", "tokyo"],
  ]) {
    const said = withoutName(kept, name, text, read);
    assert.equal(said, wanted, text);
    if (said === text) continue;
    const rest = new Map([...kept].filter(([each]) => each !== name));
    const [before, after] = [ask(kept, text), ask(rest, said)];
    assert.deepEqual([ids(before.nodes), before.ties], [ids(after.nodes), after.ties], text);
  }
  assert.equal(forgetKept(kept, "West", read).get("Ours"), "kyoto | osaka | Top");
  assert.equal(askedAfter(kept, forgetKept(kept, "West", read), "west -hub", read), "kyoto -hub | osaka -hub");
  const long = keep(["q", Array(30).fill("tokyo").join(" ")], ["r", `q ${"kyoto ".repeat(20)}`]);
  assert.equal(forgetKept(long, "q", read).get("r"), long.get("r")); // more than 200 letters are no question
});

test("a story as a file asks in words for what is kept in the page", () => {
  const kept = keep(["West", "kyoto | osaka"], ["Ours", "West | tokyo"], ["Top", "tokyo hub"]);
  assert.equal(saidPlainly(kept, "ours -hub", read), "kyoto -hub | osaka -hub | tokyo -hub");
  const steps = [{ key: 1, title: "x", text: "", view: { find: "ours" } }, { key: 2, title: "y", text: "", view: { find: "kyoto -top" } }];
  const story = plainlyAsked({ title: "", steps }, kept, read);
  assert.deepEqual(story.steps.map(({ view }) => view.find), ["kyoto | osaka | tokyo", "kyoto -top"]);
  assert.equal(steps[0].view.find, "ours");
  const round = new Map([["a1", "b1"], ["b1", "a1"]]); // as no page keeps them
  assert.ok(round.has(saidPlainly(round, "a1", read)));
});

test("a step of a story of one's own follows what is called otherwise", () => {
  const kept = keep(["Friends", "tokyo"]);
  const view = { date: "", dates: "certain", active: false, size: "partners" };
  const steps = [{ key: 1, title: "x", text: "", view: { ...view, find: "friends | osaka" } }, { key: 2, title: "y", text: "", view }];
  const own = { ...keepSets(NOTHING, kept), story: { title: "", steps } };
  const next = keepSets(own, renameKept(kept, "Friends", "Pals").kept);
  assert.deepEqual(next.story.steps.map((step) => step.view.find), ["Pals | osaka", undefined]);
  assert.equal(own.story.steps[0].view.find, "friends | osaka");
  assert.equal(keepSets(own, kept), own);
});

test("what is kept is written down sorted, and a copy of a copy is the same", () => {
  const own = keepSets(NOTHING, keep(["b", "tokyo"], ["a</script>\u2028", "$& <b>"]));
  const text = embedded(plainOwn(own));
  assert.ok(!/[<>&\u2028]/.test(text));
  assert.deepEqual(plainOwn(own), { kept: [["a</script>", "$& <b>"], ["b", "tokyo"]], version: 3 });
  assert.equal(embedded(plainOwn(readOwn(JSON.parse(text)).own)), text);
  assert.deepEqual(plainOwn(keepSets(own, forgetKept(forgetKept(own.kept, "b", read), "a</script>", read), read)), {});
  assert.deepEqual([...readOwn({ version: 2, notes: [] }).own.kept], []);
});

test("of what somebody wrote into a copy, what makes no sense is passed over", () => {
  const rows = [["a", "tokyo"], ["A", "kyoto"], ["", "x"], ["|", "x"], ["b", ""], ["c", 5], "d", [7, "x"], ["e".repeat(70), "x ".repeat(300)]];
  const { own } = readOwn({ version: 3, kept: rows });
  assert.deepEqual([...own.kept].map(([name, find]) => [name, find.length]), [["A", 5], ["e".repeat(60), 199]]);
  const many = readOwn({ version: 3, kept: Array.from({ length: 300 }, (_, i) => [`n${i}`, "x"]) });
  assert.equal(many.own.kept.size, 100);
});
