import assert from "node:assert/strict";
import { test } from "node:test";
import { canvas } from "../../../graph/map/js/canvas/stage.mjs";
import { carried, carriedTitles, isOnTheWay, layOut, lieOf, reaches } from "../../../graph/map/js/canvas/still.mjs";

const SIZE = { width: 400, height: 200 }; // pixels of a screen that has two for each of the page
const taken = { x: 0, y: 0, scale: 1, width: 200, height: 100 };
const still = { through: taken, ratio: 2, across: 100, down: 50, fitScale: 1 };

test("a picture lies where the world that it shows has gone to", () => {
  // The camera goes 10 units to the right: the picture 20 pixels to the left of where its margin began.
  const { left, top, width, height } = lieOf(still, { ...taken, x: 10 }, SIZE);
  assert.deepEqual([left, top, width, height], [-120, -50, 600, 300]);
});

test("a picture is moved by whole pixels, or it would be blurred", () => {
  assert.equal(lieOf(still, { ...taken, x: 10.1 }, SIZE).left, -120);
});

test("a picture grows around the middle of the screen", () => {
  // Twice as large it is 1200 by 600; the middle stays at (200, 100): 200 - 600, 100 - 300.
  const { left, top, scale } = lieOf(still, { ...taken, scale: 2 }, SIZE);
  assert.deepEqual([left, top, scale], [-400, -200, 2]);
});

test("a picture does as long as it fills the screen and is about as large as it was taken", () => {
  Object.assign(canvas, { ratio: 2, fitScale: 1 });
  const does = (camera) => reaches(still, { ...taken, ...camera }, SIZE);
  assert.ok(does({}));
  assert.ok(does({ x: 50, y: -25 })); // the whole margin: 100 and 50 pixels
  assert.ok(!does({ x: 51 }));
  assert.ok(does({ scale: 1.6 }));
  assert.ok(!does({ scale: 1.8 }));
  assert.ok(!does({ scale: 0.6 })); // 600 * 0.6 = 360 pixels of 400
  assert.ok(!does({ width: 300 }));
  canvas.ratio = 1; // on another screen
  assert.ok(!does({}));
});

test("each symbol has a place of its own on the sheet, and lies in it between pixels as on the screen", () => {
  const marks = Array.from({ length: 300 }, (_, i) => ({ x: 7.3 * i, y: 3.6, r: 4 + (i % 9) }));
  const { slots, height } = layOut(marks, 1.5);
  for (const [i, a] of slots.entries()) {
    assert.ok(a.x + a.side <= 2048 && a.y + a.side <= height);
    assert.ok(a.side >= 2 * 1.5 * (1.5 * a.r + 5.25)); // the ring around it (symbolBox)
    assert.ok(Math.abs(a.left + a.inX - 1.5 * a.mark.x) < 1e-9 && Number.isInteger(a.left));
    for (const b of slots.slice(0, i))
      assert.ok(a.x + a.side <= b.x || b.x + b.side <= a.x || a.y + a.side <= b.y || b.y + b.side <= a.y);
  }
});

test("names go along with their symbols, and those of symbols that are gone do not", () => {
  const mark = { id: "a", x: 50, y: 50, r: 10, shape: "circle" };
  const item = (id) => ({ id, box: { x: 29, y: 39, width: 22, height: 22 } }); // around (40, 50)
  const names = [{ item: item("a"), x: 60, y: 44, width: 30, height: 12 }, { item: item("b"), x: 0, y: 0, width: 9, height: 9 }];
  const [name, ...others] = carried(names, new Map([["a", mark]]));
  assert.deepEqual([name.x, name.y, others.length], [70, 44, 0]);
  assert.deepEqual(name.item.box, { x: 39, y: 39, width: 22, height: 22 });
});

test("names of groups stay on the place where they stand, and as large as they are", () => {
  // Its middle is 40 pixels to the right of that of the screen: 40 units, and 80 pixels at twice the scale.
  const title = { value: "JP", x: 130, y: 45, width: 20, height: 10 };
  const [moved] = carriedTitles([title], taken, { ...taken, scale: 2 });
  assert.deepEqual(moved, { value: "JP", x: 170, y: 45, width: 20, height: 10 });
});

test("a picture is shown of large maps, and while nothing but the camera moves", () => {
  const order = Array.from({ length: 301 });
  const asked = (state, lines = 300) => {
    Object.assign(canvas, { moving: true, panning: null, gliding: null, fading: false, held: null, frameBox: null, order, ...state });
    return isOnTheWay(lines);
  };
  assert.ok(asked({}));
  assert.ok(asked({ moving: false, panning: {} }));
  assert.ok(!asked({}, 299));
  assert.ok(!asked({ moving: false }));
  for (const state of [{ fading: true }, { gliding: {} }, { held: {} }, { frameBox: {} }]) assert.ok(!asked(state));
});
