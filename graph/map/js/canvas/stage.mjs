// What the parts of the canvas share.

export const canvas = {
  network: null,
  box: null,
  at: [], // where each organisation is now, in world units
  mix: 0, // 0 network layout, 1 geographic
  fan: new Map(), // where those of one town stand on the map of the world, by index; for which zoom, and whom
  fanKey: "",
  fanOf: null,
  land: { coast: [], borders: [] }, // of the map of the world
  alpha: [],
  target: [],
  there: [], // who is drawn or fades, by index
  lines: new Map(), // pair -> {pair, alpha, target, glow, parts}
  context: [],
  through: { width: 0 },
  colours: null,
  ratio: 1, // the camera, colours and pixel ratio of the frame
  marks: new Map(),
  placed: [],
  before: new Map(), // where each name stood in the frame before, or before something was pointed at
  playing: false, // while time plays
  hover: -1,
  cursor: -1,
  hoverPair: null,
  hoverGroup: null, // the value of a group whose bubble or name is under the pointer
  groupCursor: null, // the group that the keyboard is at
  titles: [], // the names of groups in the frame: [{value, x, y, width, height}]
  fitScale: 1,
  moving: false,
  fading: false, // somebody or a line fades in or out; a new line glows for longer
  glowing: false,
  still: null, // what is shown instead of a drawing while a large map is moved (still.mjs)
  order: [], // the symbols of the frame, most important first; `marks` has them by id
  movingTimer: 0,
  running: false,
  last: 0,
  moved: null,
  first: true,
  notes: [], // the rectangles of the notes in the frame: [{key, x, y, width, height}]
  overNote: false,
  held: null, // what is being dragged: {note, x, y} or {indices}
  chosen: new Set(), // organisations that are moved together
  frameBox: null, // the rectangle that is being drawn around some
  onTap: () => false,
  onGroup: () => {}, // a group was clicked, by its value
  onDrawn: () => {}, // after each picture
};

/** A place of the network layout as it lies on this screen, or the other way round. */
export const turnedOver = ([x, y]) => (canvas.turned ? [y, x] : [x, y]);

/** Whether somebody is pointed at, by mouse or keyboard: for a moment, and no part of the view. */
export const isPointing = () => canvas.hover >= 0 || canvas.cursor >= 0;

/**
 * The names whose places are kept so that they do not jump: those that stood `before`, while anything moves or is pointed
 * at. A picture at rest remembers nothing, so that a view looks the same wherever one comes from, as a link to it does.
 */
export function namesKept(before) {
  const { moving, panning, gliding, fading, held, playing } = canvas;
  return moving || panning || gliding || fading || held || playing || isPointing() ? before : new Map();
}
