/**
 * Characters nobody sees: of no width, marks of direction, byte order marks, soft hyphens, fillers, tags, variation
 * selectors. Two names that look alike would be two people, a search would not find what one reads.
 */
const unseen = /[\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/u;

/**
 * Those that change what is seen stay: a joiner between two emoji (a family would fall apart into its members), the
 * selector that makes an emoji coloured or a digit a key, the selector of the form of one ideograph.
 */
const seenOrUnseen =
  /((?<=\p{Extended_Pictographic}[\uFE0F\u{1F3FB}-\u{1F3FF}]?)\u200D(?=\p{Extended_Pictographic})|(?<=\p{Extended_Pictographic})\uFE0F|(?<=[0-9#*])\uFE0F(?=\u20E3)|(?<=\p{Unified_Ideograph})[\u{E0100}-\u{E01EF}])|[\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/gu;

/** Nothing anybody would see: spaces of all kinds, the blank of braille, marks without a letter. */
const blank = /^[\s\p{Z}\p{M}\u2800]*$/u;

/** The text as it is seen, or '' where nothing would be. */
export const visible = (text: string): string => {
  const seen = unseen.test(text) ? text.replace(seenOrUnseen, '$1') : text;
  return blank.test(seen) ? '' : seen;
};

/** Nothing unseen at all, for what is compared: numbers, codes, names, keywords. */
export const withoutUnseen = (text: string): string =>
  unseen.test(text) ? text.replace(/[\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/gu, '') : text;
