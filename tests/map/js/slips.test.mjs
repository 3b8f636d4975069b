import assert from "node:assert/strict";
import { test } from "node:test";
import PREFECTURES from "../../../graph/vocabulary/prefectures.json" with { type: "json" };
import { nearest, romanised, slips } from "../../../graph/map/js/data/slips.mjs";

// Readings of the prefectures as the Geospatial Information Authority of Japan spells them in kana, north to south.
const READINGS =
  "ほっかいどう あおもり いわて みやぎ あきた やまがた ふくしま いばらき とちぎ ぐんま さいたま ちば とうきょう かながわ にいがた とやま いしかわ ふくい やまなし ながの ぎふ しずおか あいち みえ しが きょうと おおさか ひょうご なら わかやま とっとり しまね おかやま ひろしま やまぐち とくしま かがわ えひめ こうち ふくおか さが ながさき くまもと おおいた みやざき かごしま おきなわ";

test("the kana of all 47 prefectures are read as their names in Roman letters", () => {
  const keys = Object.keys(PREFECTURES).map((key) => key.toLowerCase());
  assert.deepEqual(READINGS.split(" ").map(romanised), keys);
});

test("kana in Roman letters: small letters, doubled ones, long vowels; what is no kana is nothing", () => {
  for (const [kana, sound] of [["しゃ", "sha"], ["ちゅう", "chu"], ["じょ", "jo"], ["りょ", "ryo"], ["まっちゃ", "matcha"], ["こーべ", "kobe"]])
    assert.equal(romanised(kana), sound);
  assert.equal(romanised("a"), "");
  assert.equal(romanised("神"), "");
});

test("a slip is a letter left out, put in, changed, or swapped with the next one", () => {
  for (const [one, other, count] of [
    ["kobe", "kobe", 0], ["kbe", "kobe", 1], ["koobe", "kobe", 1], ["kobi", "kobe", 1], ["kboe", "kobe", 1],
    ["kb", "kobe", 2], ["abcdef", "uvwxyz", 3], ["", "kobe", 3],
  ])
    assert.equal(slips(one, other, 2), count, `${one} ${other}`);
});

test("one slip is forgiven from four letters on, two from eight; all that are equally near are given", () => {
  assert.deepEqual(nearest("oba", ["oka"]), []);
  assert.deepEqual(nearest("kobi", ["kobe", "osaka"]), ["kobe"]);
  assert.deepEqual(nearest("kofi", ["kobe"]), []);
  assert.deepEqual(nearest("yokohmaa", ["yokohama"]), ["yokohama"]);
  assert.deepEqual(nearest("yokohamo", ["yokohana", "yokohame", "yokohamas"]), ["yokohame"]);
  assert.deepEqual(nearest("naga", ["nara", "saga", "kobe"]), ["nara", "saga"]);
});
