// Keeping what is asked under a name, in the box of the result: a name is given, changed, and forgotten.

import { announce, app, change, meansAlready, readWith, storyNow, toast } from "../app.mjs";
import { byName } from "../dom.mjs";
import { cleanName, forgetKept, keepQuestion, keptAs, LONGEST_NAME, MOST_KEPT, namedIn, renameKept } from "../data/kept.mjs";
import { keepSets } from "../data/own.mjs";
import { questionWords } from "../data/questions.mjs";
import { LONGEST_QUESTION } from "../data/state.mjs";
import { unhidden } from "../data/table.mjs";
import { number, say } from "../data/words.mjs";
import { edit } from "../edits.mjs";

/** The name under which exactly what is asked is kept, or nothing. */
const keptNow = () => keptAs(app.own.kept, app.view.find);

export function initKeeping() {
  const field = byName("keep-name");
  field.maxLength = LONGEST_NAME;
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Enter") giveName();
    else if (event.key === "Escape") showNaming(false);
    else return;
    event.stopPropagation();
    event.preventDefault();
  });
  byName("result-keep").addEventListener("click", () => showNaming(byName("keep-box").hidden));
  byName("result-forget").addEventListener("click", () => {
    forgetSet(keptNow());
    byName("result-keep").focus();
  });
  byName("keep-done").addEventListener("click", giveName);
}

/** Open the field for a name, with one in it that says what is asked, or close it. */
function showNaming(open) {
  const [box, field] = ["keep-box", "keep-name"].map(byName);
  const within = box.contains(document.activeElement);
  box.hidden = !open;
  byName("result-keep").setAttribute("aria-expanded", String(open));
  refuseName("");
  if (open) {
    const said = cleanName(questionWords(app.found.question));
    field.value = keptNow() || (meansAlready(said) ? "" : said);
    field.select();
    field.focus();
  } else if (within) byName("result-keep").focus();
}

function refuseName(text) {
  byName("keep-note").textContent = text;
  byName("keep-note").hidden = !text;
  byName("keep-name").setAttribute("aria-invalid", String(text !== ""));
}

/** Take the name that was typed, or say why it cannot be one. */
function giveName() {
  const [old, name] = [keptNow(), cleanName(byName("keep-name").value)];
  const { kept, fault } = old ? renameKept(app.own.kept, old, name) : keepQuestion(app.own.kept, name, app.view.find);
  const why = fault !== "name" && name !== old && meansAlready(name) ? "word" : fault;
  const values = { name: unhidden(name), count: number(MOST_KEPT), most: number(LONGEST_QUESTION) };
  if (why) {
    refuseName(say(`kept_fault_${why}`, values));
    byName("keep-name").focus();
    return;
  }
  showNaming(false);
  edit(keepSets(app.own, kept, readWith));
  change({ find: name }, { from: "keeping" });
  toast(say(old ? "kept_renamed" : "kept_said", values));
}

/** Forget what is kept under a name; whoever asks it goes on asking its question, and is told of what cannot. */
export function forgetSet(name) {
  const before = app.own.kept;
  edit(keepSets(app.own, forgetKept(before, name, readWith), readWith));
  const asked = [app.view.find, ...app.own.kept.values(), ...storyNow().steps.map(({ view }) => view.find)];
  const count = asked.filter((find) => find && namedIn(before, find).includes(name)).length;
  if (count) toast(say("kept_gone_named", { name: unhidden(name), count: number(count) }));
  else announce(say("kept_gone", { name: unhidden(name) }));
}

export const keepingPart = {
  refresh(changed, why) {
    if (why.from === "camera") return;
    if (changed.has("find") || !app.found) showNaming(false);
    const isKept = keptNow() !== "";
    byName("result-keep").textContent = say(isKept ? "kept_rename" : "kept_keep");
    byName("result-keep").hidden = !app.found;
    byName("result-forget").hidden = !isKept;
  },
};
