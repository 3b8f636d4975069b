import assert from "node:assert/strict";
import { test } from "node:test";
import { canvas, namesKept } from "../../../graph/map/js/canvas/stage.mjs";

test("names keep their places while anything moves or is pointed at, and a picture at rest remembers none", () => {
  const before = new Map([["a", { side: 3 }]]);
  assert.equal(namesKept(before).size, 0);
  const busy = { moving: true, panning: {}, gliding: {}, fading: true, held: {}, playing: true, hover: 0, cursor: 2 };
  for (const [key, value] of Object.entries(busy)) {
    const rest = canvas[key];
    canvas[key] = value;
    assert.equal(namesKept(before), before, key);
    canvas[key] = rest;
  }
  assert.equal(namesKept(before).size, 0);
});
