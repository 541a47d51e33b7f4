/**
 * A person's name as papers write it: Han characters (planes 2 and 3 hold only those, however new), Latin letters, the
 * middle dot of foreign and minority names, and between Latin letters a space, hyphen, apostrophe or full stop. Digits may
 * stand behind them: village lists tell two people of one name apart so (王丽2), and such lists are imported.
 * Checked on both sides, so that she hears of it where she typed it.
 */
const HAN = '\\p{Script=Han}\\u{20000}-\\u{3FFFD}';
const WORD = `(?:[${HAN}0-9]|\\p{Script=Latin}\\p{Mn}{0,2})+`;
const shape = new RegExp(`^(?=.*[${HAN}\\p{Script=Latin}])${WORD}(?:(?:[·'’-]|\\.? |\\.)${WORD})*\\.?$`, 'u');

export const isPersonName = (name: string): boolean => shape.test(name);

/** Dots that keyboards and spreadsheets put for the one papers have. */
const dots = /[‧•∙⋅・･᛫]/gu;
// Without looking behind: browsers of iPhones before iOS 16.4 cannot read such an expression, and the page stays white.
const dotsOfHan = new RegExp(`([${HAN}])\\s*\\.\\s*(?=[${HAN}])`, 'gu');
const spacesOfHan = new RegExp(`([${HAN}])\\s+(?=[${HAN}])`, 'gu');

/**
 * One way of writing one name, or two spellings would be two people: 王　丽 is 王丽, 阿依古丽.买买提 is 阿依古丽·买买提, letters of
 * full width and the radicals that come out of printed papers are the plain ones.
 */
export const tidyPersonName = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(dots, '·')
    .replace(dotsOfHan, '$1·')
    .replace(spacesOfHan, '$1')
    .replace(/\s*·\s*/gu, '·')
    .replace(/\s+/gu, ' ')
    .trim();
