// Saving a copy: the page as it came, with what a person has made of it inside.

import { app, hideToast, refresh, toast } from "../app.mjs";
import { byName, make, save } from "../dom.mjs";
import { embedded, NOTHING, plainOwn } from "../data/own.mjs";
import { toHash } from "../data/state.mjs";
import { say } from "../data/words.mjs";
import { keep, showSaved, unsaved } from "../edits.mjs";

/** Read a block of the page; JSON that was damaged is as if there were none. */
export function readBlock(id) {
  try {
    return JSON.parse(byName(id).textContent);
  } catch {
    return null;
  }
}

/** What a saved copy has beyond the map as it was made. */
export const ownNow = () => plainOwn(app.own, toHash(app.view, app.plain));

/**
 * The page as text. Its scripts, its style and its data stand in it unchanged; what is around them is held once
 * more as data, for a browser does not give back the very bytes of markup.
 */
export function copyText() {
  const frame = readBlock("ecosystem-frame");
  const blocks = [...document.querySelectorAll("style[id^=ecosystem-], script[id^=ecosystem-]")];
  const content = (block) => (block.id === "ecosystem-own" ? embedded(ownNow()) : block.textContent);
  if (!frame || frame.length !== blocks.length + 1) return null;
  return frame[0] + blocks.map((block, i) => content(block) + frame[i + 1]).join("");
}

export function saveCopy(name) {
  const text = copyText();
  if (text === null) {
    toast(say("no_copy"));
    return;
  }
  save(name, "text/html;charset=utf-8", text);
  keep();
  showSaved();
  refresh(new Set(["own"]), { from: "own" }, app.ownParts);
  toast(say("saved_copy"));
}

/** Say that a link was copied; where it is of no use to others, or lacks what is one's own, offer a copy instead. */
export function offerCopy(name) {
  const own = embedded(plainOwn(app.own)) !== embedded(plainOwn(NOTHING));
  const word = location.protocol === "file:" ? "link_here_only" : own && unsaved() ? "link_without_own" : "";
  if (!word) {
    toast(say("link_copied"));
    return;
  }
  const act = () => {
    byName("export").focus();
    saveCopy(name);
  };
  const button = make("button", { type: "button", class: "offer", id: "offer-copy", onclick: act }, say("save_copy"));
  toast(say(word), button);
  button.focus();
}

/** Put an offer away; tells whether there was one. */
export function refuseOffer() {
  const there = byName("offer-copy") !== null && !byName("toast").hidden;
  if (!there) return false;
  hideToast();
  byName("export").focus();
  return true;
}

export function initCopy() {
  document.addEventListener("pointerdown", (event) => {
    if (!event.target.closest("#toast")) refuseOffer();
  });
}
