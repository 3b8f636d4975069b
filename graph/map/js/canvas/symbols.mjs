// What an organisation looks like: a shape and a colour by type. The first six colours are Okabe
// and Ito's, which people with any colour vision tell apart; shapes say the same again. As graph/drawing/palette.py.

const TURN = 2 * Math.PI;

function regular(corners, start) {
  return Array.from({ length: corners }, (_, i) => {
    const angle = start + (i * TURN) / corners;
    return [Math.cos(angle), Math.sin(angle)];
  });
}

function star() {
  return Array.from({ length: 10 }, (_, i) => {
    const angle = -TURN / 4 + (i * TURN) / 10;
    const reach = i % 2 ? 0.47 : 1;
    return [reach * Math.cos(angle), reach * Math.sin(angle)];
  });
}

const CROSS = [
  [-1, -3],
  [1, -3],
  [1, -1],
  [3, -1],
  [3, 1],
  [1, 1],
  [1, 3],
  [-1, 3],
  [-1, 1],
  [-3, 1],
  [-3, -1],
  [-1, -1],
];
const SHIELD = [
  [-1, -1],
  [1, -1],
  [1, 0.35],
  [0, 1.25],
  [-1, 0.35],
];

/** Corners around (0, 0); an empty list stands for a circle. All shapes cover the same area as the circle of radius 1. */
export const SHAPES = Object.fromEntries(
  Object.entries({
    star: star(),
    square: [
      [-1, -1],
      [1, -1],
      [1, 1],
      [-1, 1],
    ],
    dot: [],
    ring: [],
    triangle: regular(3, -TURN / 4),
    triangleDown: regular(3, TURN / 4),
    diamond: regular(4, -TURN / 4),
    hexagon: regular(6, 0),
    pentagon: regular(5, -TURN / 4),
    cross: CROSS,
    shield: SHIELD,
  }).map(([name, corners]) => [name, sameArea(corners)]),
);

function sameArea(corners) {
  if (!corners.length) return corners;
  let twice = 0;
  corners.forEach(([x, y], i) => {
    const [u, v] = corners[(i + 1) % corners.length];
    twice += x * v - u * y;
  });
  const scale = Math.sqrt(Math.PI / Math.abs(twice / 2));
  return corners.map(([x, y]) => [x * scale, y * scale]);
}

export const UNKNOWN = { shape: "ring", light: "#6b7480", dark: "#98a2b0" };
export const TYPE_LOOKS = {
  hub: { shape: "star", light: "#d55e00", dark: "#ec7014" },
  prefecture: { shape: "square", light: "#cc79a7", dark: "#d98ab5" },
  city: { shape: "dot", light: "#0072b2", dark: "#3d9bd6" },
  university: { shape: "triangle", light: "#009e73", dark: "#10b586" },
  cluster: { shape: "diamond", light: "#e69f00", dark: "#e69f00" },
  institute: { shape: "hexagon", light: "#56b4e9", dark: "#7cc8f2" },
  hospital: { shape: "cross", light: "#b22222", dark: "#e0604f" },
  company: { shape: "pentagon", light: "#6b5b95", dark: "#a294cc" },
  government: { shape: "triangleDown", light: "#8c6d1f", dark: "#c4a24a" },
  state: { shape: "shield", light: "#44546a", dark: "#a9b8cc" },
};

export function typeLook(type) {
  return Object.hasOwn(TYPE_LOOKS, type) ? TYPE_LOOKS[type] : UNKNOWN;
}

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
