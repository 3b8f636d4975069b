// The data of a large map, which stand packed in the page (graph/map/packed.py).

const PACKED = "deflated";

export const isPacked = (held) => typeof held?.[PACKED] === "string";

/** Whether this browser can read packed data: all can that were made since 2023. */
export const canUnpack = () => typeof DecompressionStream === "function";

/** The data of a map from a block that is packed. Nothing is asked for over a network: it is read from memory. */
export function unpack(held) {
  const bytes = Uint8Array.from(atob(held[PACKED]), (sign) => sign.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).json();
}
