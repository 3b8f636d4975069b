// The view as a flat object, and the same in the address behind the #.

// Each number with its lowest and its highest, as in story.py. The camera limits itself further (camera.mjs).
export const LONGEST_QUESTION = 200; // letters
const FARTHEST = 1e6;
export const NUMBERS = new Map([
  ["tie", [0, 1e9]],
  ["steps", [0, 1000]],
  ["story", [0, 1e9]],
  ["x", [-FARTHEST, FARTHEST]],
  ["y", [-FARTHEST, FARTHEST]],
  ["zoom", [0, 1000]],
]);
const WHOLE = new Set(["tie", "steps", "story"]);
export const SWITCHES = new Set(["active", "undated", "context", "folded", "hulls"]);
export const CHOICES = {
  dates: ["certain", "possible"],
  layout: ["network", "geographic"],
  table: ["", "ties", "own", "organisations", "measures"],
  lang: ["en", "ja"],
  theme: ["auto", "light", "dark"],
  compare: ["", "change", "days"],
  group: ["", "community", "country", "type", "city"],
};

/** What the page shows when nobody has asked for anything. zoom 0 stands for "everything in sight". */
export const DEFAULTS = {
  date: "",
  since: "",
  dates: "certain",
  active: false,
  undated: true,
  context: false,
  layout: "network",
  size: "partners",
  colour: "type",
  group: "", // by what organisations stand together
  folded: false, // whether groups are bubbles
  folded_but: "", // a list of those that are not as `folded` says
  bubble: "", // the group whose card is open
  hulls: false,
  types_off: "",
  relations_off: "",
  countries_off: "",
  regions_off: "",
  communities_off: "",
  years_off: "",
  changes_off: "",
  compare: "",
  find: "",
  focus: "",
  steps: 0,
  path: "",
  way: "", // who is between focus and path on the one shortest path that is chosen, as a list
  tie: 0,
  table: "",
  sort: "",
  story: 0,
  lang: "en",
  theme: "auto",
  x: 0,
  y: 0,
  zoom: 0,
};

/** What holds values that are left out, as lists (`joinList`). */
export const FILTERS = Object.keys(DEFAULTS).filter((key) => key.endsWith("_off"));

// Of a list of nothing but a blank, which as "" would be that of nothing at all.
const BLANK_ALONE = ",";

/** A list in one cell: values with commas or percent signs are escaped. */
export function joinList(values) {
  const all = [...values];
  return all.length === 1 && all[0] === "" ? BLANK_ALONE : all.map((value) => encodeURIComponent(value)).join(",");
}

export function splitList(text) {
  if (text === BLANK_ALONE) return [""];
  return text ? text.split(",").map(decode) : [];
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Take what is known and makes sense from a state, whoever wrote it; the rest stays as in `base`. */
export function accept(base, state, known = {}) {
  const view = { ...base };
  for (const key of Object.keys(DEFAULTS)) {
    if (!Object.hasOwn(state, key)) continue;
    const value = coerce(key, state[key], known);
    if (value !== undefined) view[key] = value;
  }
  return view;
}

function coerce(key, value, known) {
  if (SWITCHES.has(key)) return value === true || value === "true" || value === "1" || value === 1;
  if (NUMBERS.has(key)) {
    const number = Number(value);
    if (!Number.isFinite(number)) return undefined;
    const [low, most] = NUMBERS.get(key);
    const high = known.most && Object.hasOwn(known.most, key) ? known.most[key] : most;
    return Math.min(high, Math.max(low, WHOLE.has(key) ? Math.trunc(number) : number));
  }
  const text = value === null || value === undefined ? "" : String(value);
  if (key === "find") return text.trim().slice(0, LONGEST_QUESTION);
  if (key === "date" || key === "since") return text === "" || isDay(text) ? text : undefined;
  const choices = known[key] || CHOICES[key];
  if (choices && !(choices instanceof Set ? choices.has(text) : choices.includes(text))) return undefined;
  return text;
}

function isDay(text) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(text + "T00:00:00Z");
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}

/** By what organisations stand together: on the map of the world they stand where they are. */
export const groupingOf = (view) => (view.layout === "network" ? view.group : "");

/** The state as the text behind #, holding only what differs from the page's first view. */
export function toHash(view, base) {
  const parts = new URLSearchParams();
  for (const key of Object.keys(DEFAULTS)) {
    if (view[key] !== base[key]) parts.set(key, String(view[key]));
  }
  return parts.toString();
}

/** The state in an address; unknown keys and nonsense are passed over. */
export function fromHash(hash, base, known = {}) {
  return accept(base, Object.fromEntries(new URLSearchParams(hash.replace(/^#/, ""))), known);
}
