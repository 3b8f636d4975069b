// What an organisation looks like: a shape and a colour by type, from the list that pictures and slides read, too.

import LOOKS from "../../../vocabulary/looks.json" with { type: "json" };

const TURN = 2 * Math.PI;
const HOLLOW = "hollow-"; // before the name of a shape: only its outline is drawn

/** Corners around (0, 0), y downwards; an empty list stands for a circle. All shapes cover the same area. */
export const SHAPES = Object.fromEntries(
  Object.entries(LOOKS.shapes).map(([name, corners]) => [name, corners.map(([x, y]) => [x, -y])]),
);
for (const { shape } of LOOKS.own) SHAPES[shape] = SHAPES[shape.replace(HOLLOW, "")];
export const UNKNOWN = LOOKS.unknown;
export const TYPE_LOOKS = LOOKS.types;

let ownTypes = []; // those with looks of their own that are not listed

export function setOwnTypes(types) {
  ownTypes = types;
}

/** Types in the order of the vocabulary, then those with looks of their own, then others by name, as every legend has them. */
export function inOrder(types) {
  const there = new Set(types);
  const others = [...there].filter((type) => !Object.hasOwn(TYPE_LOOKS, type));
  const [own, rest] = [ownTypes.filter((type) => others.includes(type)), others.filter((type) => !ownTypes.includes(type))];
  return [...Object.keys(TYPE_LOOKS).filter((type) => there.has(type)), ...own, ...rest.sort()];
}

export function typeLook(type) {
  if (Object.hasOwn(TYPE_LOOKS, type)) return TYPE_LOOKS[type];
  return LOOKS.own[ownTypes.indexOf(type)] ?? UNKNOWN;
}

/** Whether of a shape the outline is drawn only. */
export const isHollow = (shape) => shape === UNKNOWN.shape || shape.startsWith(HOLLOW);

/** Seven colours for groups in order of size; whatever comes after is grey. */
export const GROUP_COLOURS = {
  light: ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#f0e442"],
  dark: ["#3d9bd6", "#ec7014", "#10b586", "#d98ab5", "#e69f00", "#7cc8f2", "#f0e442"],
};
/** Early to late. */
export const YEAR_COLOURS = {
  light: ["#4b2a7b", "#3b5fa8", "#21918c", "#58bf62", "#e3d52c"],
  dark: ["#9a79d1", "#6a93e0", "#2fb5af", "#6fd57a", "#f2e54c"],
};

const blends = new Map();

/** Blend a #rrggbb colour towards another by a share from 0 to 1. */
export function blend(colour, other, share) {
  const key = colour + other + share;
  if (!blends.has(key)) blends.set(key, mixColours(colour, other, share));
  return blends.get(key);
}

function mixColours(colour, other, share) {
  const part = (text, at) => parseInt(text.slice(at, at + 2), 16);
  const mixed = [1, 3, 5].map((at) => Math.round(part(colour, at) * (1 - share) + part(other, at) * share));
  return "#" + mixed.map((each) => each.toString(16).padStart(2, "0")).join("");
}

/** Draw the outline of a shape around (x, y) into a canvas path. */
export function trace(ctx, shape, x, y, r) {
  const corners = SHAPES[shape];
  ctx.beginPath();
  if (!corners.length) {
    ctx.arc(x, y, r, 0, TURN);
    return;
  }
  corners.forEach(([u, v], i) => (i ? ctx.lineTo(x + u * r, y + v * r) : ctx.moveTo(x + u * r, y + v * r)));
  ctx.closePath();
}

/** The rectangle that a shape of radius r fills around (x, y). */
export function extent(shape, x, y, r) {
  const corners = SHAPES[shape];
  if (!corners.length) return { x: x - r, y: y - r, width: 2 * r, height: 2 * r };
  const across = corners.map((corner) => corner[0]);
  const down = corners.map((corner) => corner[1]);
  const left = Math.min(...across);
  const top = Math.min(...down);
  return {
    x: x + left * r,
    y: y + top * r,
    width: (Math.max(...across) - left) * r,
    height: (Math.max(...down) - top) * r,
  };
}
