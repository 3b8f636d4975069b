import assert from "node:assert/strict";
import { test } from "node:test";
import { app } from "../../../graph/map/js/app.mjs";
import { groupColour, outlineColour, valueColour } from "../../../graph/map/js/canvas/looks.mjs";
import { NOBODY, REST } from "../../../graph/map/js/data/groups.mjs";

const node = (country) => ({ stands: true, country, type: "hub" });

test("a bubble has the colour of the legend where colour stands for what groups it, and none of the palette elsewhere", () => {
  // Japan is the largest country and so has the first colour of countries, Germany the second.
  app.model = { nodes: [node("JP"), node("JP"), node("DE")] };
  for (const theme of ["light", "dark"]) {
    app.view = { colour: "country", theme };
    assert.equal(groupColour("country", "JP"), valueColour("country", "JP"));
    assert.notEqual(groupColour("country", "JP"), groupColour("country", "DE"));
    app.view = { colour: "type", theme };
    assert.equal(groupColour("type", "hub"), valueColour("type", "hub"));
    const neutral = groupColour("country", REST);
    for (const group of ["JP", "DE", NOBODY]) assert.equal(groupColour("country", group), neutral);
    assert.equal(groupColour("city", "Kyoto"), neutral);
    assert.notEqual(outlineColour("country", "JP"), outlineColour("country", "DE"));
  }
});
