import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { cityNames, cityParts } from "../../../graph/map/js/data/cities.mjs";

const { cities } = JSON.parse(readFileSync(new URL("../../vocabulary/cases.json", import.meta.url), "utf8"));

test("cities of one name in several countries or prefectures are several, and each is named by what tells it apart", () => {
  const nodes = cities.map(([city, country, region]) => ({ city, country, prefecture: ["", "JP"].includes(country) ? region : undefined }));
  const names = cityNames(nodes);
  assert.deepEqual(names.map(cityParts), cities.map(([, , , parts]) => parts));
  assert.equal(new Set(names).size, new Set(cities.map(([, , , parts]) => JSON.stringify(parts))).size);
  assert.equal(names[7], "Kyoto"); // as it is written, in links
});
