// Making elements. Text always goes in as text, and links only where they are http or https.

export const byName = (id) => document.getElementById(id);

/** Make an element: make("a", {class: "x", href: "…", onclick: f}, "text", child, …). */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, "");
    else element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

export function makeSvg(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...children);
  return element;
}

// Drawn here, since not every system's fonts have these signs. 20 by 20, stroked.
const ICONS = {
  close: "M5 5l10 10M15 5L5 15",
  fit: "M3 8V3h5M17 8V3h-5M3 12v5h5M17 12v5h-5",
  menu: "M3 5.5h14M3 10h14M3 14.5h14",
  plus: "M10 4v12M4 10h12",
  minus: "M4 10h12",
  auto: "M10 3.2a6.8 6.8 0 100 13.6 6.8 6.8 0 000-13.6zM10 3.2v13.6M12.5 4.2v11.6M15 5.6v8.8",
  light:
    "M10 6.6a3.4 3.4 0 100 6.8 3.4 3.4 0 000-6.8zM10 1.8v1.9M10 16.3v1.9M1.8 10h1.9M16.3 10h1.9M4.2 4.2l1.3 1.3M14.5 14.5l1.3 1.3M4.2 15.8l1.3-1.3M14.5 5.5l1.3-1.3",
  dark: "M16.6 12.2A7 7 0 018 3.5a7 7 0 108.6 8.7z",
  down: "M5 8l5 5 5-5",
  before: "M12 5l-5 5 5 5",
  after: "M8 5l5 5-5 5",
  story: "M7 4.5l8.5 5.5L7 15.5z",
  steps: "M3.5 4.5h9v6h-9zM6 13h9.5V7.5M5.5 15.5h12.5V10",
  up: "M5 12l5-5 5 5",
  undo: "M7 4L3.5 7.5 7 11M3.8 7.5H12a4.5 4.5 0 010 9H8",
  redo: "M13 4l3.5 3.5L13 11M16.2 7.5H8a4.5 4.5 0 000 9h4",
  set: "M6 3.5a2.5 2.5 0 100 5 2.5 2.5 0 000-5zM14 3.5a2.5 2.5 0 100 5 2.5 2.5 0 000-5zM10 11a2.5 2.5 0 100 5 2.5 2.5 0 000-5z",
  note: "M4 3.5h12v8.5l-4.5 4.5H4zM11.5 16.5V12H16M7 7h6M7 10h3.5",
};

/** A small drawn sign; what it means is said by the control around it. */
export function sign(name) {
  const path = makeSvg("path", {
    d: ICONS[name],
    fill: "none",
    stroke: "currentColor",
    "stroke-width": 1.7,
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
  });
  return makeSvg(
    "svg",
    { viewBox: "0 0 20 20", width: 17, height: 17, class: "sign", "aria-hidden": "true", focusable: "false" },
    path,
  );
}

/** The address if it is a web page that may be linked, else nothing. */
export function webAddress(text) {
  if (!/^https?:\/\//i.test(text || "")) return "";
  try {
    const address = new URL(text);
    return address.protocol === "https:" || address.protocol === "http:" ? address.href : "";
  } catch {
    return "";
  }
}

/** A link that opens beside the map, or the bare text where the address is no web page. */
export function link(address, text, label) {
  const safe = webAddress(address);
  if (!safe) return document.createTextNode(text === "" ? address : text);
  return make(
    "a",
    { href: safe, target: "_blank", rel: "noopener noreferrer", "aria-label": label },
    text || address,
  );
}

/** Fill a select with [value, word] pairs; left alone while nothing changes, so that it keeps its open list. */
export function fillSelect(select, list, value) {
  const now = JSON.stringify(list);
  if (select.dataset.list !== now) {
    select.replaceChildren(...list.map(([key, word]) => make("option", { value: key }, word)));
    select.dataset.list = now;
  }
  select.value = value;
}

/** Save a file from the page. */
export function save(name, type, content) {
  const blob = content instanceof Blob ? content : new Blob([content], { type });
  const address = URL.createObjectURL(blob);
  const anchor = make("a", { href: address, download: name });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 30000);
}

export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
/** Whether boxes lie on the lower part of the map, as style.css has it of a narrow window that is not low. */
export const narrow = () => matchMedia("(max-width: 900px) and (min-height: 451px), (max-width: 520px)").matches;
