import assert from "node:assert/strict";
import { test } from "node:test";
import { NOTHING, embedded, plainOwn, readOwn, tellStory } from "../../../graph/map/js/data/own.mjs";
import { DEFAULTS } from "../../../graph/map/js/data/state.mjs";
import {
  NO_STORY,
  addStep,
  changeStep,
  dropStep,
  entitle,
  givenStory,
  moveStep,
  reworded,
  stepView,
  storyToml,
  wordsIn,
} from "../../../graph/map/js/data/stories.mjs";

const plain = { ...DEFAULTS };
const three = ["a", "b", "c"].reduce(
  (story, title) => addStep(story, { title: { en: title }, view: stepView(plain, plain) }).story,
  NO_STORY,
);
const titles = ({ steps }) => steps.map((step) => step.title.en).join("");

test("a step holds the whole view, and always how a map may open", () => {
  const opening = { date: "", dates: "certain", active: false, size: "partners" };
  assert.deepEqual(stepView({ ...plain, lang: "ja", theme: "dark", story: 2, x: 5 }, plain), opening);
  const view = { ...plain, since: "2016-12-31", types_off: "city", find: "UC", compare: "days", colour: "year", zoom: 0.5, x: 5 };
  const said = { since: "2016-12-31", types_off: "city", find: "UC", compare: "days", colour: "year", x: 5, y: 0, zoom: 0.5 };
  assert.deepEqual(stepView(view, plain), { ...opening, ...said });
  // What the map opens with is said where it is not what every map does, and where the view has gone back to that.
  const other = { ...plain, context: true };
  assert.equal(stepView(other, other).context, true);
  assert.equal(stepView(plain, other).context, false);
});

test("steps are moved, changed and deleted, and none goes over an end", () => {
  assert.equal(titles(moveStep(three, 3, -1)), "acb");
  assert.equal(titles(moveStep(three, 1, 2)), "bca");
  assert.equal(moveStep(three, 1, -1), three);
  assert.equal(moveStep(three, 3, 1), three);
  assert.equal(titles(dropStep(three, 2)), "ac");
  assert.equal(titles(changeStep(three, 2, { title: { en: "B" } })), "aBc");
  assert.equal(titles(changeStep(three, 2, { title: { en: "  " } })), "abc"); // a step has a title
  assert.equal(titles(three), "abc");
});

test("a story has a hundred steps at most", () => {
  let story = NO_STORY;
  for (let i = 0; i < 100; i++) ({ story } = addStep(story, { title: "x", view: {} }));
  assert.deepEqual(addStep(story, { title: "y", view: {} }), { story, key: 0 });
});

test("a text is written in one language and then in the other", () => {
  assert.deepEqual(reworded("", "en", "One", "en"), { en: "One" });
  assert.deepEqual(reworded({ en: "One" }, "ja", "一", "en"), { en: "One", ja: "一" });
  assert.deepEqual(reworded({ en: "One", ja: "一" }, "en", "", "en"), { ja: "一" });
  assert.equal(reworded({ en: "One" }, "en", "", "en"), "");
  // One without a language is that of the page, whichever it is.
  assert.equal(wordsIn("One", "ja", "ja"), "One");
  assert.equal(wordsIn("One", "en", "ja"), "");
  assert.equal(reworded("One", "ja", "One!", "ja"), "One!");
  assert.deepEqual(reworded("One", "ja", "一", "en"), { en: "One", ja: "一" });
});

test("a copy holds the story, and a copy of the copy the same", () => {
  const text = { en: 'a "b" \\ </script>\r\n\u2028', ja: "神戸" };
  const { story } = addStep(entitle(three, { ja: "歩み" }), { title: "d", text, view: stepView({ ...plain, zoom: 0.00001, x: -1.5 }, plain) });
  const said = plainOwn(tellStory(NOTHING, story));
  assert.equal(said.version, 2);
  assert.deepEqual(said.story.steps[3], [
    "d",
    { en: 'a "b" \\ </script>', ja: "神戸" },
    "date=&dates=certain&active=false&size=partners&x=-1.5&y=0&zoom=0.00001",
  ]);
  const back = readOwn(JSON.parse(embedded(said)));
  assert.equal(embedded(plainOwn(back.own)), embedded(said));
  assert.deepEqual(back.own.story.steps[3].view, story.steps[3].view);
});

test("the story of the map is nobody's own until it is changed, and is so no more when it is changed back", () => {
  const meta = { title: "", steps: [{ title: "One", text: "", view: { date: "2016-06-30" } }, { title: { ja: "二" }, text: "", view: {} }] };
  const given = givenStory(meta);
  const own = tellStory(NOTHING, moveStep(given, 1, 1), given);
  assert.equal(own.story.steps[0].title.ja, "二");
  assert.equal(tellStory(own, moveStep(own.story, 1, -1), given).story, null);
  assert.equal(tellStory(NOTHING, given, given), NOTHING);
  assert.deepEqual(plainOwn(tellStory(NOTHING, NO_STORY, given)).story, { steps: [], title: "" }); // all deleted
});

test("what of a story makes no sense is passed over", () => {
  const steps = [["a", 3, "date=nonsense&zoom=x&lang=ja&other=1"], 5, ["", "no title", ""], [{ fr: "b", en: 3 }]];
  const { story } = readOwn({ version: 2, story: { steps, title: ["x"] } }).own;
  assert.deepEqual(story, { title: "", steps: [{ key: 1, title: "a", text: "", view: {} }] });
  assert.equal(readOwn({ version: 2, story: "x" }).own.story, null);
});

test("a story is written down as TOML", () => {
  const view = { date: "2020-09-18", active: true, zoom: 0.5, types_off: "city,hub" };
  const { story } = addStep(entitle(NO_STORY, { en: 'The "story"', ja: "歩み" }), { title: "One\\", text: "a\n\nb\t", view });
  assert.equal(
    storyToml(story),
    'title.en = "The \\"story\\""\ntitle.ja = "歩み"\n\n[[step]]\ntitle = "One\\\\"\ntext = """\na\n\nb"""\n' +
      'view.date = "2020-09-18"\nview.active = true\nview.zoom = 0.5\nview.types_off = "city,hub"\n',
  );
});
