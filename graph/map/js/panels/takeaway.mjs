// What people take away: PNG, SVG, CSV, a link, a page of paper.

import { app, readWith, sourceLine, wholeTitle, writeHash } from "../app.mjs";
import { byName, save } from "../dom.mjs";
import { areTwo, drawPane, onFirstDay } from "../canvas/beside.mjs";
import { camera, cameraFor, everyone, fannedOut, moreSpots, wake } from "../canvas/camera.mjs";
import {
  centredSign,
  CHANGE_COLOURS,
  changeLook,
  changeRows,
  changeWord,
  colourSigns,
  dashFor,
  groupsOf,
  lineSigns,
  relationsByUse,
  themeNow,
} from "../canvas/looks.mjs";
import { drawSlip } from "../canvas/own.mjs";
import { COLOURS, drawSymbol, drawTies, FONT, textWidth } from "../canvas/scene.mjs";
import { canvas } from "../canvas/stage.mjs";
import { SvgSurface } from "../canvas/svg.mjs";
import { inOrder } from "../canvas/symbols.mjs";
import { saidPlainly } from "../data/kept.mjs";
import {
  chosenPicture,
  NO_CHOICE,
  pictureColours,
  pictureSize,
  pictureTheme,
} from "../data/pictures.mjs";
import { toHash } from "../data/state.mjs";
import { number, relationWord, say } from "../data/words.mjs";
import { offerCopy, saveCopy } from "./copy.mjs";
import { paneWords } from "./compare.mjs";
import { summary } from "./panel.mjs";
import { periodWords } from "./period.mjs";
import { fileName, saveTable } from "./records.mjs";
import { resultWords } from "./result.mjs";
import { heldWords } from "./timebar.mjs";

const HEAD = 74;
const LEGEND = `400 12px ${FONT}`;
const LEGEND_LINE = 20;
const MOST_RELATIONS = 6; // that a legend names

/** What stands below the picture: the lines of a legend, two at least, three where it tells of changes, and the source. */
const footOf = (legend) => 26 + LEGEND_LINE * Math.max(legend.length, changeRows().length ? 3 : 2);

// How the next PNG is drawn; remembered as long as the page is open.
let pictureHow = NO_CHOICE;

/**
 * Draw the whole picture in a theme; `colours` may be others for paper. Unless it is `titled` it has neither title and
 * date nor legend and source, and the map has their room; with the ground `clear` nothing is painted behind it.
 */
export function drawPicture(ctx, { width, height }, { theme, colours = COLOURS[theme], titled = true, ground = "" }) {
  if (ground !== "clear") {
    ctx.fillStyle = colours.ground;
    ctx.fillRect(0, 0, width, height);
  }
  const legend = titled ? legendLines(ctx, width, theme) : [];
  const box = titled ? { y: HEAD, height: height - HEAD - footOf(legend) } : { y: 0, height };
  const how = { theme, colours, picture: { width, height } };
  if (areTwo()) {
    const half = width / 2;
    onFirstDay(() => drawPart(ctx, { ...box, x: 0, width: half }, { ...how, words: paneWords(), size: 0.8 }));
    drawPart(ctx, { ...box, x: half, width: half }, { ...how, words: paneWords(), size: 0.8 });
  } else drawPart(ctx, { ...box, x: 0, width }, how);
  if (!titled) return;
  drawHead(ctx, width, colours);
  drawLegend(ctx, { width, height }, legend, colours);
}

/** Draw the map into a part of the picture, with what stands above it. */
function drawPart(ctx, box, { theme, colours, picture, words = [], size = 1 }) {
  const through = pictureCamera(box.width, box.height);
  const shift = (at, long, whole) => (whole / 2 - at - long / 2) / through.scale;
  const [x, y] = [shift(box.x, box.width, picture.width), shift(box.y, box.height, picture.height)];
  ctx.save();
  ctx.beginPath();
  ctx.rect(box.x, box.y, box.width, box.height);
  ctx.clip();
  const room = { x: box.x + 8, y: box.y, width: box.width - 16, height: box.height };
  const obstacles = words.length ? [{ ...room, height: 24 }] : [];
  const geographic = app.view.layout === "geographic";
  const seen = { ...through, x: through.x + x, y: through.y + y, ...picture };
  drawPane(ctx, seen, room, { theme, colours, geographic, size, obstacles, extra: 20 });
  writePane(ctx, box, words, colours);
  ctx.restore();
}

/** The day of a part of the picture and what it counts, legible on whatever symbol, line or note lies below. */
function writePane(ctx, { x, y, height }, [day, counts], colours) {
  if (!day) return;
  ctx.textBaseline = "middle";
  ctx.textAlign = "left";
  const wide = textWidth(ctx, day, `600 14px ${FONT}`);
  ctx.globalAlpha = 0.9;
  ctx.fillStyle = colours.ground;
  ctx.fillRect(x + 16, y, wide + textWidth(ctx, counts, `400 12px ${FONT}`) + 28, 24);
  ctx.globalAlpha = 1;
  ctx.fillStyle = colours.ink;
  ctx.font = `600 14px ${FONT}`;
  ctx.fillText(day, x + 24, y + 12);
  ctx.fillStyle = colours.quiet;
  ctx.font = `400 12px ${FONT}`;
  ctx.fillText(counts, x + 36 + wide, y + 12);
  if (x) {
    ctx.fillStyle = colours.rule;
    ctx.fillRect(x, y, 1, height);
  }
}

/** What the screen shows, or everything in sight when nobody has moved the camera. */
function pictureCamera(width, height) {
  const mix = app.view.layout === "geographic" ? 1 : 0;
  if (!app.view.zoom)
    return { ...cameraFor(everyone(), mix, { width, height }, { more: moreSpots(mix), at: fannedOut }), width, height };
  const now = camera();
  return { x: now.x, y: now.y, scale: now.scale * Math.min(width / now.width, height / now.height), width, height };
}

function drawHead(ctx, width, colours) {
  ctx.globalAlpha = 1;
  ctx.textAlign = "left";
  ctx.textBaseline = "alphabetic";
  ctx.fillStyle = colours.ink;
  ctx.font = `600 21px ${FONT}`;
  ctx.fillText(wholeTitle(), 24, 36);
  ctx.fillStyle = colours.quiet;
  ctx.font = `400 13px ${FONT}`;
  ctx.fillText([resultWords(), summary(), heldWords("held_briefly")].filter(Boolean).join(" · "), 24, 58);
  ctx.textAlign = "right";
  ctx.fillStyle = colours.ink;
  ctx.font = `600 17px ${FONT}`;
  ctx.fillText(periodWords(), width - 24, 36);
  ctx.textAlign = "left";
}

/** What changed, the types or groups in sight and the relations, in a few lines, and where the data comes from. */
function drawLegend(ctx, { width, height }, legend, colours) {
  ctx.textAlign = "left";
  ctx.textBaseline = "middle";
  legend.forEach((line, i) => {
    const y = height - footOf(legend) + 16 + i * LEGEND_LINE;
    for (const { x, word, draw } of line) {
      draw(ctx, x + 8, y, colours);
      ctx.globalAlpha = 1;
      ctx.font = LEGEND;
      ctx.fillStyle = colours.ink;
      ctx.fillText(word, x + 22, y);
    }
  });
  ctx.fillStyle = colours.quiet;
  ctx.font = `400 11px ${FONT}`;
  ctx.fillText(
    [sourceLine(), say(app.view.dates === "possible" ? "possible_note" : "certain_note")].filter(Boolean).join(" · "),
    24,
    height - 12,
  );
}

/** The legend in lines of items, each with its place from the left. */
function legendLines(ctx, width, theme) {
  const lines = [[]];
  let x = 24;
  for (const item of legendItems(theme)) {
    const wide = textWidth(ctx, item.word, LEGEND) + 40;
    if (x + wide > width - 24 && lines.at(-1).length) {
      lines.push([]);
      x = 24;
    }
    lines.at(-1).push({ ...item, x });
    x += wide;
  }
  return lines;
}

function legendItems(theme) {
  const { colour } = app.view;
  const here = (key) => new Set([...app.drawn.nodes].map((index) => app.model.nodes[index][key]));
  const present = here(colour);
  const all = colour === "type" ? inOrder(present) : groupsOf(colour).map((group) => group.value);
  const items = colourSigns(colour, all.filter((value) => present.has(value)), theme).map(({ word, ...sign }) => ({
    word,
    draw: (ctx, x, y, colours) => drawSymbol(ctx, { x, y, r: 5.5, alpha: 1, ...sign }, colours),
  }));
  const line = (word, dash, look) => ({
    word,
    draw: (ctx, x, y, colours) =>
      drawTies(
        ctx,
        { x: 0, y: 0, scale: 1, width: 0, height: 0 },
        [{ parts: [[x - 10, y, x, y, x + 9, y]], width: 1.6, dash, colour: colours.tie, alpha: 1, glow: 0, ...look }],
        colours,
      ),
  });
  const signs = lineSigns(theme).map(({ word, count, colour, alpha }) =>
    line(`${word} (${number(count)})`, [], { colour, alpha, width: 2 }),
  );
  const plain = { colour: COLOURS[theme].tie, alpha: 1 };
  const changes = changeRows().map(({ value, count }) => {
    const told = CHANGE_COLOURS[changeLook(value)];
    const look = told ? { colour: COLOURS[theme][told], alpha: 1 } : plain;
    return line(`${changeWord(value, true)} (${number(count)})`, [], { ...look, width: 2 });
  });
  const relations = new Set(app.seen.ties.map((tie) => tie.relation));
  const used = relationsByUse().filter((each) => relations.has(each));
  const lines = used.slice(0, MOST_RELATIONS).map((relation) => line(relationWord(relation), dashFor(relation), {}));
  if (used.length > MOST_RELATIONS) lines.push(line(say("group_rest"), dashFor(used[MOST_RELATIONS]), {}));
  const noted = [...app.drawn.nodes].filter((index) => app.own.remarks.has(app.model.nodes[index].id)).length;
  const slip = { word: `${say("own_note")} (${number(noted)})`, draw: drawSlip };
  return [...changes, ...(noted ? [slip] : []), ...signs, ...centredItem(theme), ...items, ...lines];
}

/** What a hollow symbol means, where there is one. */
function centredItem(theme) {
  const sign = centredSign();
  if (!sign) return [];
  const mark = { r: 5.5, shape: "circle", colour: COLOURS[theme].quiet, alpha: 1, centred: true };
  const draw = (ctx, x, y, colours) => drawSymbol(ctx, { ...mark, x, y }, colours);
  return [{ word: `${sign.word} (${number(sign.count)})`, draw }];
}

const sizeOf = (how) => pictureSize(how, { width: canvas.box.clientWidth, height: canvas.box.clientHeight }, HEAD);

function drawOn(surface, { width, height, ratio }, how) {
  surface.width = width * ratio;
  surface.height = height * ratio;
  const ctx = surface.getContext("2d");
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  drawPicture(ctx, { width, height }, how);
}

export function savePng() {
  const surface = document.createElement("canvas");
  const theme = pictureTheme(pictureHow, themeNow());
  drawOn(surface, sizeOf(pictureHow), { ...pictureHow, theme, colours: pictureColours(pictureHow, COLOURS[theme]) });
  surface.toBlob((blob) => save(fileName("png"), "image/png", blob), "image/png");
  wake();
}

export function svgText() {
  const { width, height } = sizeOf(NO_CHOICE);
  const ruler = document.createElement("canvas").getContext("2d");
  const surface = new SvgSurface(width, height, (text, font) => {
    ruler.font = font;
    return ruler.measureText(text);
  });
  drawPicture(surface, { width, height }, { theme: themeNow() });
  return surface.end(`${wholeTitle()}, ${periodWords()}`);
}

/** The address of the view, which asks in words for what is kept here and nowhere else. */
function linkAddress() {
  const find = saidPlainly(app.own.kept, app.view.find, readWith);
  return find === app.view.find ? location.href : location.href.replace(/#.*$|$/, `#${toHash({ ...app.view, find }, app.base)}`);
}

async function copyLink() {
  writeHash();
  const address = linkAddress();
  try {
    await navigator.clipboard.writeText(address);
  } catch {
    const box = document.createElement("textarea");
    box.value = address;
    document.body.append(box);
    box.select();
    document.execCommand("copy");
    box.remove();
  }
  offerCopy(fileName("html"));
}

export function initTakeaway() {
  const on = (id, act) =>
    byName(id).addEventListener("click", () => {
      openMenu(false);
      act();
    });
  on("export-png", savePng);
  on("export-svg", () => save(fileName("svg"), "image/svg+xml", svgText()));
  on("export-csv", () => saveTable("ties"));
  on("export-nodes", () => saveTable("organisations"));
  on("export-measures", () => saveTable("measures"));
  on("save-copy", () => saveCopy(fileName("html")));
  on("copy-link", copyLink);
  on("print", () => window.print());
  for (const button of pictureButtons()) button.addEventListener("click", () => choosePicture(button));
  byName("export").addEventListener("click", () => openMenu(byName("export-menu").hidden));
  byName("export-menu").addEventListener("keydown", onMenuKey);
  document.addEventListener("pointerdown", (event) => {
    if (!event.target.closest(".menu-box")) openMenu(false);
  });
  window.addEventListener("beforeprint", preparePaper);
}

const pictureButtons = () => byName("export-menu").querySelectorAll("[data-picture]");

/** Choose how the next PNG is drawn; the menu stays open for the next choice. */
function choosePicture({ dataset }) {
  const key = dataset.picture;
  pictureHow = chosenPicture(pictureHow, key, key === "titled" ? !pictureHow.titled : dataset.value);
  for (const each of pictureButtons()) {
    const now = pictureHow[each.dataset.picture];
    each.setAttribute("aria-checked", String(each.dataset.value ? now === each.dataset.value : now));
  }
}

/** Paper is white: the picture is drawn again in the light theme, in the proportions of the page. */
export function preparePaper() {
  const colours = pictureColours({ ground: "white" }, COLOURS.light);
  drawOn(byName("paper-canvas"), { width: 1120, height: 740, ratio: 2 }, { theme: "light", colours });
  wake();
}

function openMenu(open) {
  const menu = byName("export-menu");
  if (menu.hidden === !open) return;
  menu.hidden = !open;
  byName("export").setAttribute("aria-expanded", String(open));
  if (open) menu.querySelector("button").focus();
}

function onMenuKey(event) {
  const items = [...byName("export-menu").querySelectorAll("button")];
  const at = items.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (to !== undefined) {
    event.preventDefault();
    items[(to + items.length) % items.length].focus();
  } else if (event.key === "Escape" || event.key === "Tab") {
    openMenu(false);
    byName("export").focus();
    event.stopPropagation();
  }
}
