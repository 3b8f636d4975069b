import assert from "node:assert/strict";
import { test } from "node:test";
import { drawNetwork, inLayers } from "../../../graph/map/js/canvas/marks.mjs";
import { COLOURS } from "../../../graph/map/js/canvas/scene.mjs";
import { SvgSurface } from "../../../graph/map/js/canvas/svg.mjs";

const mark = (index, level, colour) => ({ index, level, colour, id: `n${index}`, x: 0, y: 0, r: 4, shape: "circle", alpha: 1 });
const line = (colour, lit) => ({ colour, lit, parts: [[0, 0, 5, 5, 9, 9]], width: 1, dash: [], alpha: 1, glow: 0 });

test("what is faded lies below what is lit up, and the focus above its partners", () => {
  const marks = [mark(1, 3, "#010000"), mark(4, 2, "#040000"), mark(2, 0, "#020000"), mark(3, 2, "#030000"), mark(0, 0, "#000100")];
  const { below, above } = inLayers(marks, []);
  assert.deepEqual(below.marks.map(({ index }) => index), [0, 2]);
  assert.deepEqual(above.marks.map(({ index }) => index), [3, 4, 1]);
  assert.deepEqual(marks.map(({ index }) => index), [1, 4, 2, 3, 0]); // names go by the order that was given
});

test("ties of the focus lie on faded symbols and below bright ones, and other ties below all", () => {
  const surface = new SvgSurface(20, 20, () => ({ width: 1 }));
  const camera = { x: 0, y: 0, scale: 1, width: 20, height: 20 };
  const lines = [line("#aa0000", true), line("#bb0000", false)];
  const marks = [mark(0, 2, "#cc0000"), mark(1, 0, "#dd0000")];
  const order = [];
  drawNetwork(surface, camera, { marks, lines, colours: COLOURS.light }, () => order.push(surface.out.length));
  const text = surface.end("");
  const at = ["#bb0000", "#dd0000", "#aa0000", "#cc0000"].map((colour) => text.indexOf(colour));
  assert.ok(at.every((each, i) => each > 0 && (i === 0 || at[i - 1] < each)), at.join());
  assert.equal(order.length, 1);
});
