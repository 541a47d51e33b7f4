/** A link the phone's map opens with the place looked up; nothing is sent before she taps it. */
export const mapLink = (place: string): string =>
  `https://uri.amap.com/search?keyword=${encodeURIComponent(place)}&callnative=1`;
