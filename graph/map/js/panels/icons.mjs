// Small pictures for the legend, lists and cards.

import { makeSvg } from "../dom.mjs";
import { colourOf, shapeOf, themeNow } from "../canvas/looks.mjs";
import { COLOURS } from "../canvas/scene.mjs";
import { blend, isHollow, SHAPES } from "../canvas/symbols.mjs";

/** A small picture of a shape; hollow and dashed where it is `centred`. */
export function symbolIcon(shape, colour, size = 16, centred = false) {
  const theme = themeNow();
  const ring = isHollow(shape) || centred;
  const paint = {
    fill: ring ? "none" : colour,
    stroke: ring ? colour : blend(colour, COLOURS[theme].edge, 0.34),
    "stroke-width": centred ? 0.34 : ring ? 0.42 : 0.18,
    "stroke-linejoin": "round",
    ...(centred ? { "stroke-dasharray": "0.52 0.42" } : {}),
  };
  const corners = SHAPES[shape];
  const outline = corners.length
    ? makeSvg("polygon", {
        points: corners.map((corner) => corner.map((each) => each.toFixed(3)).join(",")).join(" "),
        ...paint,
      })
    : makeSvg("circle", { cx: 0, cy: 0, r: 1, ...paint });
  return makeSvg(
    "svg",
    {
      viewBox: "-1.9 -1.9 3.8 3.8",
      width: size,
      height: size,
      class: "icon",
      "aria-hidden": "true",
      focusable: "false",
    },
    outline,
  );
}

export function nodeIcon(node, size) {
  return symbolIcon(shapeOf(node), colourOf(node), size);
}

/** A small picture of a line; `kind` is structural, over, a change (`lineChange`) or nothing. */
export function lineIcon(dash, kind = "") {
  const line = makeSvg("line", {
    x1: 1,
    y1: 7,
    x2: 27,
    y2: 7,
    "stroke-width": kind === "structural" ? 1.4 : 1.8,
    "stroke-dasharray": dash.join(" ") || "none",
    stroke: "currentColor",
  });
  return makeSvg(
    "svg",
    {
      viewBox: "0 0 28 14",
      width: 28,
      height: 14,
      class: `line-icon ${kind}`,
      "aria-hidden": "true",
      focusable: "false",
    },
    line,
  );
}
