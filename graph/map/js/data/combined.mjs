// What combines the terms of a question: signs and words for "or" and "without", over which names win.

// Letters for private use stand in a text for what was found in it before its words are read.
const FIRST_MARKS = { either: 0xe000, without: 0xe001, period: 0xe010, kept: 0xe200 };
const PRIVATE_USE = /[\ue000-\uf8ff]/g;
const isPrivate = (letter) => letter >= "\ue000" && letter <= "\uf8ff";

/** The letter that stands for something, such as the third period of a text. */
export const markOf = (kind, at = 0) => String.fromCharCode(FIRST_MARKS[kind] + at);

/** What a letter stands for, and which of its kind: {kind, at}; null of one that is no mark. */
export function markAt(letter) {
  if (letter === undefined || !isPrivate(letter)) return null;
  const kind = Object.keys(FIRST_MARKS).findLast((each) => letter >= markOf(each));
  return { kind, at: letter.charCodeAt(0) - FIRST_MARKS[kind] };
}

/** A text in one width and without anything that could be taken for a mark. */
export const levelled = (text) => String(text).normalize("NFKC").replace(PRIVATE_USE, " ").replace(/\s+/g, " ").trim();

const BAR = /[|│]/g;
// A minus leads a word; between two dates it is a hyphen ("2018 -2020").
const MINUS = /(?<=^|[\s([「、,;])[-−‐–—](?:(?=\d)(?<!\d[年月日度]*\s[-−‐–—])|(?=[^\s\d\-−‐–—]))/g;

/** A text with marks instead of the signs that combine. */
export const markSigns = (text) => text.replace(BAR, ` ${markOf("either")} `).replace(MINUS, ` ${markOf("without")} `);

const WORDS_THAT_JOIN = { or: "either", または: "either", 又は: "either", without: "without", 以外: "but", を除く: "but", 除く: "but" };
const ANY_JOINT = new RegExp(`(?<![a-z0-9])(?:or|without)(?![a-z0-9])|または|又は|以外|除く|[\\ue000\\ue001]`);

/** The folded texts among some in which something stands that would combine terms. */
export const withJoints = (texts) => [...new Set(texts)].filter((text) => ANY_JOINT.test(text));

/** Whether something that combines begins with a letter of a script without blanks. */
export const joinsHere = (text) => Object.keys(WORDS_THAT_JOIN).some((word) => word > "\x7f" && text.startsWith(word));

/**
 * What combines at a place of a folded text: {kind, size}, with the kind "either", "without", which goes before a term,
 * or "but", which comes after it; null where nothing does, or where it is part of one of the `names`.
 */
export function jointAt(text, at, names) {
  const mark = markAt(text[at]);
  const rest = text.slice(at);
  const bounded = (word) => word > "\x7f" || !/[a-z0-9]/.test(rest[word.length] || " ");
  const word = Object.keys(WORDS_THAT_JOIN).find((each) => rest.startsWith(each) && bounded(each));
  if (!word && mark?.kind !== "either" && mark?.kind !== "without") return null;
  const size = word ? word.length : 1;
  return isOfName(text, at, size, names) ? null : { kind: word ? WORDS_THAT_JOIN[word] : mark.kind, size };
}

/** Whether what combines stands with the words beside it in a name, of which the last may not be typed to its end. */
function isOfName(text, at, size, names) {
  const before = /\S* ?$/.exec(text.slice(0, at))[0];
  const after = /^ ?\S*/.exec(text.slice(at + size))[0];
  const wanted = before + text.slice(at, at + size) + after;
  const isWhole = at + size + after.length < text.length;
  const holds = (name, from) => {
    const to = from + wanted.length;
    return (from === 0 || (before && name[from - 1] === " ")) && (!isWhole || to === name.length || name[to] === " ");
  };
  return names.some((name) => {
    for (let from = name.indexOf(wanted); from >= 0; from = name.indexOf(wanted, from + 1)) if (holds(name, from)) return true;
    return false;
  });
}
