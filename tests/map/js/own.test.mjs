import assert from "node:assert/strict";
import { test } from "node:test";
import {
  NOTHING,
  embedded,
  keptWithin,
  letGo,
  nextKey,
  plainOwn,
  putDown,
  readOwn,
  writeNote,
  writeRemark,
} from "../../../graph/map/js/data/own.mjs";
import { cleanText } from "../../../graph/map/js/data/table.mjs";
import { beginning, follow, stepBack, stepForth } from "../../../graph/map/js/data/past.mjs";

const note = { key: 1, layout: "network", x: 1.26, y: -0.04, text: "Ask\r\nthem  " };

test("what was put down is kept in tenths and sorted, whatever the order", () => {
  const one = putDown(NOTHING, [["b", [1.26, -0.04]], ["a", [12, 3.449]]]);
  const other = putDown(putDown(NOTHING, [["a", [12, 3.449]]]), [["b", [1.26, -0.04]]]);
  assert.deepEqual(plainOwn(one), { places: [["a", 12, 3.4], ["b", 1.3, 0]], version: 1 });
  assert.equal(embedded(plainOwn(one)), embedded(plainOwn(other)));
});

test("what is moved stays in sight and on the ground, and whoever is out of them goes no farther out", () => {
  const sight = [[-100, -50], [100, 50]];
  const ground = [[-80, -60], [200, 60]];
  const moved = (points, wanted) => keptWithin(points, wanted, { sight, ground });
  assert.deepEqual(moved([[0, 0]], [10, -20]), [10, -20]);
  assert.deepEqual(moved([[0, 0]], [-500, 500]), [-80, 50]); // the ground ends first, the sight first
  assert.deepEqual(moved([[0, 0], [60, 40]], [500, 30]), [40, 10]); // together, as far as the nearer one can
  assert.deepEqual(moved([[0, 0], [150, 0]], [500, 0]), [50, 0]); // who was out of sight stops at the ground only
  assert.deepEqual(moved([[-90, 70]], [-5, 5]), [0, 0]);
  assert.deepEqual(moved([[-90, 70]], [5, -5]), [5, -5]);
});

test("nothing is nothing, and a view alone is something", () => {
  assert.equal(embedded(plainOwn(NOTHING)), "{}");
  assert.deepEqual(plainOwn(NOTHING, "focus=a"), { version: 1, view: "focus=a" });
  assert.deepEqual(plainOwn(letGo(putDown(NOTHING, [["a", [1, 2]]]), ["a"])), {});
});

test("a record is never changed, and the same record follows where nothing changes", () => {
  const first = writeNote(NOTHING, note);
  assert.deepEqual(NOTHING.notes, []);
  assert.deepEqual(first.notes, [{ key: 1, layout: "network", x: 1.3, y: 0, text: "Ask\nthem" }]);
  assert.equal(writeNote(first, note), first);
  assert.equal(writeNote(first, { ...note, key: nextKey(first), text: " \n" }), first);
  assert.deepEqual(writeNote(first, { ...note, text: "" }).notes, []);
  assert.equal(writeRemark(first, "a", " "), first);
  assert.deepEqual([...writeRemark(writeRemark(first, "a", "x"), "a", "").remarks], []);
  assert.equal(letGo(first, ["nobody"]), first);
});

test("what is written down is read again as it was, whatever the ids and texts are", () => {
  let own = putDown(NOTHING, [["__proto__", [1, 2]], ["constructor", [3, 4]]]);
  own = writeRemark(own, "toString", "</script><!--\u2028&");
  own = writeNote(own, { ...note, text: "a\u0000\u001b\u202e😀" });
  const text = embedded(plainOwn(own, "x=1&y=2"));
  assert.ok(!/[<>&\u2028\u2029]/.test(text));
  const again = readOwn(JSON.parse(text));
  assert.equal(embedded(plainOwn(again.own, again.view)), text);
  assert.equal(again.view, "x=1&y=2");
});

test("a text holds no half of a sign and no more than 2,000 characters, and stays as it is from then on", () => {
  const long = cleanText("x".repeat(1999) + "😀", 2000);
  assert.equal(long, "x".repeat(1999) + "\ufffd");
  for (const each of [long, cleanText("a\ud800b"), cleanText("a\r\r\nb \t")]) assert.equal(cleanText(each, 2000), each);
});

test("nonsense is passed over, the rest is kept", () => {
  const raw = {
    version: 1,
    places: [["a", 1, 2], ["b", "1", 2], ["", 1, 2], ["c", NaN, 1], "d", ["e", 1e300, 0]],
    notes: [["network", 0, 0, "yes"], ["moon", 0, 0, "no"], ["network", 0, 0, 7], ["network", 0, 0, ""]],
    remarks: [["a", "yes"], ["b", {}], [{}, "x"]],
    view: 5,
  };
  const { own, view } = readOwn(raw);
  const kept = { notes: [["network", 0, 0, "yes"]], places: [["a", 1, 2], ["e", 1e6, 0]], remarks: [["a", "yes"]] };
  assert.deepEqual({ ...plainOwn(own) }, { ...kept, version: 1 });
  assert.equal(view, "");
  for (const each of [null, [], {}, 5, "x", { ...raw, version: 4 }, { version: 1, places: {} }])
    assert.deepEqual(plainOwn(readOwn(each).own), {});
});

test("undo and redo lead to where one was, a new step forgets the way forth", () => {
  const records = ["a", "b", "c"].map((id) => putDown(NOTHING, [[id, [0, 0]]]));
  let edits = records.reduce((before, record) => follow(before, record), beginning(NOTHING));
  const last = edits;
  for (const record of [...records.slice(0, 2).reverse(), NOTHING]) assert.equal((edits = stepBack(edits)).now, record);
  for (const record of records) assert.equal((edits = stepForth(edits)).now, record);
  assert.deepEqual({ ...edits }, { ...last });
  assert.deepEqual(follow(stepBack(edits), records[0]).future, []);
  assert.equal(follow(edits, edits.now), edits);
});

test("steps of one tag are one step, until something else comes between", () => {
  const at = (x) => putDown(NOTHING, [["a", [x, 0]]]);
  let edits = follow(follow(beginning(NOTHING), at(1), "move 1"), at(2), "move 1");
  assert.equal(edits.past.length, 1);
  assert.equal(stepBack(edits).now, NOTHING);
  edits = follow(follow(edits, at(3)), at(4), "move 1");
  assert.equal(edits.past.length, 3);
  assert.equal(follow(stepBack(edits), at(5), "move 1").past.length, 3);
});
