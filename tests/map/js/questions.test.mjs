import assert from "node:assert/strict";
import { test } from "node:test";
import STRINGS from "../../../graph/map/strings.json" with { type: "json" };
import { questionWords } from "../../../graph/map/js/data/questions.mjs";
import { setLanguage, setWords } from "../../../graph/map/js/data/words.mjs";

setWords({
  ui: STRINGS,
  types: { university: ["University", "大学"], hub: ["Hub", "拠点"] },
  relations: { mou: ["MOU", "覚書"] },
  countries: { US: ["United States", "米国"] },
});

const type = (value, not = false) => ({ kind: "type", value, not });
const place = (kind, value, not = false) => ({ kind: "place", places: [{ kind, value }], not });
const in2018 = { kind: "period", first: 17532, last: 17896, not: false };

const SAID = [
  [[[type("university"), place("region", "California", true)]], "University, without California", "大学（Californiaを除く）"],
  [[[place("prefecture", "Kyoto")], [place("prefecture", "Osaka")]], "Kyoto or Osaka", "京都府または大阪府"],
  [[[type("hub"), in2018], [place("country", "US")]], "Hub · signed 2018; or United States", "拠点 · 2018の署名、または米国"],
  [
    [[type("hub"), place("country", "US", true), { kind: "relation", value: "mou", not: true }]],
    "Hub, without United States, without MOU",
    "拠点（米国、覚書を除く）",
  ],
  [[[type("hub", true)]], "All, without Hub", "すべて（拠点を除く）"],
  [[[type("hub"), { kind: "alone", value: "", not: true }]], "Hub · with ties", "拠点 · 連携あり"],
  [[[type("hub"), { ...in2018, not: true }]], "Hub, without any signed 2018", "拠点（2018の署名を除く）"],
  [[[type("{other}")], [type("$& $1")], [type("{out}", true)]], "{other}; or $& $1; or all, without {out}", null],
];

test("a question is said as it is put together, in either language", () => {
  for (const [ways, english, japanese] of SAID) {
    setLanguage("en");
    assert.equal(questionWords({ ways }), english);
    setLanguage("ja");
    if (japanese) assert.equal(questionWords({ ways }), japanese);
  }
});
