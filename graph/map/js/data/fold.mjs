// Search that is blind to width, case, accents and the two kana.

import FOLDING from "../../../vocabulary/folding.json" with { type: "json" };

const SEPARATORS = new RegExp(`[\\s${FOLDING.separators.replace("-", "\\-")}]+`, "g");

/**
 * Fold a text for comparing, as `search_key` of graph/vocabulary does. Voicing marks of kana stay: か and が are
 * different letters. Letters with a stroke or joined are listed, since Unicode does not take them apart.
 */
export function fold(text) {
  return String(text)
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{Mn}/gu, (mark) => (mark === "\u3099" || mark === "\u309a" ? mark : ""))
    .normalize("NFC")
    .replace(/[\u30a1-\u30f6\u30fd\u30fe]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .replace(/[^\0-\x7f]/g, (letter) => FOLDING.letters[letter] ?? letter)
    .replace(SEPARATORS, " ")
    .trim();
}

/** Other names in a cell, which semicolons or bars keep apart. */
export function aliases(text) {
  return String(text || "")
    .split(/[;；|]/)
    .map((each) => each.trim())
    .filter(Boolean);
}

/** Every folded name of an organisation, with the name as it is written. */
export function entries(node) {
  const names = [node.label, node.name_ja, ...aliases(node.aliases), node.id];
  return names.filter(Boolean).map((name) => ({ name, folded: fold(name) }));
}

/**
 * Organisations whose names hold every word of the query, best first:
 * the whole name, its beginning, the beginning of a word, then anywhere; ties by rank.
 * `index` is [{key, order, names: entries(node)}]. Returns [{key, name}].
 */
export function find(index, query, most = 8) {
  const wanted = fold(query);
  if (!wanted) return [];
  const found = [];
  for (const item of index) {
    let best = null;
    for (const each of item.names) {
      const value = worth(each.folded, wanted);
      if (value !== null && (best === null || value < best.value)) best = { value, name: each.name };
    }
    if (best) found.push({ key: item.key, order: item.order, ...best });
  }
  found.sort((a, b) => a.value - b.value || a.order - b.order);
  return found.slice(0, most).map(({ key, name }) => ({ key, name }));
}

function worth(name, wanted) {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  if (name.includes(" " + wanted)) return 2;
  if (name.includes(wanted)) return 3;
  const bare = name.replace(/[^\p{L}\p{N}]+/gu, "");
  const words = wanted.split(" ");
  if (bare.includes(words.join(""))) return 4;
  return words.length > 1 && words.every((word) => name.includes(word)) ? 5 : null;
}
