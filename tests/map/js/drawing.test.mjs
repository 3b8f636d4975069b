import assert from "node:assert/strict";
import { test } from "node:test";
import CASES from "../../vocabulary/cases.json" with { type: "json" };
import { SvgSurface, xml } from "../../../graph/map/js/canvas/svg.mjs";
import { blend, extent, inOrder, isHollow, setOwnTypes, SHAPES, TYPE_LOOKS, typeLook } from "../../../graph/map/js/canvas/symbols.mjs";
import { growth, toScreen } from "../../../graph/map/js/canvas/scene.mjs";

test("every type has a shape of its own", () => {
  const shapes = Object.values(TYPE_LOOKS).map((look) => look.shape);
  assert.equal(new Set(shapes).size, shapes.length);
});

test("an unknown type is neutral, even one called constructor", () => {
  assert.equal(typeLook("constructor").shape, "ring");
  assert.equal(typeLook("").shape, "ring");
});

test("types of one's own have an outline each, in their order, and further ones the neutral look", () => {
  setOwnTypes(["fund", "constructor", "lab", "club", "guild", "crew"]);
  const shapes = ["fund", "constructor", "lab", "club", "guild", "crew"].map((type) => typeLook(type).shape);
  assert.equal(new Set([...shapes, "ring"]).size, 7);
  assert.ok(shapes.every((shape) => isHollow(shape) && SHAPES[shape].length));
  assert.equal(isHollow(typeLook("hub").shape), false);
  assert.equal(typeLook("band").shape, "ring");
  setOwnTypes([]);
  assert.equal(typeLook("fund").shape, "ring");
});

test("all shapes cover the same area", () => {
  for (const [name, corners] of Object.entries(SHAPES)) {
    if (!corners.length) continue;
    const area =
      Math.abs(
        corners.reduce(
          (sum, [x, y], i) =>
            sum + x * corners[(i + 1) % corners.length][1] - corners[(i + 1) % corners.length][0] * y,
          0,
        ),
      ) / 2;
    assert.ok(Math.abs(area - Math.PI) < 1e-9, name);
  }
});

test("the extent of a shape holds all of it", () => {
  const box = extent("circle", 10, 20, 3);
  assert.deepEqual(box, { x: 7, y: 17, width: 6, height: 6 });
});

test("colours blend", () => {
  assert.equal(blend("#000000", "#ffffff", 0.5), "#808080");
});

test("symbols grow more slowly than the map", () => {
  assert.equal(growth(1), 1);
  assert.ok(growth(4) < 2.2 && growth(4) > 1);
});

test("the middle of the camera is the middle of the screen", () => {
  assert.deepEqual(toScreen({ x: 5, y: 7, scale: 3, width: 100, height: 60 }, 5, 7), [50, 30]);
});

test("SVG holds text as text and escapes what is XML", () => {
  const surface = new SvgSurface(100, 50, () => ({ width: 10 }));
  surface.fillText("<script>&", 1, 2);
  const text = surface.end('a "b" <c>');
  assert.match(text, /<text [^>]*>&lt;script&gt;&amp;<\/text>/);
  assert.match(text, /<title>a &quot;b&quot; &lt;c&gt;<\/title>/);
  assert.equal(xml("'"), "&#39;");
});

test("SVG writes out what XML forbids and what nobody sees", () => {
  // XML 1.0 has no character 1; U+202E turns the direction of writing; half of a pair is no character at all.
  assert.equal(xml("a\u0001b\u009b\u202e"), "a\\x01b\\x9b\\u202e");
  assert.equal(xml("😀 \ud83d"), "😀 \ufffd");
});

test("SVG closes the groups that clipping opens", () => {
  const surface = new SvgSurface(10, 10, () => ({ width: 1 }));
  surface.save();
  surface.beginPath();
  surface.rect(0, 0, 5, 5);
  surface.clip();
  surface.restore();
  const text = surface.end("x");
  assert.equal(text.match(/<g /g).length, text.match(/<\/g>/g).length);
});

test("types stand in a legend in the order of the vocabulary, others after them by name", () => {
  for (const [types, order] of CASES.types_in_order) assert.deepEqual(inOrder(types), order);
});
