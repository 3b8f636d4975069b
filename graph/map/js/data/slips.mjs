// What was meant: kana in Roman letters, and words with a slip of the key.

const KANA_ROWS = {
  "": "あいうえお",
  k: "かきくけこ",
  s: "さしすせそ",
  t: "たちつてと",
  n: "なにぬねの",
  h: "はひふへほ",
  m: "まみむめも",
  r: "らりるれろ",
  g: "がぎぐげご",
  z: "ざじずぜぞ",
  d: "だぢづでど",
  b: "ばびぶべぼ",
  p: "ぱぴぷぺぽ",
};
const SOUNDS = new Map(
  Object.entries(KANA_ROWS).flatMap(([row, kana]) => [...kana].map((each, i) => [each, row + "aiueo"[i]])),
);
for (const [kana, sound] of Object.entries({ し: "shi", ち: "chi", つ: "tsu", ふ: "fu", じ: "ji", ぢ: "ji", づ: "zu" }))
  SOUNDS.set(kana, sound);
for (const [kana, sound] of Object.entries({ や: "ya", ゆ: "yu", よ: "yo", わ: "wa", を: "o", ん: "n", ゔ: "vu" }))
  SOUNDS.set(kana, sound);
const SMALL = { ゃ: "a", ゅ: "u", ょ: "o" };

/** Hiragana in Roman letters as names of places are written (Hepburn), long vowels short: とうきょう is tokyo. */
export function romanised(kana) {
  let text = "";
  let double = false;
  for (const each of kana) {
    if (each === "っ") double = true;
    else if (each === "ー") continue;
    else if (SMALL[each] && /i$/.test(text))
      text = text.slice(0, -1) + (/(sh|ch|j)i$/.test(text) ? "" : "y") + SMALL[each];
    else {
      const sound = SOUNDS.get(each);
      if (sound === undefined) return "";
      text += double ? (sound.startsWith("ch") ? "t" : sound[0]) + sound : sound;
      double = false;
    }
  }
  return text.replace(/o[ou]+/g, "o").replace(/uu+/g, "u");
}

/** How many letters were left out, put in, changed or swapped with the next one; `most` + 1 where there are more. */
export function slips(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let [older, before] = [[], Array.from({ length: other.length + 1 }, (_, i) => i)];
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const changed = before[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1);
      row[j] = Math.min(changed, before[j] + 1, row[j - 1] + 1);
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) row[j] = Math.min(row[j], older[j - 2] + 1);
    }
    if (Math.min(...row) > most) return most + 1;
    [older, before] = [before, row];
  }
  return Math.min(before[other.length], most + 1);
}

const SHORTEST = 4;
const LONGEST = 60;

/** How many slips a word may have: none where it is short, one, or two in a long one. */
const allowed = (word) => (word.length < SHORTEST || word.length > LONGEST ? 0 : word.length < 8 ? 1 : 2);

/** The known words that come nearest to one with a slip in it, all that are equally near; nothing where none is near. */
export function nearest(word, known) {
  const most = allowed(word);
  let [best, found] = [most, []];
  if (!most) return found;
  for (const each of known) {
    if (each.length < SHORTEST) continue;
    const away = slips(word, each, best);
    if (away > best) continue;
    if (away < best) found = [];
    best = away;
    found.push(each);
  }
  return found;
}
