// Cities by name, told apart where several countries, or prefectures of one, have a city of that name, as in
// graph/model/cities.py.

import { joinList, splitList } from "./state.mjs";

const LISTED = /[%,]/;
const countryOf = ({ country, prefecture }) => country || (prefecture ? "JP" : ""); // whether that is written or not

/** Of each node what names its city where organisations are grouped: one list in a cell (`cityParts`), blank for none. */
export function cityNames(nodes) {
  const known = new Map(); // by city and country: the prefectures
  for (const node of nodes) {
    const { city, prefecture } = node;
    if (!city) continue;
    const country = countryOf(node);
    if (!known.has(city)) known.set(city, new Map());
    const countries = known.get(city);
    if (!countries.has(country)) countries.set(country, new Set());
    if (prefecture) countries.get(country).add(prefecture);
  }
  return nodes.map((node) => {
    const { city, prefecture = "" } = node;
    if (!city) return "";
    const country = countryOf(node);
    const countries = known.get(city);
    const isShared = [...countries.keys()].filter(Boolean).length > 1;
    const parts = countries.get(country).size > 1 ? [city, country, prefecture] : isShared ? [city, country] : [city];
    return parts.length > 1 || LISTED.test(city) ? joinList(parts) : city;
  });
}

/** The city that is named, and as far as it takes to tell it from others its country and prefecture. */
export const cityParts = (name) => (LISTED.test(name) ? splitList(name) : [name]);
