// What the choices of a PNG picture come to.

import assert from "node:assert/strict";
import test from "node:test";

import {
  chosenPicture,
  NO_CHOICE,
  pictureColours,
  pictureSize,
  pictureTheme,
} from "../../../graph/map/js/data/pictures.mjs";

test("a slide has 1920 by 1080 pixels, whatever the screen", () => {
  for (const map of [{ width: 390, height: 500 }, { width: 2500, height: 1400 }]) {
    const { width, height, ratio } = pictureSize({ ...NO_CHOICE, shape: "wide" }, map, 74);
    assert.deepEqual([width * ratio, height * ratio], [1920, 1080]);
  }
});

test("as shown it is twice the map with the title above, and never too small for its legend", () => {
  assert.deepEqual(pictureSize(NO_CHOICE, { width: 1114, height: 700 }, 74), { width: 1114, height: 774, ratio: 2 });
  assert.deepEqual(pictureSize(NO_CHOICE, { width: 390, height: 500 }, 74), { width: 960, height: 694, ratio: 2 });
});

test("on white it is drawn in the light theme, and on no ground as on the screen", () => {
  assert.equal(pictureTheme({ ground: "white" }, "dark"), "light");
  assert.equal(pictureTheme({ ground: "clear" }, "dark"), "dark");
  assert.equal(pictureTheme({ ground: "shown" }, "dark"), "dark");
  const colours = { ground: "#101010", halo: "#101010", ink: "#eeeeee" };
  assert.deepEqual(pictureColours({ ground: "white" }, colours), { ground: "#ffffff", halo: "#ffffff", ink: "#eeeeee" });
  assert.equal(pictureColours({ ground: "clear" }, colours), colours);
});

test("one choice leaves the others, and what is none changes nothing", () => {
  const wide = chosenPicture(NO_CHOICE, "shape", "wide");
  assert.deepEqual(wide, { shape: "wide", ground: "shown", titled: true });
  assert.deepEqual(chosenPicture(wide, "titled", false), { shape: "wide", ground: "shown", titled: false });
  assert.equal(chosenPicture(wide, "ground", "pink"), wide);
  assert.equal(chosenPicture(wide, "constructor", "pink"), wide);
});
