import assert from "node:assert/strict";
import { test } from "node:test";
import CASES from "../../vocabulary/cases.json" with { type: "json" };
import PLACEMENT from "../../../graph/vocabulary/placement.json" with { type: "json" };
import {
  Crowd,
  boxAt,
  breakName,
  initials,
  labelBudget,
  overlap,
  placeLabels,
  withoutForm,
  wordings,
} from "../../../graph/map/js/canvas/labels.mjs";
import { foremost } from "../../../graph/map/js/canvas/marks.mjs";

const area = { x: 0, y: 0, width: 400, height: 300 };
const item = (id, x, y, width = 60, height = 14) => ({
  id,
  box: { x: x - 5, y: y - 5, width: 10, height: 10 },
  variants: [{ width, height }],
});
const measure = (text) => [...text].length * 10;

test("rectangles that only touch do not overlap", () => {
  assert.equal(overlap({ x: 0, y: 0, width: 10, height: 10 }, { x: 10, y: 0, width: 10, height: 10 }), false);
  assert.equal(overlap({ x: 0, y: 0, width: 10, height: 10 }, { x: 9, y: 9, width: 10, height: 10 }), true);
});

test("a crowd finds a hit across the borders of its cells", () => {
  const crowd = new Crowd();
  crowd.add({ x: 40, y: 40, width: 20, height: 20 });
  assert.equal(crowd.hits({ x: 55, y: 55, width: 3, height: 3 }), true);
  assert.equal(crowd.hits({ x: 61, y: 40, width: 90, height: 90 }), false);
  crowd.add({ x: -70, y: -5, width: 20, height: 4 });
  assert.equal(crowd.hits({ x: -60, y: -4, width: 1, height: 1 }), true);
});

test("no label overlaps another, a symbol or the border, however crowded it is", () => {
  let seed = 7;
  const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  const items = Array.from({ length: 120 }, (_, i) => item(`n${i}`, random() * 400, random() * 300));
  const symbols = items.map((each) => each.box);
  const placed = placeLabels(items, symbols, area, { budget: 120 });
  assert.ok(placed.length > 5);
  placed.forEach((one, i) => {
    assert.ok(one.x >= 0 && one.y >= 0 && one.x + one.width <= 400 && one.y + one.height <= 300);
    for (const symbol of symbols) assert.equal(overlap(one, symbol), false);
    for (const other of placed.slice(i + 1)) assert.equal(overlap(one, other), false);
  });
});

test("the first item wins the place that two want", () => {
  const both = [item("first", 200, 150), item("second", 201, 151)];
  const narrow = { x: 150, y: 130, width: 100, height: 45 };
  assert.deepEqual(
    placeLabels(both, [], narrow, { budget: 1 }).map((each) => each.item.id),
    ["first"],
  );
});

test("a label stays on the side it had while that is free", () => {
  const alone = [item("a", 200, 150)];
  assert.equal(placeLabels(alone, [], area)[0].side, 0);
  assert.equal(placeLabels(alone, [], area, { last: new Map([["a", { side: 3 }]]) })[0].side, 3);
});

test("a shorter wording is taken where the full one finds no room", () => {
  const tight = { x: 170, y: 130, width: 60, height: 45 };
  const both = {
    ...item("a", 200, 150),
    variants: [
      { width: 200, height: 14, full: true },
      { width: 30, height: 14 },
    ],
  };
  assert.equal(placeLabels([both], [both.box], tight)[0].variant.width, 30);
});

test("the budget is one label for so many pixels and grows as one zooms in", () => {
  assert.equal(labelBudget(950, 600, 1), 60); // 950 * 600 / 9500
  assert.equal(labelBudget(950, 600, 2), 120);
  assert.equal(labelBudget(950, 600, 0.2), 60);
  assert.equal(labelBudget(100, 100, 1), 8);
});

test("a long name breaks between words into lines that fit", () => {
  assert.deepEqual(breakName("Kobe City", 100, measure), ["Kobe City"]);
  assert.deepEqual(breakName("Osaka Bio Headquarters", 130, measure), ["Osaka Bio", "Headquarters"]);
  assert.deepEqual(breakName("One Two Three Four", 60, measure), ["One", "Two T…"]);
  assert.deepEqual(breakName("One Two Three", 60, measure, 3), ["One", "Two", "Three"]);
});

test("a very long text is cut where it fits, and measured at a few lengths only", () => {
  let times = 0;
  const counted = (text) => ((times += 1), measure(text));
  for (const length of [2, 7, 8, 9, 5000]) {
    // eight letters of 10 fit into 80, of which the last is "…"
    const wanted = length === 9 || length === 5000 ? "hhhhhhh…" : "h".repeat(length);
    assert.deepEqual(breakName("h".repeat(length), 80, counted, 1), [wanted]);
  }
  assert.ok(times < 100, times);
});

test("a name without blanks breaks into lines of like length, where a word ends if it can", () => {
  assert.deepEqual(breakName("神戸医療産業都市推進機構", 110, measure), ["神戸医療産業", "都市推進機構"]);
  assert.deepEqual(breakName("シンガポール科学技術研究庁", 120, measure), ["シンガポール", "科学技術研究庁"]);
  assert.deepEqual(breakName("大阪バイオ・ヘッドクオーター", 120, measure), ["大阪バイオ・", "ヘッドクオーター"]);
  assert.deepEqual(breakName("大阪バイオ・ヘッドクオーター", 60, measure, 3), ["大阪バイオ・", "ヘッドク", "オーター"]);
});

test("no line begins with a small letter or a long vowel, or ends with a bracket", () => {
  assert.deepEqual(breakName("アイウエーオカキ", 50, measure), ["アイウエー", "オカキ"]);
  assert.deepEqual(breakName("あいう「えおか」", 50, measure), ["あいう", "「えおか」"]);
});

test("no line begins or ends with what may not stand there, however wide it is", () => {
  for (let most = 30; most <= 100; most += 10) {
    for (const mark of CASES.never_begins_a_line)
      for (const line of breakName(`神戸大学${mark}大阪大学`, most, measure).slice(1))
        assert.notEqual(line[0], mark, `${mark} ${most}`);
    for (const mark of CASES.never_ends_a_line)
      for (const line of breakName(`神戸大学${mark}大阪大学`, most, measure).slice(0, -1))
        assert.notEqual(line.at(-1), mark, `${mark} ${most}`);
  }
});

test("names lose their legal form", () => {
  for (const [name, bare] of CASES.without_form) assert.equal(withoutForm(name), bare);
});

test("a word of letters is never broken, also where blanks or Japanese stand beside it", () => {
  assert.deepEqual(breakName("Osaka Bio Headquarters", 90, measure, 3), ["Osaka Bio", "Headquar…"]);
  assert.deepEqual(breakName("Headquarters", 90, measure, 3), ["Headquar…"]);
  assert.deepEqual(breakName("湘南アイパークiPark", 80, measure), ["湘南アイパーク", "iPark"]);
});

test("what does not fit into all lines is cut, and so is a word too long", () => {
  assert.deepEqual(breakName("大阪府立大学大学院", 40, measure), ["大阪府立", "大学大…"]);
  assert.deepEqual(breakName("大阪府立大学大学院", 43, measure), ["大阪府立", "大学大…"]); // letters rarely fill a line
  assert.deepEqual(breakName("国際課　大阪府立大学大学院", 53, measure, 3), ["国際課", "大阪府立大", "学大学院"]);
  assert.deepEqual(breakName("大阪府立大学大学院　国際課", 53, measure, 3), ["大阪府立大", "学大学院", "国際課"]);
  assert.deepEqual(breakName("Supercalifragilistic thing", 100, measure), ["Supercali…"]);
});

test("wordings go from the whole name over the one without legal form to what stands in brackets", () => {
  assert.deepEqual(wordings("Kyoto Research Park (KRP)"), [
    "Kyoto Research Park (KRP)",
    "Kyoto Research Park",
    "KRP",
  ]);
  assert.deepEqual(wordings("一般社団法人ライフ", ["LINK-J"]), ["ライフ", "LINK-J"]);
  assert.deepEqual(wordings("三井不動産株式会社"), ["三井不動産"]);
  assert.deepEqual(wordings("株式会社"), ["株式会社"]);
});

test("what stands in brackets is a short form only where it is one of the name", () => {
  const last = (name) => wordings(name).at(-1);
  assert.equal(last("Shonan Health Innovation Park (Shonan iPark)"), "Shonan iPark");
  assert.equal(last("東京大学（東大）"), "東大");
  assert.equal(last("Institute of Physical and Chemical Research (RIKEN)"), "RIKEN");
  assert.equal(last("Regional University Hospital (No. 200)"), "Regional University Hospital");
  assert.equal(last("KING SKYFRONT (Tonomachi)"), "KING SKYFRONT");
  assert.equal(last("Institute of Otago (--)"), "Institute of Otago");
});

test("who must be named may stand off where there is no room close by", () => {
  const ring = [
    { x: 180, y: 130, width: 40, height: 14 },
    { x: 180, y: 158, width: 40, height: 14 },
    { x: 170, y: 130, width: 20, height: 40 },
    { x: 210, y: 130, width: 20, height: 40 },
  ];
  const tight = { x: 150, y: 100, width: 100, height: 100 };
  const one = item("a", 200, 150, 40, 14);
  assert.equal(placeLabels([one], [one.box, ...ring], tight).length, 0);
  const [placed] = placeLabels([{ ...one, must: true }], [one.box, ...ring], tight);
  assert.equal(placed.away, true);
});

const crowded = (must, symbols, room = area) => {
  const one = { ...item("a", 200, 150, 40, 14), must };
  return placeLabels([one], [], room, { symbols: [one.box, ...symbols] });
};
const square = (x, y) => ({ x: x - 4, y: y - 4, width: 8, height: 8 });

test("who must be named and finds no room lies on symbols of others, at the end of a line as long as it saves some", () => {
  // Symbols every ten pixels: nowhere is there room for a name.
  const everywhere = Array.from({ length: 1200 }, (_, i) => square((i % 40) * 10, Math.floor(i / 40) * 10)).filter(
    (box) => !overlap(box, item("a", 200, 150).box),
  );
  assert.equal(crowded(false, everywhere).length, 0);
  const [placed] = crowded(true, everywhere);
  assert.ok(placed.over > 0);
  assert.equal(placed.over, everywhere.filter((box) => overlap(box, placed)).length);
  const right = everywhere.filter((box) => box.x < 270); // from there on it is free, 60 to the right
  const [away] = crowded(true, right);
  assert.deepEqual([away.over, away.away, away.x > 270], [0, true, true]);
});

test("a name goes off to where it covers no symbol rather than lie on one", () => {
  // Columns every 40 and rows every 20 pixels from 100 to 200: a name of 40 by 14 always lies on one or two of 8 by 8.
  const field = Array.from({ length: 66 }, (_, i) => square((i % 11) * 40, 100 + 20 * Math.floor(i / 11)));
  const [placed] = crowded(true, field.filter((box) => !overlap(box, item("a", 200, 150).box)));
  assert.deepEqual([placed.over, placed.away], [0, true]);
  assert.ok(placed.y + placed.height <= 96 || placed.y >= 204);
});

test("where a name has to lie on a symbol it rather lies on the edge of one than hides all of one", () => {
  // There is room for the name below its symbol, on all of one, and above it, on the lower half of another.
  const [below, above] = [square(200, 165.5), square(200, 127.5)];
  const [placed] = crowded(true, [below, above], { x: 180, y: 127, width: 40, height: 46 });
  assert.equal(placed.over, 1);
  assert.ok(placed.y < 150);
});

test("no name lies on the symbol, name or line of another who must be named, and none on a plate", () => {
  const many = Array.from({ length: 5 }, (_, i) => ({ ...item(`m${i}`, 180 + 12 * i, 150, 50, 14), must: true }));
  const leaves = Array.from({ length: 600 }, (_, i) => item(`l${i}`, (i % 30) * 14, Math.floor(i / 30) * 15));
  const others = leaves.filter((leaf) => many.every((one) => !overlap(one.box, leaf.box)));
  const symbols = [...many, ...others].map((each) => each.box);
  const placed = placeLabels([...many, ...others], [], area, { symbols, budget: 600 });
  assert.equal(placed.filter((each) => each.item.must).length, 5);
  placed.forEach((one, i) => {
    for (const other of placed.slice(i + 1)) assert.equal(overlap(one, other), false);
    for (const named of placed) assert.equal(overlap(one, named.item.box), false);
  });
});

test("a name keeps its place at the end of its line while that is no dearer", () => {
  const row = Array.from({ length: 90 }, (_, i) => square((i % 30) * 14, 135 + 15 * Math.floor(i / 30)));
  const symbols = row.filter((box) => !overlap(box, item("a", 200, 150).box));
  const one = { ...item("a", 200, 150, 380, 40), must: true };
  const options = { symbols: [one.box, ...symbols] };
  const [first] = placeLabels([one], [], area, options);
  const [again] = placeLabels([one], [], area, { ...options, last: new Map([["a", first]]) });
  assert.deepEqual(again, first);
});

test("the name that people use comes before an alias", () => {
  assert.deepEqual(wordings("Kyoto Research Park (KRP)", ["K. Park"], "Kyoto Park"), [
    "Kyoto Research Park (KRP)",
    "Kyoto Research Park",
    "Kyoto Park",
    "KRP",
    "K. Park",
  ]);
});

test("initials are those of words with a capital, and numbers", () => {
  assert.equal(initials("Foundation for Biomedical Research and Innovation at Kobe (FBRI)"), "FBRIK");
  assert.equal(initials("University of California, San Diego"), "UCSD");
  assert.equal(initials("Link Co., Ltd."), "");
  assert.equal(initials("City of Kobe"), "");
  assert.equal(initials("École 42 de Lyon"), "É42L");
  assert.equal(initials("京都リサーチパーク 株式会社"), "");
  assert.equal(initials("National Research and Development Agency of Advanced Industrial Science"), "");
});

test("of a name without end only the beginning is measured", () => {
  // 200 characters and the sign that more follows
  assert.deepEqual(wordings("ab".repeat(25_000)), ["ab".repeat(100) + "…"]);
  assert.deepEqual(wordings("😀".repeat(300)), ["😀".repeat(200) + "…"]);
});

test("a label beside its symbol stands where one in a picture does", () => {
  // a symbol of 10 by 10 in the middle, a label of 20 by 8: side, gap, left and top
  for (const [side, ring, x, y] of CASES.label_places) {
    const symbol = { x: -5, y: -5, width: 10, height: 10 };
    const found = boxAt({ box: symbol, width: 20, height: 8 }, side, PLACEMENT.gaps[ring]);
    assert.ok(Math.abs(found.x - x) < 1e-9 && Math.abs(found.y - y) < 1e-9, `${side} ${ring}: ${found.x} ${found.y}`);
  }
});

test("equals are in bold together or not at all", () => {
  const weigh = (...weights) => weights.map((weight) => ({ weight }));
  assert.deepEqual(foremost(weigh(60, 1, 1, 1), 2), weigh(60)); // a hub and its leaves
  assert.deepEqual(foremost(weigh(5, 5, 1), 2), weigh(5, 5));
  assert.deepEqual(foremost(weigh(3, 3, 3), 2), []);
  assert.deepEqual(foremost(weigh(3, 2), 6), weigh(3, 2));
});
