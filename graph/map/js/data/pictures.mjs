// How a picture is taken away as PNG: how large, on which ground, and whether with its title and legend.

export const PICTURE_CHOICES = { shape: ["shown", "wide"], ground: ["shown", "white", "clear"], titled: [true, false] };
export const NO_CHOICE = Object.freeze({ shape: "shown", ground: "shown", titled: true });

// A slide of 16:9 is drawn in fewer, larger points, so that its words can be read from the back of a room.
const SLIDE_SIZE = { width: 1280, height: 720, ratio: 1.5 };
const SCREEN_PIXELS = 2; // pixels for each one of the screen
const LEAST_PICTURE = { width: 960, height: 620 }; // of the map, in which title and legend have room

/** The choices with one of them made; what is no choice changes nothing. */
export const chosenPicture = (choices, key, value) =>
  Object.hasOwn(PICTURE_CHOICES, key) && PICTURE_CHOICES[key].includes(value) ? { ...choices, [key]: value } : choices;

/** How large a picture is: {width, height} in points, and `ratio`, the pixels of a point. */
export function pictureSize({ shape }, map, head) {
  if (shape === "wide") return SLIDE_SIZE;
  const height = Math.max(LEAST_PICTURE.height, map.height) + head;
  return { width: Math.max(LEAST_PICTURE.width, map.width), height, ratio: SCREEN_PIXELS };
}

/** In which theme a picture is drawn: white paper is for dark ink, whatever the screen has. */
export const pictureTheme = ({ ground }, theme) => (ground === "white" ? "light" : theme);

/** The colours of a picture: as on the screen, or on white. On no ground what keeps words and lines apart stays. */
export const pictureColours = ({ ground }, colours) =>
  ground === "white" ? { ...colours, ground: "#ffffff", halo: "#ffffff" } : colours;
